/** @import { Case } from './largeRun.mjs' */

/** @type {Pick<Case, 'provider' | 'simplify'>} */
const one = { provider: 'vap', simplify: true };

/** @type {Case[]} those that show each of the limits, and that few */
export const SHORT = [
	{ ...one, shape: 'text', megabytes: 15, ids: 60 },
	{ ...one, shape: 'text', megabytes: 2, ids: 200, simplify: false },
	{ ...one, shape: 'objects', megabytes: 15, ids: 9 },
	{ ...one, shape: 'closedBrackets', megabytes: 16, ids: 9, simplify: false },
];

/** @type {Case[]} what n8n with a heap of 1 GB must come through */
export const LARGE_CASES = [
	...SHORT,
	{ ...one, shape: 'text', megabytes: 15, ids: 1 },
	{ ...one, shape: 'text', megabytes: 15, ids: 9 },
	{ ...one, shape: 'text', megabytes: 15, ids: 40 },
	{ ...one, shape: 'text', megabytes: 15, ids: 80 },
	{ ...one, shape: 'text', megabytes: 15, ids: 80, simplify: false },
	{ ...one, shape: 'text', megabytes: 2, ids: 200 },
	{ ...one, shape: 'escapes', megabytes: 15, ids: 9 },
	{ ...one, shape: 'objects', megabytes: 15, ids: 1 },
	{ ...one, shape: 'objects', megabytes: 0.14, ids: 80, simplify: false },
	{ ...one, shape: 'numbers', megabytes: 15, ids: 9, simplify: false },
	{ ...one, shape: 'numbers', megabytes: 0.19, ids: 80, simplify: false },
	{ ...one, shape: 'strangers', megabytes: 16, ids: 1, provider: 'modelArk' },
	{ ...one, shape: 'strangers', megabytes: 0.5, ids: 1, provider: 'modelArk' },
	{ ...one, shape: 'strangers', megabytes: 0.5, ids: 2, provider: 'modelArk' },
	{ ...one, shape: 'urls', megabytes: 1.8, ids: 9 },
	{ ...one, shape: 'closedBrackets', megabytes: 10, ids: 1 },
	{ ...one, shape: 'openBrackets', megabytes: 10, ids: 1 },
	{ ...one, shape: 'closedBrackets', megabytes: 16, ids: 1 },
];
