import { isProblem } from '../../../../../core/problem';
import {
	GET_TASK,
	handMadeContext,
	NODE,
	perItem,
	settingsOf,
	settingsWith,
} from '../../handMadeContext';

const WAIT = { ...GET_TASK, operation: 'waitUntilDone' };

function refusalOf(parameters: Readonly<Record<string, unknown>>, items = [{}, {}, {}]) {
	const { context } = handMadeContext({ parameters: { ...WAIT, ...parameters }, items });
	const settings = settingsOf(context);
	expect(isProblem(settings)).toBe(true);
	expect(settings).toMatchObject({ kind: 'invalidInput' });
	return settings as { readonly message: string; readonly description: string };
}

test('what is not said has the default of the form', () => {
	const { provider, ...settings } = settingsWith({ operation: 'waitUntilDone' });
	expect(provider.id).toBe('aceDataCloud');
	expect(settings).toMatchObject({
		operation: 'waitUntilDone',
		simplify: true,
		maxWaitMinutes: 30,
		onTimeout: 'outputItem',
		downloadMedia: false,
		includeInputFields: false,
		pollIntervalSeconds: 0,
		maxConsecutiveErrors: 5,
		onTaskFailure: 'outputItem',
		requestTimeoutSeconds: 30,
		binaryPropertyName: 'data',
		maxDownloadMegabytes: 512,
		mediaToDownload: ['output'],
		returnWhen: 'allDone',
		expectedSeconds: 0,
		requestsPerSecond: 5,
		shareRequests: true,
	});
});

test.each(['aceDataCloud', 'modelArk', 'vap'])('the provider %s', (provider) => {
	expect(settingsWith({ provider }).provider.id).toBe(provider);
});

// [setting in the options, or at the top, value, what is read]
test.each([
	['maxWaitMinutes', 0, 0],
	['maxWaitMinutes', 0.25, 0.25],
	['maxWaitMinutes', '4320', 4320],
	['maxWaitMinutes', ' 1.5 ', 1.5],
	['simplify', false, false],
	['onTimeout', 'throwError', 'throwError'],
])('%s: %p is read as %p', (name, value, read) => {
	expect(settingsWith({ operation: 'waitUntilDone', [name]: value })).toMatchObject({
		[name]: read,
	});
});

test.each([
	['pollIntervalSeconds', 0, 0],
	['pollIntervalSeconds', 1, 1],
	['pollIntervalSeconds', '2.5', 2.5],
	['maxConsecutiveErrors', 0, 0],
	['maxConsecutiveErrors', '7', 7],
	['requestTimeoutSeconds', '60', 60],
	['requestTimeoutSeconds', 0.5, 0.5],
	['onTaskFailure', 'throwError', 'throwError'],
	['includeInputFields', true, true],
	['binaryPropertyName', ' video ', 'video'],
	['binaryPropertyName', 'constructor', 'constructor'],
	['binaryPropertyName', 'prototype', 'prototype'],
	['binaryPropertyName', '__proto__2', '__proto__2'],
	['mediaToDownload', ['video', 'thumbnail'], ['video', 'thumbnail']],
	['mediaToDownload', [], ['output']],
	['maxDownloadMegabytes', '0.5', 0.5],
	['expectedSeconds', '134', 134],
	['requestsPerSecond', 0.5, 0.5],
	['shareRequests', false, false],
])('the option %s: %p is read as %p', (name, value, read) => {
	expect(settingsWith({ options: { [name]: value } })).toMatchObject({ [name]: read });
});

