import { idOfAddress, isAddress } from '../../../providers/customApi/statusAddress';

const UUID = '550e8400-e29b-41d4-a716-446655440000';

test.each([
	[`https://queue.fal.run/fal-ai/flux-2/requests/${UUID}/status`, UUID],
	[
		'https://api.replicate.com/v1/predictions/gm3qorzdhgbfurvjtvhg6dckhu',
		'gm3qorzdhgbfurvjtvhg6dckhu',
	],
	['https://api.wavespeed.ai/api/v3/predictions/task-1/result', 'task-1'],
	['https://api.us1.bfl.ai/v1/get_result?id=req-1', 'req-1'],
	['https://openrouter.ai/api/v1/videos/vid-job-1', 'vid-job-1'],
	['https://api.kie.ai/api/v1/gpt4o-image/record-info?taskId=abc', 'abc'],
	['https://api.kie.ai/api/v1/jobs/recordInfo?taskId=abc', 'abc'],
	['https://api.json2video.com/v2/movies?project=JkGxEoPRF9EgRb32', 'JkGxEoPRF9EgRb32'],
	['https://api.shotstack.io/edit/v1/render/2abd5c11?data=false', '2abd5c11'],
	[
		'https://x.cognitiveservices.azure.com/documentModels/m/analyzeResults/r-1?api-version=1',
		'r-1',
	],
	['http://backend:8000/tasks/abc/status', 'abc'],
	['https://h.example/tasks/a%3Ab', 'a:b'],
	['https://h.example/v1/tasks', null],
	['https://h.example/', null],
	['https://h.example/v1/status?x=1', null],
	['https://h.example/v1/tasks/a%2Fb', null],
	['https://h.example/v1/tasks/%E0%A4%A', null],
	['https://h.example/v1/tasks?taskId=a/b', null],
	...[
		...[
			'job',
			'job_id',
			'jobId',
			'JOB-ID',
			'uuid',
			'run_id',
			'runId',
			'prediction_id',
			'operation',
		],
		...['request', 'film_id', 'task', 'taskid', 'requestId', 'id', 'project', 'ticket'],
	].map((name): [string, string] => [`https://h.example/custom/v1/status?x=1&${name}=a-1`, 'a-1']),
	['https://h.example/jobs/my-job?user_id=u1&access_key_id=k1', 'my-job'],
	['https://h.example/jobs/j1?film_id=f1', 'j1'],
	['https://h.example/custom/status?user_id=u1&job=b2', 'b2'],
	['https://h.example/custom/status?api_key_id=k1', 'custom'],
	['https://h.example/custom/status?grid=&film_id=f1', 'f1'],
	['https://h.example/tasks/abc/', 'abc'],
	['https://h.example//tasks//abc//status//', 'abc'],
	[`https://h.example/tasks/${'a'.repeat(65)}`, 'a'.repeat(65)],
	...['id', 'uuid', 'guid', 'task_uuid', 'jobGuid', 'batch_id'].map((name): [string, string] => [
		`https://h.example/projects/p1?${name}=a-1`,
		'a-1',
	]),
	...['', 'subproject', 'projects', 'username', 'named', 'ticket_no', 'idea'].map(
		(name): [string, string] => [`https://h.example/custom/status?${name}=a-1`, 'custom'],
	),
	...['v1', 'v12', 'v2024', 'V3', 'v1beta', 'v1beta2', 'v1alpha12'].map(
		(version): [string, string] => [`https://h.example/custom/${version}/status`, 'custom'],
	),
	...['v12345', 'rev12', 'v1-abc', 'v1beta2x'].map((id): [string, string] => [
		`https://h.example/tasks/${id}/status`,
		id,
	]),
	['ftp://h.example/tasks/abc', null],
	['https://', null],
	['abc', null],
])('the id in %s is %j', (address, id) => {
	expect(idOfAddress(address)).toBe(id);
});

test.each([
	['https://h.example/x', true],
	['HTTP://h.example', true],
	['httpx', false],
	['see https://h.example/x', false],
	['ahttps://h.example/x', false],
	[UUID, false],
])('%s is an address: %j', (taskId, is) => {
	expect(isAddress(taskId)).toBe(is);
});
