import codex from '../../nodes/VideoTask/VideoTask.node.json';
import triggerCodex from '../../nodes/VideoTaskTrigger/VideoTaskTrigger.node.json';
import packageJson from '../../package.json';

const load = async () => await import('./links.mjs');

/** What n8n and npm show of it; more is a page of its own. */
const MOST_BYTES = 12_288;

test('README is short', async () => {
	const { readmeBytes } = await load();
	expect(readmeBytes()).toBeLessThanOrEqual(MOST_BYTES);
});

test('every link, anchor and picture of the documents leads to something', async () => {
	const { leads, linksOf, pages } = await load();
	const dead = pages().flatMap((page) =>
		linksOf(page)
			.filter((link) => !leads(page, link))
			.map((link) => `${page}: ${link}`),
	);
	expect(dead).toEqual([]);
	expect(pages().flatMap(linksOf).length).toBeGreaterThan(150);
});

test('every page has one title, a different one', async () => {
	const { pages, titlesOf } = await load();
	const titles = pages().map((page) => [page, ...titlesOf(page)]);
	expect(titles.filter(({ length }) => length !== 2)).toEqual([]);
	expect(new Set(titles.map(([, title]) => title)).size).toBe(titles.length);
});

test('every page, picture and example is found from README', async () => {
	const { fileOf, linksOf, pages, shownFiles } = await load();
	const found = new Set(['README.md']);
	for (const page of found) {
		if (!page.endsWith('.md')) continue;
		for (const link of linksOf(page)) {
			const file = fileOf(page, link);
			if (file !== null) found.add(file);
		}
	}
	expect([...pages(), ...shownFiles()].filter((file) => !found.has(file))).toEqual([]);
});

test('every example has its address for Import from URL', async () => {
	const { shownFiles } = await load();
	const { written } = await import('./page.mjs');
	const place = packageJson.homepage.replace('//github.com', '//raw.githubusercontent.com');
	const addresses = shownFiles()
		.filter((file) => file.startsWith('workflows/'))
		.map((file) => `${place}/HEAD/${file}`);
	expect(/```text\n([^`]+)\n```/.exec(written('docs/examples.md'))?.[1]?.split('\n')).toEqual(
		addresses.sort(),
	);
});

test.each([
	['Video Task', codex],
	['Video Task Trigger', triggerCodex],
])(
	"n8n's links from %s lead to pages, without anchors, because n8n appends its parameters",
	async (_node, { resources: { primaryDocumentation, credentialDocumentation } }) => {
		const { leads } = await load();
		const urls = [...primaryDocumentation, ...credentialDocumentation].map(({ url }) => url);
		expect(urls).toHaveLength(2);
		const paths = urls.map((url) =>
			url.replace(packageJson.homepage, '.').replace('./blob/HEAD/', ''),
		);
		for (const path of paths) {
			expect(path).toMatch(/^(\.|[^#?:]+\.md)$/);
			expect(leads('README.md', path)).toBe(true);
		}
	},
);
