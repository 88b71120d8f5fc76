import { problem } from '../../../core/problem';
import { endOpen, refuseAll } from '../../../core/wait/ending';
import { after, done, endings, entryOf, handMadeWait } from './handMadeWait';

const TWO = ['a', 'b'];

describe('the end of what is open', () => {
	test('leaves what has ended, and calls not found what answers left out by the deadline', () => {
		const state = handMadeWait({ ids: ['a', 'b', 'c'] });
		done(entryOf(state, 'a'), 1);
		entryOf(state, 'b', { missingSinceMs: after(1) });
		endOpen(state, 'timeout');
		expect(endings(state)).toEqual(['done', 'done', 'timeout']);
		expect(state.list.all.map(({ task }) => task?.status)).toEqual([
			...['succeeded', 'not_found', undefined],
		]);
		expect(state.list.openCount).toBe(0);
	});

	test('before the deadline nothing is called not found', () => {
		const state = handMadeWait({ ids: TWO });
		entryOf(state, 'b', { missingSinceMs: after(1) });
		endOpen(state, 'any_done');
		expect(endings(state)).toEqual(['any_done', 'any_done']);
		expect(state.list.all.map(({ task }) => task)).toEqual([null, null]);
	});

	test('is a problem for all that is open when the key is refused', () => {
		const state = handMadeWait({ ids: TWO });
		const refusal = problem('unauthorized', 'wrong key');
		done(entryOf(state, 'a'), 1);
		refuseAll(state, refusal, after(2));
		expect(state.list.all.map(({ ending }) => ending)).toMatchObject([
			{ ended: 'done', problem: null },
			{ ended: 'no_answer', problem: refusal, waitedSeconds: 2 },
		]);
		expect(state.list.openCount).toBe(0);
	});
});
