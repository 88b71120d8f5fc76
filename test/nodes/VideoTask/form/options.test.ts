import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { optionFields } from '../../../../nodes/VideoTask/form/options';

const [collection] = optionFields;
const options = (collection?.options ?? []) as INodeProperties[];

const named = (wanted: string) => options.find(({ name }) => name === wanted);

test('one collection, empty by default, always shown', () => {
	expect(optionFields).toHaveLength(1);
	expect(collection).toMatchObject({ name: 'options', type: 'collection', default: {} });
	expect(collection).not.toHaveProperty('displayOptions');
});

const WAITING = { show: { '/operation': ['waitUntilDone'] } };
const LOOKING = { show: { '/operation': ['getTask', 'getTasksBatch'] } };
const ON_THE_CANVAS = { hide: { '@tool': [true] } };
const WAITING_ON_THE_CANVAS = { ...WAITING, ...ON_THE_CANVAS };
const DOWNLOADING = { show: { '/downloadMedia': [true] } };

// [name, title, type, default, when it is shown]
test.each([
	['includeInputFields', 'Include Input Fields', 'boolean', false, ON_THE_CANVAS],
	['pauseWhenNotDoneSeconds', 'Pause When Not Done (Seconds)', 'number', 5, LOOKING],
	['pollIntervalSeconds', 'Poll Interval (Seconds)', 'number', 0, WAITING],
	['maxConsecutiveErrors', 'Max Consecutive Errors', 'number', 5, WAITING],
	['onTaskFailure', 'On Task Failure', 'options', 'outputItem', undefined],
	['onTimeout', 'On Timeout', 'options', 'outputItem', WAITING_ON_THE_CANVAS],
	['returnWhen', 'Return When', 'options', 'allDone', WAITING_ON_THE_CANVAS],
	['waitMode', 'Wait Mode', 'options', 'automatic', WAITING_ON_THE_CANVAS],
	['wakeOnCallback', 'Wake on Callback', 'boolean', false, WAITING_ON_THE_CANVAS],
	['requestTimeoutSeconds', 'Request Timeout (Seconds)', 'number', 30, undefined],
	['expectedSeconds', 'Expected Duration (Seconds)', 'number', 0, WAITING],
	['requestsPerSecond', 'Requests per Second', 'number', 5, undefined],
	['shareRequests', 'Share Requests', 'boolean', true, undefined],
	['binaryPropertyName', 'Put Output File in Field', 'string', 'data', DOWNLOADING],
	['fileName', 'File Name', 'string', '', DOWNLOADING],
	['maxDownloadMegabytes', 'Max Download Size (MB)', 'number', 512, DOWNLOADING],
	['mediaToDownload', 'Media to Download', 'multiOptions', ['output'], DOWNLOADING],
])('%s', (name, displayName, type, value, displayOptions) => {
	const option = named(name);
	expect(option).toMatchObject({ displayName, type, default: value });
	expect(option?.displayOptions).toEqual(displayOptions);
	if (type === 'number') expect(option?.typeOptions?.minValue).toBeGreaterThanOrEqual(0);
});

test('there is nothing else', () => {
	expect(options).toHaveLength(17);
});

const choices = (name: string) =>
	(named(name)?.options as INodePropertyOptions[]).map((option) => [option.value, option.name]);

test('what comes of a task that failed', () => {
	expect(choices('onTaskFailure')).toEqual([
		['outputItem', 'Return the Task'],
		['throwError', 'Stop With Error'],
	]);
});

test('what ends a wait, and what comes of a time-out', () => {
	expect(choices('returnWhen')).toEqual([
		['allDone', 'All Are Done'],
		['anyDone', 'Any Is Done'],
	]);
	expect(choices('onTimeout')).toEqual([
		['outputItem', 'Return Last Known State'],
		['throwError', 'Stop With Error'],
	]);
	expect(choices('waitMode')).toEqual([
		['automatic', 'Automatic'],
		['durable', 'Durable'],
		['inMemory', 'In Memory'],
	]);
});

test('what can be downloaded', () => {
	expect(new Set(choices('mediaToDownload').map(([value]) => value))).toEqual(
		new Set(['output', 'video', 'image', 'audio', 'lastFrame', 'thumbnail']),
	);
	expect(choices('mediaToDownload')).toContainEqual(['output', 'Main Output']);
});

test('the words of the contract', () => {
	expect(named('includeInputFields')?.description).toBe(
		'Whether to include all fields of the input item in the output item',
	);
});
