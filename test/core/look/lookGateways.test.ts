// Gateways that pass on a provider's single looks, but have none of its lists.
import type { HttpAnswer } from '../../../core/http/wire';
import { look } from '../../../core/look/look';
import { KnownWays } from '../../../core/look/ways';
import { adapterOf, answer, HTML } from '../answering';
import { found, idsUpTo, refused, scriptedSend } from './scriptedSend';
import type { Asked } from './scriptedSend';

const ark = adapterOf('modelArk');

const asPairs = (asked: readonly Asked[]) => asked.map(({ way, ids }) => [way, [...ids]]);

const ABSENT: ReadonlyArray<readonly [string, HttpAnswer]> = [
	['405 in JSON', refused('method_not_allowed', 405)],
	['405 without a body', answer('', 405)],
	['501', answer('Not Implemented', 501)],
	['404 as a page', answer(HTML, 404)],
	['404 as text', answer('404 page not found', 404)],
	['404 without a body', answer('', 404)],
	['404 with an empty object', answer({}, 404)],
	['404 with a list', answer([], 404)],
];

test.each(ABSENT)(
	'a list that answers %s is not there: its ids are asked singly',
	async (_what, no) => {
		const { send, asked } = scriptedSend((one) => (one.way === 'single' ? found(one) : no));
		const ways = new KnownWays();
		const seen = await look(ark, send, ['a', 'b'], { ways });
		expect(asPairs(asked)).toEqual([
			['batch', ['a', 'b']],
			['single', ['a']],
			['single', ['b']],
		]);
		expect([...seen.values()].map(({ outcome }) => outcome.kind)).toEqual(['task', 'task']);
		// It is remembered, for ids that are new too.
		asked.length = 0;
		await look(ark, send, ['b', 'new'], { ways });
		expect(asPairs(asked)).toEqual([
			['single', ['b']],
			['single', ['new']],
		]);
		// What is saved of each id is enough for another process.
		expect([...ways]).toEqual(['a', 'b', 'new'].map((id) => [id, 2]));
	},
);

test('ids that were found nowhere singly are not looked for in the other lists', async () => {
	const { send, asked } = scriptedSend((one) => {
		if (one.way !== 'single') return answer('', 405);
		return one.ids[0] === 'gone' ? refused('ResourceNotFound', 404) : found(one);
	});
	const seen = await look(ark, send, ['a', 'gone']);
	expect(asked.map(({ way }) => way)).toEqual(['batch', 'single', 'single']);
	expect(seen.get('gone')).toEqual({ outcome: { kind: 'notFound' }, requests: 2 });
});

test('of a long list the missing way is asked for once', async () => {
	const { send, asked } = scriptedSend((one) =>
		one.way === 'single' ? found(one) : answer('', 405),
	);
	const planned: number[] = [];
	const context = { ways: new KnownWays(), plan: (count: number) => planned.push(count) };
	const seen = await look(ark, send, idsUpTo(120), context);
	expect(asked.filter(({ way }) => way !== 'single')).toHaveLength(1);
	expect([...seen.values()].every(({ outcome }) => outcome.kind === 'task')).toBe(true);
	expect(planned).toEqual([50, 70]);
});

test('a missing second list leaves the first in use', async () => {
	const { send, asked } = scriptedSend((one) => {
		if (one.way === 'flexBatch') return answer('', 405);
		return one.way === 'batch' ? found(one, ['b', 'c']) : found(one);
	});
	const ways = new KnownWays();
	await look(ark, send, ['a', 'b'], { ways });
	await look(ark, send, ['a', 'c'], { ways });
	expect(asPairs(asked)).toEqual([
		['batch', ['a', 'b']],
		['flexBatch', ['b']],
		['single', ['b']],
		['batch', ['a', 'c']],
		['single', ['c']],
	]);
});

test.each([
	['a 404 that speaks', refused('InvalidEndpoint.NotFound', 404), 1],
	['a 404 that speaks of ids', refused('NotFound', 404), 3],
	['400', refused('InvalidParameter', 400), 3],
	['500', answer('', 500), 1],
	['403 as a page', answer(HTML, 403), 1],
])('%s is no word about the list, and is not remembered', async (_what, reply, requests) => {
	const { send, asked } = scriptedSend((one) => (one.way === 'single' ? found(one) : reply));
	const ways = new KnownWays();
	await look(ark, send, ['a', 'b'], { ways });
	expect(asked).toHaveLength(requests);
	asked.length = 0;
	await look(ark, send, ['c', 'd'], { ways });
	expect(asked[0]?.way).toBe('batch');
});

test('a list that has answered before is not believed to be missing', async () => {
	const { send, asked } = scriptedSend((one, count) =>
		count === 1 ? answer(HTML, 404) : found(one),
	);
	const ways = new KnownWays();
	await look(ark, send, ['a', 'b'], { ways });
	const seen = await look(ark, send, ['a', 'b'], { ways });
	await look(ark, send, ['c', 'd'], { ways });
	expect([...seen.values()].map(({ outcome }) => outcome.kind)).toEqual(['task', 'task']);
	expect(asked.map(({ way }) => way)).toEqual(['batch', 'batch', 'single', 'single', 'batch']);
});

test('where nothing is served at all that is what is told, after a few requests', async () => {
	const { send, asked } = scriptedSend(() => answer(HTML, 404));
	const seen = await look(ark, send, idsUpTo(500));
	const told = [...seen.values()].map(({ outcome }) =>
		outcome.kind === 'problem' ? outcome.problem.kind : outcome.kind,
	);
	expect(told).toEqual(Array(500).fill('wrongAddress'));
	expect(asked.length).toBeLessThan(20);
});

// [what the list answers, how many ids at the head are unknown]
test.each([
	[404, 9],
	[405, 30],
])(
	'unknown ids that a gateway answers with a page do not take the others with them (list %i)',
	async (status, count) => {
		const unknown = new Set(idsUpTo(count));
		const { send } = scriptedSend((one) => {
			if (one.way !== 'single') return answer(HTML, status);
			return unknown.has(one.ids[0] ?? '') ? answer(HTML, 404) : found(one);
		});
		const seen = await look(ark, send, idsUpTo(40));
		const tasks = [...seen].filter(([, { outcome }]) => outcome.kind === 'task');
		expect(tasks.map(([id]) => id)).toEqual(idsUpTo(40).slice(count));
	},
);

test('a single look that is the only way is asked for each id, whatever it answers', async () => {
	const { send, asked } = scriptedSend(() => answer(HTML, 404));
	await look(adapterOf('vap'), send, idsUpTo(30));
	expect(asked).toHaveLength(30);
});
