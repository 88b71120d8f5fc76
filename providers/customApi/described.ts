import type { HttpAnswer, HttpRequest } from '../../core/http/wire';
import type { OutcomeRequest } from '../../core/look/adapter';
import type { Problem } from '../../core/problem';
import type { ServiceFacts } from '../../core/task/task';
import type { AnswerRecord, Detected } from './detect/detect';
import type { Recipe } from './recipe';

/** An API that a recipe describes, and what no recipe can say of it. */
export interface DescribedApi {
	readonly provider: string;
	readonly service: string;
	/** What is known beyond the recipe; it wins over what follows from it. */
	readonly facts?: Partial<ServiceFacts>;
	/** What else an unknown id may be: one or more sentences. */
	readonly unknownIdHint?: string;
	/** Where the account is looked after, as in "top it up at Runway"; 'at the provider' where absent. */
	readonly accountAt?: string;
	/** Where the user says under which address tasks are asked for, in quotes; absent where nobody says it. */
	readonly addressTitle?: string;
	/** Where the file itself is served after a success whose record names none, as a path with `{id}`. */
	readonly fileUrl?: string;
	/** @returns what to ask for a task, or why nothing can be asked; null for what the recipe says */
	statusRequest?(taskId: string): HttpRequest | Problem | null;
	/**
	 * What an answer means that says it in its own way; asked first, with every answer.
	 *
	 * @param askedId the id as it was asked for, which may be a status address
	 * @returns no task, a Problem, or null to go on as the recipe says
	 */
	refusal?(answer: HttpAnswer, askedId: string): readonly [] | Problem | null;
	/**
	 * Whether records are told from all else before they are read here, by `refusal`, since their
	 * shape is known: one without a word for its state is then `unknown`, and tasks do not say what was found where.
	 */
	readonly knowsRecord?: boolean;
	/** @returns the record as it is to be read, in place of what was found in it */
	read?(found: Detected, answer: AnswerRecord): Detected;
	/** The second request, in place of the recipe's. */
	outcome?(facts: ServiceFacts): OutcomeRequest;
}

/** How the API is asked. */
export interface Described {
	readonly recipe: Recipe;
	/** Without slashes at its end. */
	readonly baseUrl: string;
}
