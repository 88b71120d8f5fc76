import { isRecord } from './json.mjs';
import { requestKinds } from './provider.mjs';
import { providers } from './providers.mjs';

/**
 * @typedef {import('./classify.mjs').RequestClass} RequestClass
 *
 * @typedef {object} FaultAction  What happens instead of, or to, the normal answer. `delaySeconds` and
 *   `dateOffsetSeconds` go together with any other. Seconds are real ones.
 * @property {number} [status]  with the provider's own error body, unless another is given
 * @property {string} [retryAfter]
 * @property {string} [location]
 * @property {object | string} [body]  goes with `status`
 * @property {string} [contentType]  goes with `status`, `raw` and `hugeBytes`; alone it labels the normal answer
 * @property {number} [delaySeconds]
 * @property {boolean} [never]
 * @property {boolean} [trickle]
 * @property {number} [bytesPerSecond]  goes with `trickle`; 1 if not given
 * @property {'beforeHeaders' | 'midBody'} [drop]
 * @property {boolean} [html]
 * @property {boolean} [truncated]
 * @property {string} [raw]
 * @property {boolean} [emptyObject]
 * @property {boolean} [badGzip]
 * @property {number} [hugeBytes]
 * @property {number} [deepNesting]
 * @property {number} [dateOffsetSeconds]
 * @property {(payload: any) => unknown} [mutate]  in process only
 * @property {(text: string) => string} [rewrite]  the text of the normal answer; in process only
 *
 * @typedef {object} Fault  Whom it meets: a member that is not given meets all.
 * @property {import('./task.mjs').Provider} [provider]
 * @property {Exclude<import('./provider.mjs').RequestKind, 'other'>} [kind]
 * @property {string} [taskId]
 * @property {number} [times]
 * @property {number} [probability]
 * @property {number} [after]
 * @property {FaultAction} do
 */

const conditionNames = ['provider', 'kind', 'taskId', 'times', 'probability', 'after', 'do'];
const actionNames = [
	...['status', 'retryAfter', 'location', 'body', 'contentType', 'delaySeconds', 'never'],
	...['trickle', 'bytesPerSecond', 'drop', 'html', 'truncated', 'raw', 'emptyObject', 'badGzip'],
	...['hugeBytes', 'deepNesting', 'dateOffsetSeconds', 'mutate'],
	'rewrite',
];

/**
 * @param {Fault} fault
 * @param {RequestClass} request
 */
function meets(fault, { provider, kind, taskIds }) {
	return (
		(fault.provider === undefined || fault.provider === provider) &&
		(fault.kind === undefined || fault.kind === kind) &&
		(fault.taskId === undefined || taskIds.includes(fault.taskId))
	);
}

/**
 * A misspelt fault would silently never happen, so it is refused.
 *
 * @param {Fault} fault
 */
function check(fault) {
	if (!isRecord(fault.do) || Object.keys(fault.do).length === 0) {
		throw new Error("A fault needs a 'do' that says what happens");
	}
	if (fault.kind !== undefined && !requestKinds.includes(fault.kind)) {
		throw new Error(`A fault's kind must be one of: ${requestKinds.join(', ')}`);
	}
	if (fault.provider !== undefined && !(fault.provider in providers)) {
		throw new Error(`There is no provider '${fault.provider}'`);
	}
	for (const name of /** @type {const} */ (['mutate', 'rewrite'])) {
		if (fault.do[name] !== undefined && typeof fault.do[name] !== 'function') {
			throw new Error(`'${name}' must be a function, so it works in process only`);
		}
	}
	for (const name of Object.keys(fault)) {
		if (!conditionNames.includes(name)) throw new Error(`A fault has no '${name}'`);
	}
	for (const name of Object.keys(fault.do)) {
		if (!actionNames.includes(name)) throw new Error(`A fault's 'do' has no '${name}'`);
	}
}

/**
 * Counts a request that the fault meets, and says whether it strikes.
 *
 * @param {{ fault: Fault, met: number, done: number }} entry
 * @param {RequestClass} request
 * @param {() => number} random
 */
function strikes(entry, request, random) {
	const { times = Infinity, probability = 1, after = 0 } = entry.fault;
	if (entry.done >= times || !meets(entry.fault, request)) return false;
	entry.met += 1;
	if (entry.met <= after || random() >= probability) return false;
	entry.done += 1;
	return true;
}

/**
 * @param {() => number} random
 */
export function createFaults(random) {
	/** @type {{ fault: Fault, met: number, done: number }[]} */
	let entries = [];

	return {
		/**
		 * @param {Fault} fault
		 * @returns {() => void} removes it
		 */
		add(fault) {
			check(fault);
			const entry = { fault, met: 0, done: 0 };
			entries.push(entry);
			return () => {
				entries = entries.filter((other) => other !== entry);
			};
		},

		/**
		 * The first fault that strikes; one that lets this request through leaves it to the next.
		 *
		 * @param {RequestClass} request
		 * @returns {FaultAction | undefined}
		 */
		strike(request) {
			return entries.find((entry) => strikes(entry, request, random))?.fault.do;
		},

		clear() {
			entries = [];
		},
	};
}
