// Recorded answers with fields dropped, replaced, repeated, nested and swollen: what an adapter makes of
// them is a task that was asked for, or a problem, and never a URL that the answer does not give.
import { look } from '../../core/look/look';
import { isProblem } from '../../core/problem';
import { casesOf, fc } from '../propertyTests.mjs';
import { adapterOf, answer } from '../core/answering';
import { mutated, MUTATIONS, textsIn } from './mutatedAnswer';

interface Fixture {
	readonly provider: string;
	readonly name: string;
	readonly body: unknown;
}

let fixtures: readonly Fixture[] = [];
beforeAll(async () => {
	const { everyFixture } = await import('../fixtures/everyFixture.mjs');
	fixtures = everyFixture();
});

const ADAPTERS = [
	adapterOf('aceDataCloud', 'seedance'),
	adapterOf('aceDataCloud', 'veo'),
	adapterOf('modelArk'),
	adapterOf('piApi'),
	adapterOf('replicate'),
	adapterOf('vap', '', 'v3'),
	adapterOf('vap', '', 'v1'),
	adapterOf('waveSpeed'),
	adapterOf('kling', 'text2video'),
	adapterOf('miniMax', 'v2'),
	adapterOf('miniMax', 'v1'),
];

const value = fc.oneof(
	fc.constantFrom<unknown>('', ' ', 'asked-1', 'https://x/a.mp4', 'succeeded', '1e999', null, true),
	fc.constantFrom<unknown>(0, -1, 2 ** 60, 1e300, [], {}, [[]], { id: 'asked-1' }),
	fc.jsonValue({ maxDepth: 2 }),
);
const cases = fc.record({
	fixture: fc.noBias(fc.nat()),
	mutations: fc.array(
		fc.record({ place: fc.noBias(fc.nat()), kind: fc.constantFrom(...MUTATIONS), value }),
		{
			minLength: 1,
			maxLength: 4,
		},
	),
	status: fc.oneof(
		{ weight: 9, arbitrary: fc.constant(200) },
		{ weight: 1, arbitrary: fc.constantFrom(201, 302, 400, 404, 429, 500) },
	),
});

/** The ids that an answer is about; for a list also one that it does not know. */
function idsOf(body: unknown): string[] {
	const { items } = Object(body) as { items?: unknown };
	return Array.isArray(items)
		? [...new Set([...items.slice(0, 5).map(idOf), 'asked-1'])]
		: [idOf(body)];
}

function idOf(record: unknown): string {
	const { id, task_id, generation_id, response, data } = Object(record) as Record<string, unknown>;
	const inner = Object(response) as { task_id?: unknown };
	const wrapped = Object(data) as { id?: unknown; task_id?: unknown };
	const outer = id ?? task_id ?? generation_id ?? inner.task_id;
	return String(outer ?? wrapped.task_id ?? wrapped.id ?? 'asked-1');
}

const CASES = casesOf(1_500);

test('no changed answer makes an adapter throw, or invent a task or a URL', async () => {
	expect(fixtures.length).toBeGreaterThan(60);
	const seen = { tasks: 0, urls: 0, problems: 0 };
	await fc.assert(
		fc.asyncProperty(cases, async ({ fixture, mutations, status }) => {
			const { provider, body: original } = fixtures[fixture % fixtures.length] as Fixture;
			const body = mutated(original, mutations);
			const asked = idsOf(original);
			const text = JSON.stringify(body) ?? '';
			const given = new Set(textsIn(body));
			for (const adapter of ADAPTERS.filter((one) => one.provider === provider)) {
				const parsed = adapter.parse(answer(text, status), asked);
				if (isProblem(parsed)) {
					seen.problems += 1;
					expect(parsed.message.length).toBeLessThan(1_000);
					continue;
				}
				for (const task of parsed) {
					seen.tasks += 1;
					expect(given.has(task.taskId) || asked.includes(task.taskId)).toBe(true);
					const urls = task.media.map(({ url }) => url);
					seen.urls += urls.length;
					for (const url of urls) expect(given.has(url)).toBe(true);
					const shown = [task.url, task.videoUrl, task.imageUrl, task.audioUrl, task.lastFrameUrl];
					for (const url of shown) expect(url === null || urls.includes(url)).toBe(true);
				}
				const outcomes = await look(adapter, async () => answer(text, status), asked);
				expect([...outcomes.keys()]).toEqual(asked);
				for (const [id, { outcome }] of outcomes) {
					if (outcome.kind === 'task') expect(outcome.task.taskId).toBe(id);
				}
			}
		}),
		CASES,
	);
	// Many answers are still read: a test that only ever saw refusals would prove nothing.
	expect(Math.min(seen.tasks, seen.problems)).toBeGreaterThan(CASES.numRuns / 4);
	expect(seen.urls).toBeGreaterThan(CASES.numRuns / 15);
});
