import type { HttpAnswer, HttpRequest } from '../../core/http/wire';
import type { OutcomeRequest } from '../../core/look/adapter';
import type { Problem } from '../../core/problem';
import type { ServiceFacts } from '../../core/task/task';
import type { AnswerRecord, Detected } from './detect/detect';
import type { Recipe } from './recipe';

/** What no recipe can say about an API that a recipe describes. */
export interface DescribedApi {
	readonly provider: string;
	readonly service: string;
	/** Facts that are known besides; they win over the facts that follow from the recipe. */
	readonly facts?: Partial<ServiceFacts>;
	/** One or more sentences on what an unknown id may be. */
	readonly unknownIdHint?: string;
	/** Where the account is managed, as in "top it up at Runway"; 'at the provider' if absent. */
	readonly accountAt?: string;
	/** The title, in quotes, of the field with the address for tasks; absent if the user gives no such address. */
	readonly addressTitle?: string;
	/** The path, with `{id}`, at which the file is served if the record of a succeeded task names none. */
	readonly fileUrl?: string;
	/** @returns the request for a task, or why none can be made; null to ask as the recipe says */
	statusRequest?(taskId: string): HttpRequest | Problem | null;
	/**
	 * Reads refusals that are particular to this API. It gets every answer, before the recipe is applied.
	 *
	 * @param askedId the id as it was asked for, which may be a status address
	 * @returns [] if there is no such task, a Problem, or null to read the answer as the recipe says
	 */
	refusal?(answer: HttpAnswer, askedId: string): readonly [] | Problem | null;
	/**
	 * Whether the shape of records is known, so that `refusal` has sorted out all answers that are no record. A record
	 * without a word for its state is then `unknown` and no Problem, and tasks do not say what was found where.
	 */
	readonly knowsRecord?: boolean;
	/** @returns what the record means for this API, to be used in place of `found` */
	read?(found: Detected, answer: AnswerRecord): Detected;
	/** @returns the second request, in place of the recipe's */
	outcome?(facts: ServiceFacts): OutcomeRequest;
}

/** How the API is asked: by which recipe, and where. */
export interface Described {
	readonly recipe: Recipe;
	/** Without slashes at its end. */
	readonly baseUrl: string;
}
