// The links of the documents, and where they lead.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** @returns {string[]} all pages, by their paths in the repository */
export function pages() {
	const folders = ['.', 'docs', 'docs/providers', 'bench', 'workflows', 'demo'];
	return folders
		.filter((folder) => existsSync(join(ROOT, folder)))
		.flatMap((folder) => readdirSync(join(ROOT, folder)).map((file) => posix.join(folder, file)))
		.filter((path) => path.endsWith('.md'));
}

/**
 * @param {string} page
 * @returns {string} its text without what stands in code
 */
function prose(page) {
	return readFileSync(join(ROOT, page), 'utf8')
		.replace(/^```[\s\S]*?^```$/gm, '')
		.replace(/`[^`\n]*`/g, '');
}

/**
 * @param {string} page
 * @returns {string[]} where its links and pictures lead
 */
export function linksOf(page) {
	return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
}

/**
 * @param {string} page
 * @returns {string[]} its headings of the first level
 */
export function titlesOf(page) {
	return [...prose(page).matchAll(/^# (.+)$/gm)].map(([, title = '']) => title);
}

/**
 * @param {string} page
 * @returns {Set<string>} the anchors that GitHub gives its headings
 */
function anchorsOf(page) {
	const text = readFileSync(join(ROOT, page), 'utf8').replace(/^```[\s\S]*?^```$/gm, '');
	const titles = [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
	return new Set(
		titles.map((title) =>
			title
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\s_-]/gu, '')
				.trim()
				.replace(/\s/g, '-'),
		),
	);
}

/**
 * @param {string} page
 * @param {string} link
 * @returns {string | null} the file of the repository that it leads to; null for an address of elsewhere
 */
export function fileOf(page, link) {
	if (/^[a-z]+:/.test(link)) return null;
	const [path = ''] = link.split('#');
	return path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
}

/**
 * @param {string} page
 * @param {string} link
 * @returns {boolean} whether it leads to something
 */
export function leads(page, link) {
	const file = fileOf(page, link);
	if (file === null) return true;
	if (!existsSync(join(ROOT, file))) return false;
	const [, anchor] = link.split('#');
	return anchor === undefined || anchorsOf(file).has(anchor);
}

/** @returns {number} the size of the README in bytes */
export function readmeBytes() {
	return readFileSync(join(ROOT, 'README.md')).length;
}

/** @returns {string[]} the pictures of the documents, and the example workflows */
export function shownFiles() {
	return ['docs', 'workflows'].flatMap((folder) =>
		readdirSync(join(ROOT, folder))
			.filter((file) => /\.(png|svg|json)$/.test(file))
			.map((file) => posix.join(folder, file)),
	);
}
