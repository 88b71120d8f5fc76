// A fault inside of a look, of an adapter, of the way of sending or of whoever follows, is a Problem for its
// ids: nothing hangs, nothing is lost, nothing is left without a reader.
import type { ProviderAdapter } from '../../../core/look/adapter';
import { newRequestBudget } from '../../../core/wait/pacing/requestBudget';
import type { WaitQuestion, WaitSettings } from '../../../core/wait/waitState';
import { virtualClock } from '../../virtualClock.mjs';
import { scriptedProvider } from '../look/scriptedProvider';
import { nobody, settingsFrom } from './virtualWait';
import { wholeWait } from './wholeWait';

const thrower = (): never => {
	throw new TypeError('a template that cannot be filled');
};

async function waitWith(
	change: (provider: ReturnType<typeof scriptedProvider>) => Partial<WaitQuestion>,
	settings: Partial<WaitSettings> = {},
	ids = ['a', 'b'],
) {
	const virtual = virtualClock();
	const provider = scriptedProvider(virtual.clock, {
		maxBatchSize: 1,
		standing: (_id, afterMs) => (afterMs >= 25_000 ? 'succeeded' : 'running'),
	});
	return await virtual.run(
		wholeWait(
			{ ...provider, ids, observer: nobody, ...change(provider) },
			{ ...settingsFrom(virtual.clock.now()), ...settings },
			virtual.clock,
			newRequestBudget(5, 1),
		),
	);
}

const requesting = (
	{ adapter }: { readonly adapter: ProviderAdapter },
	request: ProviderAdapter['ways'][0]['request'],
) => ({ adapter: { ...adapter, ways: [{ ...adapter.ways[0], request }] as const } });

// [what fails, how, how each id comes out of a wait of 0 minutes]
const FAULTS: ReadonlyArray<readonly [string, Parameters<typeof waitWith>[0], string]> = [
	// The same ids would make the same request again.
	['a request that cannot be made', (provider) => requesting(provider, thrower), 'no_answer'],
	['a way of sending that throws', () => ({ send: thrower }), 'timeout'],
	['a way of sending that rejects', () => ({ send: async () => thrower() }), 'timeout'],
	[
		'an answer that cannot be read',
		({ adapter }) => ({ adapter: { ...adapter, parse: thrower } }),
		'timeout',
	],
];

describe.each(FAULTS)('%s', (_name, change, endedAtOnce) => {
	// [minutes of the wait, how each id comes out]
	test.each([
		[0, endedAtOnce],
		[30, 'no_answer'],
	])('ends a wait of %p minutes, with every id', async (minutes, ended) => {
		const results = await waitWith(change, { maxWaitMs: 60_000 * minutes });
		expect(results.map((one) => [one.taskId, one.ended])).toEqual([
			['a', ended],
			['b', ended],
		]);
		expect(results.map(({ lastProblem }) => lastProblem)).not.toContain(null);
	});
});

test('a fault about one id is no fault of the others', async () => {
	const results = await waitWith((provider) =>
		requesting(provider, (ids) =>
			ids[0] === 'b' ? thrower() : { method: 'GET', path: ids.join(',') },
		),
	);
	expect(results).toMatchObject([
		{ taskId: 'a', ended: 'done', task: { status: 'succeeded' } },
		{ taskId: 'b', ended: 'no_answer', problem: { kind: 'invalidInput' } },
	]);
});

test('a fault that passes is ridden out', async () => {
	let count = 0;
	const results = await waitWith(({ send }) => ({
		send: (...question) => {
			count += 1;
			return count < 4 ? thrower() : send(...question);
		},
	}));
	expect(results.map(({ ended }) => ended)).toEqual(['done', 'done']);
});

test('whoever follows may fail: the wait goes on', async () => {
	const results = await waitWith(() => ({ observer: { looked: thrower, done: thrower } }));
	expect(results.map(({ ended }) => ended)).toEqual(['done', 'done']);
});
