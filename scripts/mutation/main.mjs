/**
 * `npm run test:mutation`: changes the core in one place at a time and counts the changes that a test
 * notices. Folder by folder, each against the tests that import its files: all tests for every change would
 * take hours.
 *
 * `npm run test:mutation -- pace wait core/text` takes these files and folders only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * One change, as Stryker reports it.
 *
 * @typedef {{
 *   status: string,
 *   mutatorName: string,
 *   replacement?: string,
 *   location: { start: { line: number, column: number } },
 * }} Change
 */

/** The pure part of the package: what is changed here is held by tests without n8n. */
const folders = ['core', 'providers'];
const leastScore = 95;
const folder = 'reports/mutation';

const wanted = process.argv.slice(2);
/** A file of types has nothing to change, and no tests. */
const CODE = /^(?:export )?(?:async )?(?:function|const|class)\b/m;
const sources = folders
	.flatMap((top) => textsAt(`${top}/**/*.ts`))
	.filter(({ text }) => CODE.test(text));
/** Modules are loaded once for all tests, so a test that replaces one has no place among them. */
const tests = folders
	.flatMap((top) => textsAt(`test/${top}/**/*.test.ts`))
	.filter(({ text }) => !text.includes('jest.mock('));

/** @typedef {{ path: string, text: string }} SourceFile */

/** @param {string} pattern */
function textsAt(pattern) {
	return globSync(pattern).sort().map(fileAt);
}

/** @param {string} path @returns {SourceFile} */
function fileAt(path) {
	return { path, text: readFileSync(path, 'utf8') };
}

/**
 * A provider is many small files, which its tests take together.
 *
 * @param {string} file
 * @param {string} path of a test
 * @returns {boolean} whether they are of the same provider; what all providers share is of each
 */
function isOfProvider(file, path) {
	const [, provider = ''] = /^providers\/(\w+)\//.exec(file) ?? [];
	return provider !== '' && path.startsWith(`test/providers/${provider}/`);
}

/**
 * @param {SourceFile} file
 * @returns {string[]} the files of this project that it imports
 */
function importsOf({ path, text }) {
	return [...text.matchAll(/ from '(\.[^']+)'/g)].map(([, target = '']) =>
		join(dirname(path), /\.\w+$/.test(target) ? target : `${target}.ts`),
	);
}

/** By test. @type {Map<string, ReadonlySet<string>>} */
const reached = new Map();

/**
 * @param {SourceFile} test
 * @returns {ReadonlySet<string>} what it imports, and what the helpers of the tests import for it
 */
function reachOf(test) {
	const known = reached.get(test.path);
	if (known !== undefined) return known;
	const found = new Set(importsOf(test));
	reached.set(test.path, found);
	for (const path of found) {
		if (path.startsWith('test/') && existsSync(path))
			for (const further of importsOf(fileAt(path))) found.add(further);
	}
	return found;
}

/**
 * The tests that bear the file's name, or that import it or what imports it, perhaps by a helper; for a provider
 * all of its own.
 *
 * @param {string} file
 */
function testsOf(file) {
	const importers = sources.filter((one) => importsOf(one).includes(file));
	const names = [file, ...importers.map(({ path }) => path)];
	const beside = `test/${file.replace(/\.ts$/, '')}`;
	const own = tests.filter(
		(test) =>
			test.path.startsWith(beside) ||
			// Properties take long to load: they are tried against the file that they are about.
			(!test.path.includes('.property.') &&
				(isOfProvider(file, test.path) || names.some((name) => reachOf(test).has(name)))),
	);
	return (own.length > 0 ? own : tests).map(({ path }) => path);
}

/**
 * @param {string} file
 * @returns {string} what is tried in one run of Stryker, which takes some seconds to begin: a provider, a folder
 * of the core, or a file whose properties take long to load
 */
function groupOf(file) {
	const hasProperties = testsOf(file).some((path) => path.includes('.property.'));
	const [provider] = /^providers\/\w+\//.exec(file) ?? [];
	return hasProperties ? file : (provider ?? dirname(file));
}

/**
 * @param {string} group
 * @param {readonly string[]} files
 * @returns {ReadonlyMap<string, readonly Change[]> | null} by file; null if Stryker could not try them
 */
function changesOf(group, files) {
	const name = `${folder}/${group.replace(/\W+/g, '-')}`;
	const tests = [...new Set(files.flatMap(testsOf))];
	// The first test that fails ends it, so those of the folder itself come before those from afar.
	const beside = `test/${group.replace(/\.ts$/, '')}`;
	const inOrder = [
		...tests.filter((path) => path.startsWith(beside)),
		...tests.filter((path) => !path.startsWith(beside)),
	];
	const { status } = spawnSync('stryker', ['run', '--mutate', files.join(',')], {
		env: { ...process.env, MUTATION_TESTS: inOrder.join(','), MUTATION_REPORT: name },
		stdio: 'inherit',
	});
	if (status !== 0) return null;
	/** @type {{ files: Record<string, { mutants: readonly Change[] }> }} */
	const { files: reported } = JSON.parse(readFileSync(`${name}.json`, 'utf8'));
	return new Map(files.map((file) => [file, reported[file]?.mutants ?? []]));
}

/** @param {string} file */
const isWanted = (file) =>
	wanted.length === 0 ||
	wanted.some((one) => one === basename(file, '.ts') || file.startsWith(`${one}/`));

const files = sources.map(({ path }) => path).filter(isWanted);
let noticed = 0;
let counted = 0;
let endless = 0;
/** @type {string[]} */
const survivors = [];
/** @type {string[]} */
const untried = [];
/** @type {Map<string, string[]>} */
const groups = new Map();
for (const file of files) {
	const group = groupOf(file);
	groups.set(group, [...(groups.get(group) ?? []), file]);
}
for (const [group, members] of groups) {
	const tried = changesOf(group, members);
	if (tried === null) untried.push(...members);
	for (const [file, changes] of tried ?? []) {
		const found = changes.filter(({ status }) => status === 'Killed' || status === 'Timeout');
		const missed = changes.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
		noticed += found.length;
		endless += found.filter(({ status }) => status === 'Timeout').length;
		counted += found.length + missed.length;
		survivors.push(
			...missed.map(
				({ location: { start }, mutatorName, replacement = '' }) =>
					`${file}:${start.line}:${start.column} ${mutatorName} ${replacement.replace(/\s+/g, ' ')}`,
			),
		);
		console.log(`mutation: ${file}: ${found.length} of ${found.length + missed.length}`);
	}
}
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}/survivors.txt`, survivors.map((line) => `${line}\n`).join(''));
const score = counted === 0 ? 0 : (100 * noticed) / counted;
console.log(`mutation: ${noticed} of ${counted} changes noticed, ${score.toFixed(1)} %`);
console.log(`mutation: ${endless} of them because they never ended`);
console.log(`mutation: the others are listed in ${folder}/survivors.txt`);
if (untried.length > 0) console.log(`mutation: could not be tried: ${untried.join(', ')}`);
process.exit(score < leastScore || untried.length > 0 ? 1 : 0);
