// What the form shows for each provider and operation, from top to bottom.

export const providers = [
	{ title: 'AceData Cloud', own: ['Service'], ids: '{{ $json.taskId || $json.task_id }}' },
	{
		title: 'Custom API',
		own: ['Preset', 'Status URL', 'Describe the Answer'],
		ids: '{{ $json.taskId || $json.task_id || $json.id }}',
	},
	{
		title: 'fal',
		own: ['Model'],
		ids: '{{ $json.status_url || $json.taskId || $json.request_id }}',
	},
	{ title: 'Google Veo (Gemini API)', own: [], ids: '{{ $json.taskId || $json.name }}' },
	{
		title: 'HeyGen',
		own: ['Service'],
		ids: '{{ $json.taskId || $json.data?.video_id || $json.video_id }}',
	},
	{ title: 'kie.ai', own: ['Service'], ids: '{{ $json.taskId || $json.data?.taskId }}' },
	{ title: 'Kling', own: ['Service'], ids: '{{ $json.taskId || $json.data?.task_id }}' },
	{ title: 'MiniMax (Hailuo)', own: ['Service'], ids: '{{ $json.taskId || $json.task_id }}' },
	{
		title: 'ModelArk (Volcengine Ark)',
		own: [],
		ids: '{{ $json.taskId || $json.task_id || $json.id }}',
	},
	{ title: 'PiAPI', own: [], ids: '{{ $json.taskId || $json.data?.task_id }}' },
	{ title: 'Replicate', own: [], ids: '{{ $json.taskId || $json.id || $json.urls?.get }}' },
	{ title: 'Runway', own: [], ids: '{{ $json.taskId || $json.id }}' },
	{
		title: 'VAP (Vapagent)',
		own: [],
		ids: '{{ $json.taskId || $json.task_id || $json.generation_id }}',
	},
	{
		title: 'WaveSpeed AI',
		own: [],
		ids: '{{ $json.taskId || $json.data?.id || $json.data?.urls?.get }}',
	},
];

export const operations = [
	{ title: 'Get Task', idField: 'Task ID', own: [] },
	{ title: 'Get Tasks Batch', idField: 'Task IDs', own: ['Route by Status'] },
	{
		title: 'Wait Until Done',
		idField: 'Task IDs',
		own: ['Max Wait (Minutes)', 'Route by Status'],
	},
];

/** Of what looks once. */
export const options = [
	...['Include Input Fields', 'On Task Failure', 'Pause When Not Done (Seconds)'],
	...['Request Timeout (Seconds)', 'Requests per Second', 'Share Requests'],
];

export const waitOptions = [
	...['Expected Duration (Seconds)', 'Include Input Fields', 'Max Consecutive Errors'],
	...['On Task Failure', 'On Timeout', 'Poll Interval (Seconds)', 'Request Timeout (Seconds)'],
	...['Requests per Second', 'Return When', 'Share Requests', 'Wait Mode', 'Wake on Callback'],
];
