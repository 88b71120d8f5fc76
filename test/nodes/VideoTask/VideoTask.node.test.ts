import getTask from '../../../nodes/VideoTask/__schema__/v1.0.0/getTask.json';
import getRecentTasks from '../../../nodes/VideoTask/__schema__/v1.0.0/getRecentTasks.json';
import getTasksBatch from '../../../nodes/VideoTask/__schema__/v1.0.0/getTasksBatch.json';
import waitUntilDone from '../../../nodes/VideoTask/__schema__/v1.0.0/waitUntilDone.json';
import { VideoTask } from '../../../nodes/VideoTask/VideoTask.node';

const { description } = new VideoTask();

test('its names, and that agents may use it', () => {
	expect(description).toMatchObject({
		displayName: 'Video Task',
		name: 'videoTask',
		version: 1,
		usableAsTool: true,
		defaults: { name: 'Video Task' },
		inputs: ['main'],
		icon: { light: 'file:videoTask.svg', dark: 'file:videoTask.dark.svg' },
	});
});

// [provider, the one credential that is asked for]
test.each([
	['aceDataCloud', 'aceDataCloudTaskApi'],
	['modelArk', 'modelArkTaskApi'],
	['vap', 'vapTaskApi'],
])('%s asks for %s alone', (provider, credential) => {
	const asked = description.credentials?.filter(
		({ displayOptions }) => !displayOptions?.hide?.provider?.includes(provider),
	);
	expect(asked).toMatchObject([{ name: credential, required: true }]);
	// With `show` the editor leaves the field 'Provider' out of the form.
	expect(asked?.[0]?.displayOptions?.show).toBeUndefined();
});

// [parameters, the names of the outputs]
test.each([
	[{ routeByStatus: true, operation: 'waitUntilDone' }, ['Succeeded', 'Pending', 'Failed']],
	[{ routeByStatus: true, operation: 'getTasksBatch' }, ['Succeeded', 'Pending', 'Failed']],
	[{ routeByStatus: true, operation: 'getTask' }, [undefined]],
	[{ routeByStatus: false, operation: 'waitUntilDone' }, [undefined]],
	[{ operation: 'getTasksBatch' }, [undefined]],
	[{ routeByStatus: true, operation: 'getRecentTasks' }, [undefined]],
])('with %j it draws the outputs %j', async (parameters, names) => {
	const { valueOf } = await import('./expression.mjs');
	const outputs = valueOf(String(description.outputs), { $parameter: parameters });
	expect(outputs).toMatchObject(names.map(() => ({ type: 'main' })));
	expect((outputs as Array<{ displayName?: string }>).map((one) => one.displayName)).toEqual(names);
});

// [operation, provider, subtitle]
test.each([
	['getTask', 'aceDataCloud', 'Get: AceData Cloud'],
	['getTasksBatch', 'modelArk', 'Batch: ModelArk'],
	['getRecentTasks', 'kling', 'Recent: Kling'],
	['waitUntilDone', 'vap', 'Wait: VAP'],
])('%s of %s has the subtitle %s', async (operation, provider, subtitle) => {
	const { valueOf } = await import('./expression.mjs');
	const values = { $parameter: { operation, provider } };
	expect(valueOf(description.subtitle ?? '', values)).toBe(subtitle);
});

const FIELDS = [
	...['taskId', 'status', 'done', 'url', 'videoUrl', 'imageUrl', 'audioUrl', 'lastFrameUrl'],
	'result',
	...['media', 'urlsExpireAt', 'failure', 'pollAfterSeconds', 'provider', 'service'],
];

test('the editor is told the fields of an item before it ran', () => {
	expect(Object.keys(getTask.properties)).toEqual(FIELDS);
	expect(Object.keys(getTasksBatch.properties)).toEqual(FIELDS);
	expect(getRecentTasks).toEqual(getTasksBatch);
	expect(Object.keys(waitUntilDone.properties)).toEqual([...FIELDS, 'wait']);
});
