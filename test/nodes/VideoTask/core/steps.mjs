/** Methods that go over a whole array or move all of it. */
const METHODS = /** @type {const} */ ([
	...['concat', 'filter', 'flatMap', 'includes', 'indexOf', 'map', 'reduce'],
	...['shift', 'slice', 'some', 'splice', 'unshift'],
]);

/**
 * Counts how many elements of arrays work goes over, so that what is quadratic shows without a clock.
 *
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number>}
 */
export async function stepsOf(work) {
	let steps = 0;
	const prototype = /** @type {Record<string, Function>} */ (
		/** @type {unknown} */ (Array.prototype)
	);
	const own = METHODS.map((name) => /** @type {const} */ ([name, prototype[name]]));
	for (const [name, method] of own) {
		/** @this {unknown[]} @param {unknown[]} args */
		prototype[name] = function (...args) {
			steps += this.length;
			return method?.apply(this, args);
		};
	}
	try {
		await work();
	} finally {
		for (const [name, method] of own) if (method) prototype[name] = method;
	}
	return steps;
}
