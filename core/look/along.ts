import type { HttpAnswer } from '../http/wire';
import { isProblem } from '../problem';
import type { Problem } from '../problem';
import type { Task } from '../task/task';

/** What came of a request, for the owner of an id that was taken along in it. */
export interface Brought {
	/** Null if no answer came. */
	readonly answer: HttpAnswer | null;
	/**
	 * Whole tasks, of which each owner takes only its own, or the Problem, with the ids taken out of its text; null if
	 * each owner reads the answer by itself.
	 */
	readonly tasks: readonly Task[] | Problem | null;
	/** Whether the sender was stopped, its time was up or nothing was sent, which says nothing about the provider. */
	readonly isSendersEnd: boolean;
}

/** An id of another wait that a request which goes out anyway asks about too. */
export interface Passenger {
	readonly taskId: string;
	/** Hands the owner what came of the request; the owner files it by itself. To be called once; never throws. */
	bring(brought: Brought): void;
}

/** How a look takes ids of other waits along. */
export interface Along {
	/**
	 * @param ids what the request asks about already
	 * @param room how many more ids it can ask about
	 * @returns the ids to take along: at most `room` others, and those of `ids` that other waits want too
	 */
	take(ids: readonly string[], room: number): readonly Passenger[];
	/** Whether the sender was stopped or its time is up: then a missing answer says nothing about the provider. */
	isOver(): boolean;
}

/** @returns a Problem with each of the ids replaced by an ellipsis, so that nobody reads ids of another execution */
export function withoutIds<Read extends readonly Task[] | Problem>(
	read: Read,
	ids: readonly string[],
): Read {
	if (ids.length === 0 || Array.isArray(read) || !isProblem(read)) return read;
	const names = [...new Set(ids.flatMap((id) => [id, encodeURIComponent(id)]))];
	// The longest first: one id may be the beginning of another.
	names.sort((one, other) => other.length - one.length);
	const unnamed = (text: string) => names.reduce((left, name) => left.replaceAll(name, '…'), text);
	const { message, description, apart } = read;
	return {
		...read,
		message: unnamed(message),
		description: unnamed(description),
		...(apart === undefined
			? {}
			: {
					apart: {
						message: unnamed(apart.message),
						description: unnamed(apart.description),
						said: Object.fromEntries(
							Object.entries(apart.said).map(([name, text]) => [name, unnamed(text)]),
						),
					},
				}),
	};
}
