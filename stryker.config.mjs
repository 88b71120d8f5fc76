import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tests = (process.env['MUTATION_TESTS'] ?? 'test/{core,providers}/**/*.test.ts').split(',');
const report = process.env['MUTATION_REPORT'] ?? 'reports/mutation/mutation';

/**
 * Mutation tests of the core: each change of its code must make a test fail. What survives, and why, is
 * listed in CONTRIBUTING.md.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
	mutate: ['core/**/*.ts', 'providers/**/*.ts'],
	testRunner: 'jest',
	coverageAnalysis: 'perTest',
	jest: {
		configFile: 'jest.config.js',
		config: {
			// The core must be held by its own tests; those of the shell load n8n, which takes longer.
			testMatch: tests.map((path) => `<rootDir>/${path}`),
			roots: [
				'<rootDir>/core',
				'<rootDir>/providers',
				'<rootDir>/test/core',
				'<rootDir>/test/providers',
			],
			globals: { isMutationTest: true },
		},
	},
	ignorePatterns: ['demo', 'dist', 'docs', 'scripts', 'workflows'],
	// Outside of the project, so that lint and tests do not meet the copy while a run is under way.
	tempDirName: join(tmpdir(), 'video-tasks-mutation'),
	cleanTempDir: 'always',
	// Every mutant loads the tests afresh, which is much garbage.
	testRunnerNodeArgs: ['--max-semi-space-size=64'],
	// So long that a busy machine is not taken for a loop without an end; real ones are found by counting.
	timeoutMS: 30_000,
	concurrency: 2,
	reporters: ['clear-text', 'html', 'json'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	htmlReporter: { fileName: `${report}.html` },
	jsonReporter: { fileName: `${report}.json` },
	// `scripts/mutation.mjs` judges the whole.
	thresholds: { high: 95, low: 90, break: null },
};
