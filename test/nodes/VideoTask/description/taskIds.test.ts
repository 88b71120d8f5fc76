import { taskIdFields } from '../../../../nodes/VideoTask/description/taskIds';

// [provider, the default, so that the answer of a create request fits as it is]
const DEFAULTS = [
	['aceDataCloud', '={{ $json.taskId || $json.task_id }}'],
	['modelArk', '={{ $json.taskId || $json.task_id || $json.id }}'],
	['vap', '={{ $json.taskId || $json.task_id || $json.generation_id }}'],
] as const;

const WHERE = [
	['taskId', 'Task ID', ['getTask']],
	['taskIds', 'Task IDs', ['getTasksBatch', 'waitUntilDone']],
] as const;

test.each(WHERE)(
	'%s has one entry a provider, which differ in the default alone',
	(name, ...rest) => {
		const [displayName, operation] = rest;
		const entries = taskIdFields.filter((field) => field.name === name);
		expect(entries).toEqual(
			DEFAULTS.map(([provider, value]) => ({
				...{ displayName, name, type: 'string', required: true, default: value },
				placeholder: expect.stringContaining('e.g.'),
				description: entries[0]?.description,
				displayOptions: { show: { provider: [provider], operation } },
			})),
		);
	},
);

test('there is nothing else', () => {
	expect(taskIdFields).toHaveLength(6);
});
