import fc from 'fast-check';

/** `stryker.config.mjs` sets it: there every property is tried again for thousands of mutants. */
const isMutationTest = Reflect.get(globalThis, 'isMutationTest') === true;

const CASES_PER_MUTANT = 100;

// A mutant must fare the same in every run, so that its properties are tried on the same cases each time.
if (isMutationTest) fc.configureGlobal({ seed: 20261122 });

export { fc };

/** A mutant is tried on texts and lists of this size at most: how work grows with size is not what it is about. */
const LARGEST_FOR_A_MUTANT = 10_000;

/**
 * @param {number} size
 * @returns {number} how large something is made: so large, but no larger than is quick for a mutant
 */
export function sizeOf(size) {
	return isMutationTest ? Math.min(LARGEST_FOR_A_MUTANT, size) : size;
}

/**
 * @param {number} count
 * @returns {{ numRuns: number }} how many cases a property is tried on: so many, but fewer for a mutant
 */
export function casesOf(count) {
	return { numRuns: isMutationTest ? Math.min(CASES_PER_MUTANT, Math.ceil(count / 10)) : count };
}
