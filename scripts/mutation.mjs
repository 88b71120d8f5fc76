/**
 * `npm run test:mutation`: changes the core in one place at a time and counts the changes that a test
 * notices. File by file, each against the tests that import it: all tests for every change would take hours.
 *
 * `npm run test:mutation -- pace watch` takes these files only.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const source = 'nodes/VideoTask/core';
const leastScore = 90;
const report = 'reports/mutation/mutation.json';

const wanted = process.argv.slice(2);
const files = globSync(`${source}/**/*.ts`).sort();
const tests = globSync(`test/${source}/**/*.test.ts`).map((path) => ({
	path,
	text: readFileSync(path, 'utf8'),
}));

/**
 * The tests that bear the file's name, or that import it or what imports it.
 *
 * @param {string} file
 */
function testsOf(file) {
	const name = basename(file, '.ts');
	const importers = files.filter((path) => readFileSync(path, 'utf8').includes(`/${name}'`));
	const names = [file, ...importers].map((path) => basename(path, '.ts'));
	const own = tests.filter(
		({ path, text }) =>
			basename(path).startsWith(name) || names.some((one) => text.includes(`/${one}'`)),
	);
	return (own.length > 0 ? own : tests).map(({ path }) => path);
}

/**
 * @param {string} file
 * @returns {readonly string[]} what became of each change: Killed, Survived, …
 */
function changesOf(file) {
	const { status } = spawnSync('stryker', ['run', '--mutate', file], {
		env: { ...process.env, MUTATION_TESTS: testsOf(file).join(',') },
		stdio: 'inherit',
	});
	if (status !== 0) return [];
	/** @type {{ files: Record<string, { mutants: readonly { status: string }[] }> }} */
	const { files: reported } = JSON.parse(readFileSync(report, 'utf8'));
	return Object.values(reported).flatMap(({ mutants }) => mutants.map((one) => one.status));
}

let noticed = 0;
let counted = 0;
for (const file of files) {
	if (wanted.length > 0 && !wanted.includes(basename(file, '.ts'))) continue;
	const changes = changesOf(file);
	const found = changes.filter((status) => status === 'Killed' || status === 'Timeout').length;
	const missed = changes.filter(
		(status) => status === 'Survived' || status === 'NoCoverage',
	).length;
	noticed += found;
	counted += found + missed;
	console.log(`mutation: ${file}: ${found} of ${found + missed}`);
}
const score = counted === 0 ? 0 : (100 * noticed) / counted;
console.log(`mutation: ${noticed} of ${counted} changes noticed, ${score.toFixed(1)} %`);
process.exit(score < leastScore ? 1 : 0);
