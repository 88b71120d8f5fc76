// Every state of a record that AceData's own repositories test with.
import acknowledged from '../fixtures/submit_ack_success_task_id.json';
import acknowledgedForCallback from '../fixtures/submit_ack_callback_url.json';
import badRequest from '../fixtures/failed_bad_request_state_empty.json';
import batchEmpty from '../fixtures/not_found_batch_200_empty_items.json';
import conflict from '../fixtures/conflict_state_succeeded_response_success_false.json';
import failed from '../fixtures/failed_structured_error.json';
import failedSilently from '../fixtures/failed_success_false_no_error.json';
import fishFailed from '../fixtures/fish_failed_status_message_INFERRED.json';
import hailuoFailed from '../fixtures/failed_hailuo_no_finished_at.json';
import hiccup from '../fixtures/running_success_false_string_error.json';
import notFound from '../fixtures/not_found_single_200_empty_object.json';
import pendingAbsent from '../fixtures/pending_response_absent.json';
import pendingAccepted from '../fixtures/pending_accepted_success_true_without_data.json';
import pendingEmpty from '../fixtures/pending_response_data_empty_no_success.json';
import pendingNull from '../fixtures/pending_response_null.json';
import processing from '../fixtures/pending_finished_at_but_status_processing.json';
import seedanceBatch from '../fixtures/seedance_retrieve_batch_sources004.json';
import succeededNull from '../fixtures/succeeded_finished_at_data_null.json';
import succeededWordless from '../fixtures/succeeded_statusless_finished_at.json';
import topLevelSuccess from '../fixtures/toplevel_success_true_only.json';
import veoBatch from '../fixtures/veo_retrieve_batch.json';
import { adapterOf, taskOf, tasksOf } from '../../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');
const veo = adapterOf('aceDataCloud', 'veo');

const ACKNOWLEDGED_ID = '27a1128f-14b5-440e-a82d-510c81e6fcd4';
const FOR_CALLBACK_ID = '1ebe4f2b-59ba-4385-a4ea-0ce8a3fe12ed';

test.each([
	['pending_response_absent', pendingAbsent, 'one', 'queued', null],
	['pending_response_null', pendingNull, 'task-1', 'queued', null],
	['pending_response_data_empty_no_success', pendingEmpty, 'pending-task', 'queued', null],
	['toplevel_success_true_only', topLevelSuccess, 'one', 'queued', null],
	['pending_accepted_success_true_without_data', pendingAccepted, 'task-1', 'running', null],
	['pending_finished_at_but_status_processing', processing, 'task-1', 'running', 'processing'],
	['running_success_false_string_error', hiccup, 'task-1', 'running', null],
	[
		'submit_ack_success_task_id, recorded',
		{ response: acknowledged },
		ACKNOWLEDGED_ID,
		'running',
		null,
	],
	[
		'submit_ack_callback_url, recorded',
		{ response: acknowledgedForCallback },
		FOR_CALLBACK_ID,
		'running',
		null,
	],
])('%s goes on', (_name, record, taskId, status, providerStatus) => {
	expect(taskOf(seedance, record, taskId)).toMatchObject({
		taskId,
		status,
		providerStatus,
		done: false,
		url: null,
		media: [],
		urlsExpireAt: null,
		finishedAt: null,
		failure: null,
		pollAfterSeconds: 15,
		raw: record,
	});
});

test('the text of a hiccup is kept', () => {
	expect(taskOf(seedance, hiccup)).toMatchObject({ passingTrouble: 'temporary' });
	expect(taskOf(seedance, processing).passingTrouble).toBeNull();
});

// [fixture, id, code, message, reason, retryable]
test.each([
	[failed, 'task-1', 'content_moderation', 'Rejected', 'content_policy', false],
	[badRequest, 'failed-task', 'bad_request', 'invalid input', 'invalid_input', false],
	[failedSilently, 'failed-task', null, null, 'unknown', null],
	[conflict, 'one', null, null, 'unknown', null],
	[fishFailed, 'task-1', null, '...', 'unknown', null],
	[hailuoFailed, 'task-1', 'api_error', 'Video generation failed', 'provider', true],
])('failure %# has the words of the provider', (record, id, code, message, reason, retryable) => {
	expect(taskOf(seedance, record, id)).toMatchObject({
		status: 'failed',
		done: true,
		media: [],
		url: null,
		failure: { code, message, reason, retryable },
		pollAfterSeconds: null,
	});
});

test.each([['succeeded_finished_at_data_null', succeededNull]])(
	'%s stays succeeded, without media',
	(_name, record) => {
		expect(taskOf(seedance, record)).toMatchObject({
			status: 'succeeded',
			done: true,
			url: null,
			media: [],
			finishedAt: '2026-07-18T08:16:11.000Z',
			urlsExpireAt: null,
			failure: {
				code: 'no_media',
				reason: 'no_media',
				retryable: null,
				message: 'The provider says that the task succeeded but gives no URL for it.',
			},
		});
	},
);

test('a task that made an image only, without a word for its state, has succeeded with it', () => {
	expect(taskOf(seedance, succeededWordless)).toMatchObject({
		...{ status: 'succeeded', failure: null, url: 'https://cdn.example/image.png' },
		...{ imageUrl: 'https://cdn.example/image.png', videoUrl: null },
	});
});

test('nothing is invented for an unknown task', () => {
	expect(tasksOf(seedance, notFound, ['task-1'])).toEqual([]);
	expect(tasksOf(seedance, batchEmpty, ['task-1', 'task-2'])).toEqual([]);
});

test('a batch is joined by id, in whatever order it comes', () => {
	const first = '9462ca25-468b-45a5-9e75-6f516dedcc80';
	const second = 'd9e576bd-ca14-4c6f-a541-f4734e941dbe';
	const tasks = tasksOf(seedance, seedanceBatch, [second, 'unknown-id', first]);
	expect(tasks.map(({ taskId, url }) => [taskId, url])).toEqual([
		[first, 'https://platform.cdn.acedata.cloud/seedance/d1c2e49e-d854-4a2e-b0c0-88e520f82e2e.mp4'],
		[
			second,
			'https://platform.cdn.acedata.cloud/seedance/eb99ba03-178c-4616-8d19-e625fee2e884.mp4',
		],
	]);
});

test('a batch that holds a task twice', () => {
	const id = '1ebe4f2b-59ba-4385-a4ea-0ce8a3fe12ed';
	const tasks = tasksOf(veo, veoBatch, [id, 'task-2']);
	expect(new Set(tasks.map(({ taskId }) => taskId))).toEqual(new Set([id]));
	for (const { status } of tasks) expect(status).toBe('succeeded');
});
