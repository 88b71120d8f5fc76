import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/**
 * @typedef {object} SourceFile
 * @property {string} path from the top of the project
 * @property {number} lines
 * @property {string} text
 * @property {string[]} imports packages by name, own files by path; type imports included
 * @property {string[]} created the classes that are made with `new`
 * @property {number} throws
 * @property {{ name: string, lines: number, parameters: number }[]} functions
 */

const ROOT = resolve(import.meta.dirname, '..');

/** @returns {Promise<SourceFile[]>} every source of the package */
export async function sourceFiles() {
	const paths = [];
	for (const folder of ['core', 'providers', 'host', 'nodes', 'credentials']) {
		const entries = await readdir(join(ROOT, folder), { recursive: true });
		paths.push(...entries.filter((path) => path.endsWith('.ts')).map((path) => join(folder, path)));
	}
	return await Promise.all(paths.sort().map(read));
}

/**
 * @param {string} path
 * @returns {Promise<SourceFile>}
 */
async function read(path) {
	const text = await readFile(join(ROOT, path), 'utf8');
	const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
	/** @type {SourceFile} */
	const found = {
		path,
		text,
		lines: text.split('\n').length - 1,
		imports: [],
		created: [],
		throws: 0,
		functions: [],
	};
	visit(tree, tree, found);
	return found;
}

/**
 * @param {ts.Node} node
 * @param {ts.SourceFile} tree
 * @param {SourceFile} found
 */
function visit(node, tree, found) {
	const specifier = specifierOf(node);
	if (specifier !== null) found.imports.push(targetOf(found.path, specifier));
	if (ts.isNewExpression(node)) found.created.push(node.expression.getText(tree));
	if (ts.isThrowStatement(node)) found.throws += 1;
	if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
		const first = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
		const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
		const name = node.name?.getText(tree) ?? `at line ${first + 1}`;
		found.functions.push({ name, lines: last - first + 1, parameters: node.parameters.length });
	}
	ts.forEachChild(node, (child) => visit(child, tree, found));
}

/**
 * @param {ts.Node} node
 * @returns {string | null}
 */
function specifierOf(node) {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
		const { moduleSpecifier } = node;
		return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : null;
	}
	const [argument] = ts.isCallExpression(node) ? node.arguments : [];
	const isImport =
		ts.isCallExpression(node) &&
		(node.expression.kind === ts.SyntaxKind.ImportKeyword ||
			node.expression.getText() === 'require');
	return isImport && argument && ts.isStringLiteral(argument) ? argument.text : null;
}

/**
 * @param {string} from
 * @param {string} specifier
 */
function targetOf(from, specifier) {
	if (!specifier.startsWith('.')) return specifier;
	return `${relative(ROOT, resolve(ROOT, dirname(from), specifier))}.ts`;
}

/** @returns {Promise<string[]>} recorded answers of the providers that no test reads */
export async function unreadFixtures() {
	const test = join(ROOT, 'test');
	const entries = await readdir(test, { recursive: true });
	const tests = entries.filter((path) => path.endsWith('.test.ts'));
	const texts = await Promise.all(tests.map((path) => readFile(join(test, path), 'utf8')));
	// The Custom API's stand in a table, a folder an API: `knownAnswers.test.ts` holds that none is left out.
	const fixtures = entries.filter((path) => /^providers\/\w+\/fixtures\/[^/]+\.json$/.test(path));
	const isRead = (/** @type {string} */ path) => {
		const [, provider = '', file = ''] = /^providers\/(\w+)\/(.+)$/.exec(path) ?? [];
		// A provider's own tests name it without the provider's folder.
		const names = [`/${provider}/${file}'`, `./${file}'`];
		return texts.some((text) => names.some((name) => text.includes(name)));
	};
	return fixtures.filter((path) => !isRead(path));
}