// [setting, its name in the form, values]
test.each([
	[
		'maxWaitMinutes',
		"'Max Wait (Minutes)'",
		[-1, '-1', Number.NaN, Infinity, 'soon', '', null, {}],
	],
	['onTimeout', "'On Timeout'", ['raise', 1, null]],
	['simplify', "'Simplify'", ['yes', 1, null]],
	['downloadMedia', "'Download Media'", ['yes', null]],
	['returnWhen', "'Return When'", ['someDone', null]],
	['routeByStatus', "'Route by Status'", ['yes', null]],
	['operation', "'Operation'", ['deleteTask', '', null]],
	['provider', "'Provider'", ['noProvider', '', null, 7]],
])('%s refuses what it does not take, and says its name', (name, title, values) => {
	for (const value of values) {
		const { message, description } = refusalOf({ [name]: value });
		expect(message.startsWith(`${title} cannot be `)).toBe(true);
		expect(description).not.toBe('');
	}
});

const NOT_NUMBERS = [-1, '-0.5', Number.NaN, Number.POSITIVE_INFINITY, 'NaN', 'Infinity', 'x', {}];

test.each([
	['pollIntervalSeconds', "'Poll Interval (Seconds)'", [...NOT_NUMBERS, 0.5, 0.001, '0.999']],
	['maxConsecutiveErrors', "'Max Consecutive Errors'", NOT_NUMBERS],
	['requestTimeoutSeconds', "'Request Timeout (Seconds)'", [...NOT_NUMBERS, 0]],
	['maxDownloadMegabytes', "'Max Download Size (MB)'", [...NOT_NUMBERS, 0]],
	['expectedSeconds', "'Expected Duration (Seconds)'", NOT_NUMBERS],
	['requestsPerSecond', "'Requests per Second'", [...NOT_NUMBERS, 0]],
	['onTaskFailure', "'On Task Failure'", ['raise', '', null]],
	['includeInputFields', "'Include Input Fields'", ['true', 0, null]],
	['shareRequests', "'Share Requests'", ['true', 0, null]],
	['binaryPropertyName', "'Put Output File in Field'", ['', '  ', 7, '__proto__', ' __proto__ ']],
	['mediaToDownload', "'Media to Download'", ['video', ['clip'], [7]]],
])('the option %s refuses what it does not take, and says its name', (name, title, values) => {
	for (const value of values) {
		const { message, description } = refusalOf({ options: { [name]: value } });
		expect(message.startsWith(`${title} cannot be `)).toBe(true);
		expect(description.startsWith(`${title} takes `)).toBe(true);
	}
});

test('a value of any length is shown in short', () => {
	const { message } = refusalOf({ onTimeout: 'x'.repeat(100_000) });
	expect(message.length).toBeLessThan(120);
});

// [parameters that an expression gives item by item, the name in the form]
test.each([
	[{ maxWaitMinutes: perItem(1, 1, 2) }, "'Max Wait (Minutes)'"],
	[{ simplify: perItem(true, true, false) }, "'Simplify'"],
	[{ onTimeout: perItem('outputItem', 'outputItem', 'throwError') }, "'On Timeout'"],
	[{ options: { pollIntervalSeconds: perItem(15, 15, 30) } }, "'Poll Interval (Seconds)'"],
	[
		{ options: { onTaskFailure: perItem('outputItem', 'outputItem', 'throwError') } },
		"'On Task Failure'",
	],
	[{ options: { includeInputFields: perItem(true, true, false) } }, "'Include Input Fields'"],
	[{ options: { requestTimeoutSeconds: perItem(30, 30, 31) } }, "'Request Timeout (Seconds)'"],
	[{ options: { maxConsecutiveErrors: perItem(9, 9, undefined) } }, "'Max Consecutive Errors'"],
	[
		{ options: { mediaToDownload: perItem(['video'], ['video'], ['image']) } },
		"'Media to Download'",
	],
])('different values for different items are refused: %#', (parameters, title) => {
	const { message, description } = refusalOf(parameters);
	expect(message).toBe(
		`${title} has another value for item 2 than for item 0, but it is for the whole node`,
	);
	expect(description).not.toBe('');
});

