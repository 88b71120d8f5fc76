// What an outcome is worth: what it lacks, and whether it replaces the one before it.
import { unseenTask } from '../../../../core/task/completeTask';
import type { TaskStatus } from '../../../../core/task/task';
import { look } from '../../../../core/look/look';
import type { Outcome } from '../../../../core/look/look';
import { isNews, lackOf } from '../../../../core/look/asking/progress';
import { problem } from '../../../../core/problem';
import { adapterOf } from '../../answering';
import { found, scriptedSend } from '../scriptedSend';

const vap = adapterOf('vap');
const ark = adapterOf('modelArk');

const met: Outcome = { kind: 'problem', problem: problem('noAnswer', 'nothing') };
const left: Outcome = { kind: 'notAsked', problem: problem('notSent', 'no turn') };
const gone: Outcome = { kind: 'notFound' };
const at = (status: TaskStatus): Outcome => ({
	kind: 'task',
	task: { ...unseenTask('a', vap), status },
	ageMs: null,
});

test('an id that was not found lacks nothing, as one whose task was seen', () => {
	expect([gone, at('running')].map(lackOf)).toEqual([null, null]);
});

test('a problem is lacking itself, and a task what it made where that could not be fetched', () => {
	expect([met, left].map(lackOf)).toEqual([met, left]);
	expect(lackOf({ ...at('succeeded'), unfetched: met } as Outcome)).toBe(met);
});

// [what is known, what comes, whether it was left unasked, whether that is news]
test.each<[string, Outcome | undefined, Outcome, boolean, boolean]>([
	['a problem after nothing', undefined, met, false, true],
	['a problem after a running task', at('running'), met, false, true],
	['a problem after a task that succeeded', at('succeeded'), met, false, false],
	['a running task after one that succeeded', at('succeeded'), at('running'), false, false],
	['a task that succeeded after the same', at('succeeded'), at('succeeded'), false, true],
	['a task after a problem', met, at('running'), false, true],
	['an unasked id after a problem', met, left, true, false],
	['a task whose result was left unasked', met, at('succeeded'), true, true],
])('%s', (_what, known, outcome, isUnasked, isKept) => {
	expect(isNews(outcome, known, isUnasked)).toBe(isKept);
});

test('where an answer asks for no pause none is told', async () => {
	const { send } = scriptedSend((one) => found(one));
	expect((await look(ark, send, ['a'])).get('a')).not.toHaveProperty('pauseMs');
});
