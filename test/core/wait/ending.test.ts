import { problem } from '../../../core/problem';
import {
	endOpen,
	latestEnd,
	reasonToEnd,
	refuseAll,
	putBackOrEnd,
} from '../../../core/wait/ending';
import { end } from '../../../core/wait/pendingTask';
import { after, done, endings, entryOf, handMadeWait, START_MS } from './handMadeWait';
import type { Setting } from './handMadeWait';

const TWO = ['a', 'b'];

// [minutes of the wait, when the first URLs come too close to their end, when the wait ends at the latest]
test.each([
	[30, Infinity, 1_800],
	[30, 600, 600],
	[30, 3_000, 1_800],
	[0, Infinity, Infinity],
	[0, -600, Infinity],
])('a wait of %p minutes, URLs expiring at %p s: at the latest %p s', (minutes, urls, latest) => {
	const state = handMadeWait({
		settings: { maxWaitMs: 60_000 * minutes },
		urlsExpireAtMs: after(urls),
	});
	expect(latestEnd(state)).toBe(after(latest));
});

describe('the reason to end', () => {
	const reasonAt = (seconds: number, setting: Setting) =>
		reasonToEnd(handMadeWait(setting), after(seconds));

	test('is the deadline, or silence that lasts until then', () => {
		expect(reasonAt(1_799, {})).toBeNull();
		expect(reasonAt(1_800, {})).toBe('timeout');
		const silent = handMadeWait();
		silent.budget.quietUntilMs = after(1_799.9);
		expect(reasonToEnd(silent, after(1))).toBeNull();
		silent.budget.quietUntilMs = after(1_800);
		expect(reasonToEnd(silent, after(1))).toBe('timeout');
	});

	test('is the URLs of a finished task that come too close to their end', () => {
		const urlsExpireAtMs = after(60);
		expect(reasonAt(59, { urlsExpireAtMs })).toBeNull();
		expect(reasonAt(60, { urlsExpireAtMs })).toBe('urls_expiring');
	});

	test('is not the clock in a wait of 0 minutes', () => {
		const settings = { maxWaitMs: 0 };
		expect(reasonAt(100, { settings, urlsExpireAtMs: after(60) })).toBeNull();
	});

	test('is silence in a wait of 0 minutes, which looks once and waits for nobody', () => {
		const state = handMadeWait({ settings: { maxWaitMs: 0 } });
		state.budget.quietUntilMs = after(60);
		expect(reasonToEnd(state, after(59))).toBe('timeout');
		expect(reasonToEnd(state, after(60))).toBeNull();
	});

	test('is the first task that is done, where the user wants that', () => {
		const state = handMadeWait({ ids: TWO, settings: { endsWithFirst: true } });
		expect(reasonToEnd(state, after(1))).toBeNull();
		const late = entryOf(state, 'a');
		end(late, 'no_answer', after(1), { startedAtMs: START_MS });
		putBackOrEnd(state, late, after(1));
		expect(reasonToEnd(state, after(1))).toBeNull();
		putBackOrEnd(state, done(entryOf(state, 'b'), 1), after(1));
		expect(reasonToEnd(state, after(1))).toBe('any_done');
		const patient = handMadeWait({ ids: TWO });
		putBackOrEnd(patient, done(entryOf(patient, 'b'), 1), after(1));
		expect(reasonToEnd(patient, after(1))).toBeNull();
	});
});

describe('the end of what is open', () => {
	test('leaves what has ended, and calls not found what answers left out by the deadline', () => {
		const state = handMadeWait({ ids: ['a', 'b', 'c'] });
		done(entryOf(state, 'a'), 1);
		entryOf(state, 'b', { missingSinceMs: after(1) });
		endOpen(state, 'timeout');
		expect(endings(state)).toEqual(['done', 'done', 'timeout']);
		expect(state.all.map(({ task }) => task?.status)).toEqual([
			...['succeeded', 'not_found', undefined],
		]);
		expect(state.openCount).toBe(0);
	});

	test('before the deadline nothing is called not found', () => {
		const state = handMadeWait({ ids: TWO });
		entryOf(state, 'b', { missingSinceMs: after(1) });
		endOpen(state, 'any_done');
		expect(endings(state)).toEqual(['any_done', 'any_done']);
		expect(state.all.map(({ task }) => task)).toEqual([null, null]);
	});

	test('is a problem for all that is open when the key is refused', () => {
		const state = handMadeWait({ ids: TWO });
		const refusal = problem('unauthorized', 'wrong key');
		done(entryOf(state, 'a'), 1);
		refuseAll(state, refusal, after(2));
		expect(state.all.map(({ ending }) => ending)).toMatchObject([
			{ ended: 'done', problem: null },
			{ ended: 'no_answer', problem: refusal, waitedSeconds: 2 },
		]);
		expect(state.openCount).toBe(0);
	});
});
