import type { ServiceFacts } from '../../../core/task/task';
import type { Recipe } from '../recipe';

/** A well-known API with its recipe, so that users have to give nothing but their key. */
export interface Preset {
	/** The value of the form's choice; it stands in stored workflows and never changes. */
	readonly value: string;
	/** As the form lists it. */
	readonly title: string;
	/** Which authentication the credential needs, and what the form says beside it. */
	readonly description: string;
	/** The hosts that serve the API: names, or `*.` before the end of names; empty if any host may serve it. */
	readonly hosts: readonly string[];
	/** The path that follows the host when the base URL of the credential has no path of its own. */
	readonly basePath: string;
	/** The members of the recipe that the preset sets. Addresses in it are paths below the base URL. */
	readonly recipe: Partial<Recipe>;
	/** The path, with `{id}`, at which the video is served if the record of a succeeded task names none. */
	readonly fileUrl?: string;
	/** A sentence on what an unknown id may be; absent if there is nothing to say. */
	readonly unknownIdHint?: string;
	/** Facts about this API that its recipe cannot say. */
	readonly facts?: Pick<Partial<ServiceFacts>, 'contentPolicyCodes' | 'shortestPauseSeconds'>;
}
