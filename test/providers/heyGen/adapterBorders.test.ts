// What just is, and what just is no longer, an answer of HeyGen's about a task.
import { heyGenProvider } from '../../../providers/heyGen/provider';
import { adapterOf, answer, HTML, problemOf, tasksOf } from '../../core/answering';

const adapter = adapterOf('heyGen', 'videos');
const ID = 'vid_1';
const running = { data: { id: ID, status: 'processing' } };

test.each([
	[199, false],
	[200, true],
	[299, true],
	[300, false],
])('a record under HTTP %i counts: %p', (status, counts) => {
	const parsed = adapter.parse(answer(running, status), [ID]);
	expect(Array.isArray(parsed)).toBe(counts);
});

// [body, what the message says after "the answer is not this provider's"]
test.each([
	[HTML, 'it is a web page'],
	['{"data":', 'it is not JSON'],
	[[running.data], 'it is not an object'],
	['null', 'it is not an object'],
	[7, 'it is not an object'],
	[{ data: {} }, 'it is no task record'],
])('the answer %j is refused: %s', (body, what) => {
	const { kind, message } = problemOf(adapter, answer(body), [ID]);
	expect([kind, message]).toEqual([
		'unexpectedAnswer',
		`the answer is not this provider's: ${what}`,
	]);
});

test.each([[[]], [['a', 'b']]])('one record is no answer to the ids %j', (ids) => {
	expect(problemOf(adapter, answer(running), ids)).toMatchObject({
		...{ kind: 'unexpectedAnswer', message: expect.stringContaining('it is no list of tasks') },
	});
});

// [what a failed entry of a list says, whether that is a reason]
test.each([
	[{ error: { code: 'moderation_failed' } }, true],
	[{ error: { message: 'The voice is missing' } }, true],
	[{ failure_code: 'moderation_failed', failure_message: 'Refused' }, true],
	[{ error: { code: '', message: ' ' } }, false],
	[{}, false],
])('a failure in a list is taken if it says why: %j %p', (said, isTaken) => {
	const tasks = tasksOf(adapter, { data: [{ id: ID, status: 'failed', ...said }] }, [ID, 'b']);
	expect(tasks.map(({ taskId }) => taskId)).toEqual(isTaken ? [ID] : []);
});

test.each([
	{ id: 'entry-7', video_id: ID },
	{ id: ID, video_id: 'entry-7' },
	{ video_id: 'entry-7', lipsync_id: ID },
])('an entry with several ids is of the task that was asked for: %j', (ids) => {
	const tasks = tasksOf(adapter, { data: [{ ...ids, status: 'processing' }] }, [ID, 'b']);
	expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([[ID, 'running']]);
});

test.each([
	['insufficient_credit', "The account's balance is used up: top it up at HeyGen."],
	[
		'subscription_required',
		'The account has no plan for this, or its plan has expired: check the plan at HeyGen.',
	],
])('the advice on %s names HeyGen', (code, advice) => {
	const refused = answer({ error: { code, message: 'No.' } }, 400);
	const { kind, apart } = problemOf(adapter, refused, [ID]);
	expect([kind, apart?.description]).toEqual(['forbidden', advice]);
});

test.each(['', 'Videos', 'avatars'])('there is no service %j', (service) => {
	expect(heyGenProvider.adapterFor(service, null)).toBeNull();
});
