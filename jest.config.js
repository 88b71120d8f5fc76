const { availableParallelism } = require('node:os');

// Far from UTC, so that a time read in the zone of the machine fails a test.
process.env.TZ = 'America/New_York';

/** @type {import('jest').Config} */
module.exports = {
	// Much of the time is waiting, so more workers than cores pay. Jest takes no percentage above 100. The faults, which
	// keep every core busy, have one worker for each (`npm run test:faults`).
	maxWorkers: Math.ceil(1.5 * availableParallelism()),
	// For what never ends; a busy machine takes its time, and what a test has to be quick at, it says itself.
	testTimeout: 1_800_000,
	// The cache knows a file by its place in the checkout, so that two checkouts must not share one.
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
	// Durations are learnt in the memory of the process, which is one for all tests of a file.
	setupFilesAfterEnv: ['<rootDir>/test/forgetDurations.ts'],
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	moduleFileExtensions: ['ts', 'mjs', 'js', 'json', 'node'],
	// Types are checked once by `tsc -p test`; swc only strips them, which keeps the tests fast.
	transform: {
		'^.+\\.(ts|mjs)$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
};
