import { ACE_DATA_SERVICES, OTHER_SERVICE } from '../../providers/aceDataCloud/services/services';
import type { AceDataService } from '../../providers/aceDataCloud/services/service';
import { PROVIDERS } from '../../providers/registry';
import { CREDENTIALS } from '../credentials/allCredentials';
import {
	callbackTable,
	durationTable,
	factTable,
	fileOf,
	listTable,
	nameOf,
	providerTable,
	readBy,
} from './providerText';
import packageJson from '../../package.json';

const load = async () => await import('./page.mjs');
const FOLDER = 'docs/providers/';
const ALL = `${FOLDER}README.md`;
const names = PROVIDERS.map(nameOf);

test('README and the page of all providers say what the registry says', async () => {
	const { pageWith, written } = await load();
	const readme = pageWith('README.md', { providers: providerTable(FOLDER) });
	expect(written('README.md')).toBe(readme);
	const all = pageWith(ALL, { providers: providerTable(''), durations: durationTable() });
	expect(written(ALL)).toBe(all);
});

test('the page about recent tasks says which providers have a list', async () => {
	const { pageWith, written } = await load();
	const page = pageWith('docs/recent.md', { lists: listTable() });
	expect(written('docs/recent.md')).toBe(page);
});

test('the page about the trigger says how each provider calls back', async () => {
	const { pageWith, written } = await load();
	const page = pageWith('docs/trigger.md', { callbacks: callbackTable() });
	expect(written('docs/trigger.md')).toBe(page);
});

describe.each(PROVIDERS)('the page of $title', (provider) => {
	const path = `${FOLDER}${fileOf(provider)}`;

	it('says what the registry says', async () => {
		const { pageWith, written } = await load();
		const page = pageWith(path, { facts: factTable(provider) });
		expect(written(path)).toBe(page);
	});

	it('has its name in its title, a credential, a create request, and what its answers say', async () => {
		const { written } = await load();
		const page = written(path);
		expect(/^# (.+)\n/.exec(page)?.[1]).toContain(
			nameOf(provider) === 'Custom API' ? 'Custom API' : nameOf(provider).split(' ')[0],
		);
		expect(page).toMatch(/\n## Credential\n\n(.+\n\n)?- \*\*/);
		expect(page).toMatch(/\n## Create, then wait\n[^#]+\nPOST /);
		expect(page).toContain('What its answers say beyond');
	});

	it("is what the credential's dialog links to", () => {
		const own = CREDENTIALS.find(({ binding }) => binding === provider.credential)?.own;
		expect(own?.documentationUrl).toBe(`${packageJson.homepage}/blob/HEAD/${path}`);
	});
});

describe('every provider of the registry has', () => {
	it("a row among the create requests, with its default of 'Task IDs'", async () => {
		const { tableUnder } = await load();
		const rows = tableUnder(ALL, 'Create, then wait');
		expect(rows.map(([name]) => name)).toEqual(names);
		for (const [, request] of rows) expect(request).toContain('`POST ');
		const told = rows.map(([, , ids = '']) => [...ids.matchAll(/`([^`]+)`/g)].map(([, id]) => id));
		expect(told).toEqual(PROVIDERS.map(readBy));
	});

	it('a row about what its answers say beyond words', async () => {
		const { tableUnder } = await load();
		const rows = tableUnder('docs/item.md', 'Beyond the words');
		expect(rows.map(([name]) => name)).toEqual(names);
	});

	it("its id in the row of the item's `provider`", async () => {
		const { tableUnder } = await load();
		const rows = tableUnder('docs/item.md', 'Fields');
		const row = rows.find(([field]) => field === '`provider`');
		expect(row?.[2]).toBe(PROVIDERS.map(({ id }) => `\`${id}\``).join(', '));
	});
});

const DAY_SECONDS = 24 * 60 * 60;
const BATCHES = { documented: /^50$/, unproven: /^50 \(1\)$/, none: /^1 \(2\)$/ };
const KINDS = { video: 'videos', image: 'images', audio: 'so|speech', file: '-' };

function lifeOf({ urlLifetimeSeconds }: AceDataService): RegExp {
	const days = (urlLifetimeSeconds ?? 0) / DAY_SECONDS;
	return new RegExp(days === 1 ? '24 hours' : `${days} days`);
}

test("the table of AceData Cloud's services is the one that the node has", async () => {
	const { tableUnder } = await load();
	const rows = tableUnder(`${FOLDER}acedata-cloud.md`, 'Services');
	expect(rows.map(([title]) => title)).toEqual([
		...ACE_DATA_SERVICES.map(({ title }) => title),
		OTHER_SERVICE.title,
	]);
	for (const [index, service] of ACE_DATA_SERVICES.entries()) {
		const [, path, makes, life, batch] = rows[index] ?? [];
		expect(path).toBe(`\`${service.service}\``);
		expect(makes).toMatch(new RegExp(`^(${KINDS[service.kind ?? 'file']})`));
		expect(life).toMatch(lifeOf(service));
		expect(batch).toMatch(BATCHES[service.batch]);
	}
});
