import { statusOfWord } from '../core/task/statusWords';
import { ACE_DATA_SERVICES, OTHER_SERVICE } from '../providers/aceDataCloud/services/services';
import type { AceDataService } from '../providers/aceDataCloud/services/service';
import { PROVIDERS } from '../providers/registry';

const DAY_SECONDS = 24 * 60 * 60;
const BATCHES = { documented: /^50$/, unproven: /^50 \(1\)$/, none: /^1 \(2\)$/ };
const KINDS = { video: 'videos', image: 'images', audio: 'so|speech', file: '-' };

function lifeOf({ urlLifetimeSeconds }: AceDataService): RegExp {
	const days = (urlLifetimeSeconds ?? 0) / DAY_SECONDS;
	return new RegExp(days === 1 ? '24 hours' : `${days} days`);
}

test("the table of AceData Cloud's services is the one that the node has", async () => {
	const { tableUnder } = await import('./readmeReading.mjs');
	const rows = await tableUnder("AceData Cloud's services");
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

describe('every provider of the registry has', () => {
	// 'ModelArk (Volcengine Ark)' is ModelArk to the README.
	const names = PROVIDERS.map(({ title }) => title.replace(/ \(.*/, ''));

	it('a row among the create requests', async () => {
		const { tableUnder } = await import('./readmeReading.mjs');
		const rows = await tableUnder('Create, then wait');
		expect(rows.map(([name]) => name)).toEqual(names);
		expect(rows.map(([, request]) => request)).toEqual(
			names.map(() => expect.stringContaining('`POST ')),
		);
	});

	it("its default of 'Task IDs' in that row", async () => {
		const { tableUnder } = await import('./readmeReading.mjs');
		const rows = await tableUnder('Create, then wait');
		const told = rows.map(([, , ids = '']) => [...ids.matchAll(/`([^`]+)`/g)].map(([, id]) => id));
		const read = PROVIDERS.map(({ ids: { defaultExpression } }) =>
			[...defaultExpression.matchAll(/\$json\.([\w.?]+)/g)].map(([, id]) =>
				id?.replaceAll('?', ''),
			),
		);
		expect(told).toEqual(read);
	});

	it('a section about its credential', async () => {
		const { headings } = await import('./readmeReading.mjs');
		const wanted = names.map((name) => `${name} credential`);
		expect(await headings()).toEqual(expect.arrayContaining(wanted));
	});

	it('a row about what its answers say beyond words', async () => {
		const { tableUnder } = await import('./readmeReading.mjs');
		const rows = await tableUnder('Beyond the words');
		expect(rows.map(([name]) => name)).toEqual(names);
	});

	it("its id in the row of the item's `provider`", async () => {
		const { tableUnder } = await import('./readmeReading.mjs');
		const row = (await tableUnder('The item')).find(([field]) => field === '`provider`');
		expect(row?.[2]).toBe(PROVIDERS.map(({ id }) => `\`${id}\``).join(', '));
	});
});

test('the words of each status are those of the shared table', async () => {
	const { tableUnder } = await import('./readmeReading.mjs');
	const rows = await tableUnder('Statuses');
	const told = rows.flatMap(([status = '', , words = '']) =>
		[...words.matchAll(/`([a-z_]+)`/g)].map(([, word = '']) => [word, status.replace(/`/g, '')]),
	);
	expect(told.length).toBeGreaterThan(40);
	expect(told).toEqual(told.map(([word = '']) => [word, statusOfWord(word)]));
});
