import { tmpdir } from 'node:os';
import { join } from 'node:path';

const report = process.env['MUTATION_REPORT'] ?? 'reports/mutation/mutation';

/**
 * Mutation tests of the core: each change of its code must make a test fail. What survives, and why, is
 * listed in CONTRIBUTING.md. Started by `scripts/mutation/main.mjs`, which says what is changed and which tests are run.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
	mutate: ['core/**/*.ts', 'providers/**/*.ts'],
	plugins: ['./scripts/mutation/testRunner.mjs'],
	testRunner: 'sameProcess',
	coverageAnalysis: 'perTest',
	// Types are not checked, so nothing needs to be switched off; looking for it in the reports took a minute a run.
	disableTypeChecks: false,
	ignorePatterns: ['demo', 'dist', 'docs/**/*.png', 'reports', 'workflows'],
	// Outside of the project, so that lint and tests do not meet the copy while a run is under way.
	tempDirName: join(tmpdir(), 'video-tasks-mutation'),
	cleanTempDir: 'always',
	// So long that a busy machine is not taken for a loop without an end; real ones are found by counting.
	timeoutMS: 30_000,
	concurrency: 2,
	reporters: ['clear-text', 'html', 'json'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	htmlReporter: { fileName: `${report}.html` },
	jsonReporter: { fileName: `${report}.json` },
	// `scripts/mutation/main.mjs` judges the whole.
	thresholds: { high: 97, low: 95, break: null },
};
