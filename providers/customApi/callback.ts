import type { CallbackRule } from '../../core/callback/callback';

/** The callbacks of any API: the id is read at the usual places. Each API names the field for the URL differently. */
export const customApiCallback: CallbackRule = {
	urlField: '',
	urlPlace: 'body',
	advice: "See the API's documents for where its request takes a callback or webhook URL.",
	idPaths: [
		'taskId',
		'task_id',
		'id',
		'request_id',
		'generation_id',
		'data.taskId',
		'data.task_id',
		'data.id',
		'data.object.id',
		'task.id',
		'job_id',
		'jobId',
		'resource.id',
		'transcript_id',
	],
	calls: 'atEnd',
	signature: null,
};
