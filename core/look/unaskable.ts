import type { Problem } from '../problem';

/** Thrown by a way that can make no request for an id, and knows why. */
export class Unaskable extends Error {
	constructor(readonly problem: Problem) {
		super(problem.message);
	}
}
