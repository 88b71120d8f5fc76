import fc from 'fast-check';

/** `stryker.config.mjs` sets it: there every property is tried again for thousands of mutants. */
const isMutationTest = Reflect.get(globalThis, 'isMutationTest') === true;

const CASES_PER_MUTANT = 100;

// A mutant must fare the same in every run, so that its properties are tried on the same cases each time.
if (isMutationTest) fc.configureGlobal({ seed: 20261122 });

export { fc };

/**
 * @param {number} count
 * @returns {{ numRuns: number }} how many cases a property is tried on: so many, but fewer for a mutant
 */
export function casesOf(count) {
	return { numRuns: isMutationTest ? Math.min(CASES_PER_MUTANT, Math.ceil(count / 10)) : count };
}
