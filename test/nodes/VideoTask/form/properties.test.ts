import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { properties, titleOf } from '../../../../nodes/VideoTask/form/properties';

type Entry = INodeProperties | INodePropertyCollection | INodePropertyOptions;

const everyProperty = properties.flatMap((property) => [
	property,
	...(property.type === 'collection' ? ((property.options ?? []) as INodeProperties[]) : []),
]);

test('the form, in the order in which it is filled in', () => {
	expect([...new Set(properties.map(({ name }) => name))]).toEqual([
		...['provider', 'service', 'servicePath', 'preset', 'statusUrl', 'describe', 'falModel'],
		...['operation'],
		...['toolDescription', 'taskId', 'taskIds', 'since', 'status', 'limit'],
		...['maxWaitMinutes', 'durablePart'],
		...['routeByStatus', 'downloadMedia', 'simplify', 'options', 'wakeNotice'],
	]);
});

test('what belongs to later issues is not shown yet', () => {
	const names = everyProperty.map(({ name }) => name);
	for (const later of ['nextStep', 'path']) {
		expect(names).not.toContain(later);
	}
});

// [name, how messages write it]
test.each([
	['provider', "'Provider'"],
	['service', "'Service'"],
	['operation', "'Operation'"],
	['taskId', "'Task ID'"],
	['taskIds', "'Task IDs'"],
	['maxWaitMinutes', "'Max Wait (Minutes)'"],
	['onTimeout', "'On Timeout'"],
	['routeByStatus', "'Route by Status'"],
	['simplify', "'Simplify'"],
	['downloadMedia', "'Download Media'"],
	['includeInputFields', "'Include Input Fields'"],
	['pollIntervalSeconds', "'Poll Interval (Seconds)'"],
	['maxConsecutiveErrors', "'Max Consecutive Errors'"],
	['onTaskFailure', "'On Task Failure'"],
	['requestTimeoutSeconds', "'Request Timeout (Seconds)'"],
	['binaryPropertyName', "'Put Output File in Field'"],
	['pauseWhenNotDoneSeconds', "'Pause When Not Done (Seconds)'"],
	['toolDescription', "'Tool Description'"],
	['noSuchName', "'noSuchName'"],
])('%s is called %s', (name, title) => {
	expect(titleOf(name)).toBe(title);
});

test('one name has one title', () => {
	const titles = new Map<string, string>();
	for (const { name, displayName, type } of everyProperty) {
		// A notice is a text of its own for each provider.
		if (type === 'notice') continue;
		expect(titles.get(name) ?? displayName).toBe(displayName);
		titles.set(name, displayName);
	}
});

test('lists of five and more are sorted by what is shown', () => {
	const shown = (entry: Entry) => ('displayName' in entry ? entry.displayName : entry.name);
	const long = everyProperty.filter(({ options = [] }) => options.length >= 5);
	expect(long.map(({ name }) => name)).toEqual(expect.arrayContaining(['options']));
	for (const { options = [] } of long) {
		const names = (options as Entry[]).map(shown);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
	}
});

test('every field explains itself, and every boolean says Whether', () => {
	for (const { name, type, description, displayName } of everyProperty) {
		if (name === 'options' || name === 'operation' || name === 'binaryPropertyName') continue;
		if (type === 'hidden' || type === 'notice') continue;
		expect([displayName, (description ?? '').length > 10]).toEqual([displayName, true]);
		expect([name, (description ?? '').startsWith('Whether ')]).toEqual([name, type === 'boolean']);
	}
});

// [whether an agent uses it, the fields of one variant alone]
test.each([
	[true, ['toolDescription']],
	[false, ['downloadMedia']],
])('no two entries of one name are shown at a time; as a tool: %s', (isTool, own) => {
	for (const provider of ['aceDataCloud', 'modelArk', 'vap']) {
		for (const operation of ['getTask', 'getTasksBatch', 'waitUntilDone']) {
			const form: Readonly<Record<string, unknown>> = { provider, operation, '@tool': isTool };
			const fits = ([name, values]: [string, unknown]) =>
				!(name in form) || (values as unknown[]).includes(form[name]);
			const shown = properties.filter(
				({ displayOptions: { show = {}, hide = {} } = {} }) =>
					Object.entries(show).every(fits) && !Object.entries(hide).some(fits),
			);
			const names = shown.map(({ name }) => name);
			expect(names).toEqual([...new Set(names)]);
			expect(names.includes('taskId')).toBe(operation === 'getTask');
			expect(names.includes('taskIds')).toBe(operation !== 'getTask');
			expect(names.includes('routeByStatus')).toBe(!isTool && operation !== 'getTask');
			expect(names.includes('maxWaitMinutes')).toBe(operation === 'waitUntilDone');
			expect(names.includes('service')).toBe(provider === 'aceDataCloud');
			expect(names).toEqual(expect.arrayContaining(['simplify', 'options', ...own]));
		}
	}
});

test('a field is shown by other fields of its own list, or by a path from the top', () => {
	const names = new Set(properties.map(({ name }) => name));
	const members = new Set(everyProperty.map(({ name }) => name));
	for (const { name, displayOptions = {} } of everyProperty) {
		for (const by of Object.values(displayOptions).flatMap((rule) => Object.keys(rule))) {
			// n8n before 2.41 ends with an error where it cannot find a field.
			const isKnown = names.has(by) || members.has(by) || /^[/@]/.test(by);
			expect([name, by, isKnown]).toEqual([name, by, true]);
		}
	}
});