test('also where nobody can see which of them are expressions', () => {
	const parameters = { ...WAIT, maxWaitMinutes: perItem(1, 2) };
	const { context } = handMadeContext({ parameters, items: [{}, {}] });
	const node = { ...context.getNode(), parameters: {} };
	Object.assign(context, { getNode: () => node });
	expect(settingsOf(context)).toMatchObject({
		message: expect.stringContaining("'Max Wait (Minutes)' has another value for item 1"),
	});
});

test('an expression that gives one value for all items is no obstacle', () => {
	const parameters = {
		...WAIT,
		maxWaitMinutes: perItem(2, '2', 2),
		options: { pollIntervalSeconds: perItem(15, 15, 15) },
	};
	const { context } = handMadeContext({ parameters, items: [{}, {}, {}] });
	expect(settingsOf(context)).toMatchObject({ maxWaitMinutes: 2, pollIntervalSeconds: 15 });
});

test('a value that is bad for one item is refused', () => {
	expect(refusalOf({ maxWaitMinutes: perItem(1, -1, 1) }).message).toContain('cannot be -1');
});

test("a 'File Name' that fails for an item is no matter of the whole node", () => {
	const fileName = perItem(new Error('No such field'), 'a.mp4', 'b.mp4');
	const { context } = handMadeContext({
		parameters: { ...GET_TASK, options: { fileName, includeInputFields: true } },
		items: [{}, {}, {}],
	});
	expect(settingsOf(context)).toMatchObject({
		includeInputFields: true,
		maxConsecutiveErrors: 5,
	});
	const broken = perItem(new Error('No such node'), true, true);
	expect(refusalOf({ options: { fileName, includeInputFields: broken } }).message).toContain(
		'No such node',
	);
});

test('an expression that fails is a problem, in its own words', () => {
	const { message } = refusalOf({ maxWaitMinutes: perItem(new Error('No such node'), 1, 1) });
	expect(message).toContain('No such node');
});

test.each([
	[['output'], ['video']],
	[['output', 'video'], ['output']],
])('lists of settings are compared by what they hold: %j and %j', (one, other) => {
	const differing = perItem(one, one, other);
	expect(refusalOf({ options: { mediaToDownload: differing } }).message).toContain('item 2');
	const same = perItem(one, [...one], [...one]);
	const settings = settingsWith({ operation: 'waitUntilDone', options: { mediaToDownload: same } });
	expect(settings.mediaToDownload).toEqual(one);
});

test('however many items there are, no setting is written out to compare it', () => {
	const written = jest.spyOn(JSON, 'stringify');
	const items = Array.from({ length: 1000 }, () => ({}));
	const maxWaitMinutes = perItem(...items.map(() => 30));
	const { context } = handMadeContext({ parameters: { ...WAIT, maxWaitMinutes }, items });
	written.mockClear();
	const settings = settingsOf(context);
	const count = written.mock.calls.length;
	written.mockRestore();
	expect(settings).toMatchObject({ maxWaitMinutes: 30 });
	expect(count).toBe(0);
});

test('a name under which JavaScript would lose the file is refused', () => {
	const { message, description } = refusalOf({ options: { binaryPropertyName: '__proto__' } });
	expect(message).toBe('\'Put Output File in Field\' cannot be "__proto__"');
	expect(description).toContain('but not __proto__');
});

test("what belongs into 'Options' is read there only", () => {
	const { context } = handMadeContext();
	const read = context.getNodeParameter.bind(context);
	const beside = { onTimeout: 'throwError', returnWhen: 'anyDone', waitMode: 'durable' };
	const parameters = { ...GET_TASK, ...beside };
	const settings = settingsOf({
		...context,
		getNode: () => ({ ...NODE, parameters }),
		getNodeParameter: ((name: string, itemIndex: number, fallback: unknown) =>
			Object.hasOwn(beside, name)
				? beside[name as keyof typeof beside]
				: read(name, itemIndex, fallback as object)) as typeof read,
	});
	expect(settings).toMatchObject({
		...{ onTimeout: 'outputItem', returnWhen: 'allDone', waitMode: 'automatic' },
	});
});
