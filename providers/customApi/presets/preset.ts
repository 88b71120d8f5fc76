import type { Recipe } from '../recipe';

/** A well-known API as a recipe, so that its users have to say nothing but their key. */
export interface Preset {
	/** The value of the form's choice; it stands in stored workflows and never changes. */
	readonly value: string;
	/** As the form lists it. */
	readonly title: string;
	/** Which authentication the credential needs, and what the form says beside it. */
	readonly description: string;
	/** Where the API is served: hosts, or `*.` and what they end with; none where anybody may serve it. */
	readonly hosts: readonly string[];
	/** What follows the host where the base URL of the credential has no path of its own. */
	readonly basePath: string;
	/** Its addresses are paths below the base URL. */
	readonly recipe: Partial<Recipe>;
	/** Where the video itself is served after a success whose record names none, as a path with `{id}`. */
	readonly fileUrl?: string;
	/** What an id may be that the API does not know; absent where there is nothing to say. */
	readonly unknownIdHint?: string;
	/** Codes of this API that mean that the content was refused. */
	readonly contentPolicyCodes?: readonly string[];
}
