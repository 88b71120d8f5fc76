import { isProblem } from '../../../core/problem';
import { customApiFields } from '../../../providers/customApi/form/fields';
import { readRecipe } from '../../../providers/customApi/form/readRecipe';
import { customApiProvider } from '../../../providers/customApi/provider';
import { NO_RECIPE } from '../../../providers/customApi/recipe';
import type { FormField } from '../../../providers/provider';
import { answer, taskOf } from '../../core/answering';

const BASE = 'https://api.example.com';
const setupOf = (parameters: Readonly<Record<string, unknown>>) =>
	customApiProvider.readSetup({ credential: {}, parameters, baseUrl: BASE });

const describeField = customApiFields.find(({ name }) => name === 'describe');
const members = describeField?.members ?? [];
const allFields: readonly FormField[] = [
	...customApiFields,
	...members,
	...members.flatMap(({ members: columns = [] }) => columns),
];

test('the fields, as stored workflows name them', () => {
	expect(customApiFields.map(({ name, title }) => [name, title])).toEqual([
		['preset', 'Preset'],
		['statusUrl', 'Status URL'],
		['describe', 'Describe the Answer'],
	]);
	expect(members.map(({ name, kind = 'text' }) => `${name}: ${kind}`)).toEqual([
		...['body: text', 'downloadWithKey: switch', 'expectedSeconds: number', 'failedWhen: text'],
		...['failureCodeField: text', 'failureMessageField: text', 'headers: rows', 'method: text'],
		...['notFoundOn: text', 'outputFields: text', 'progressField: text'],
		...['requestsPerMinute: number', 'resultField: text', 'resultUrl: text', 'statusField: text'],
		...['urlLifetimeSeconds: number', 'words: rows'],
	]);
});

test.each([...allFields])('the field $title is worded as n8n wants it', (field) => {
	const { title, description, kind, options = [], placeholder = 'e.g. x' } = field;
	for (const word of title.split(' ')) expect(word).toMatch(/^(\(?[A-Z]|the$|per$)/);
	expect(description).toMatch(/^[A-Z]/);
	expect(description.replace(/\{\+?id\}/g, '')).not.toMatch(/\b(id|ids|Id|Url|url|json|Json)\b/);
	expect(description.endsWith('.')).toBe(/[.!?:;] [A-Z]/.test(description));
	if (kind === 'switch') expect(description).toMatch(/^Whether /);
	expect(placeholder).toMatch(/^e\.g\. \S/);
	const names = options.map(({ name }) => name.toLowerCase());
	expect(names).toEqual([...new Set(names)].sort());
	if (options.length > 0) expect(options.map(({ value }) => value)).toContain(field.default);
});

test('its choices say what they need', () => {
	const [preset] = customApiFields;
	for (const { description = '', name } of preset?.options ?? []) {
		expect(description).toMatch(/^[A-Z].*[^.]$/);
		expect(description).not.toBe(name);
	}
});

test('the defaults of all fields say nothing, but that 404 and nothing mean not found', () => {
	const describe = Object.fromEntries(members.map(({ name, default: value }) => [name, value]));
	const given = { credential: {}, parameters: { preset: 'none', describe }, baseUrl: BASE };
	expect(readRecipe(given)).toEqual(NO_RECIPE);
});

test('an API by description', () => {
	const setup = setupOf({ statusUrl: '/tasks/{id}', describe: { resultField: 'text' } });
	expect(isProblem(setup as object)).toBe(false);
	if (isProblem(setup)) return;
	const adapter = customApiProvider.adapterFor('anything', setup);
	expect(adapter).toMatchObject({ provider: 'customApi', service: 'customApi' });
	expect(adapter?.ways[0].request(['a'])).toEqual({ method: 'GET', path: '/tasks/a' });
});

test('a success with nothing to show says where it may be described', () => {
	const setup = setupOf({ statusUrl: '/tasks/{id}' });
	const adapter = isProblem(setup) ? null : customApiProvider.adapterFor('', setup);
	if (adapter === null) throw new Error('There is no adapter.');
	expect(taskOf(adapter, { status: 'done' }).failure).toMatchObject({
		...{ code: 'no_media', message: expect.stringMatching(/'Output Fields'.*'Result URL'\.$/) },
	});
});

test('a wrong address names the field for it', () => {
	const wrong = answer('Cannot GET /tasks', 404);
	const description = (parameters: Readonly<Record<string, unknown>>) => {
		const setup = setupOf(parameters);
		if (isProblem(setup)) throw new Error(setup.message);
		return customApiProvider.adapterFor('', setup)?.parse(wrong, ['a']);
	};
	expect(description({ statusUrl: '/tasks/{id}' })).toMatchObject({
		...{ kind: 'wrongAddress', description: expect.stringMatching(/^Check 'Status URL'\. Check /) },
	});
	expect(description({ preset: 'openAiVideos' })).toMatchObject({
		...{ kind: 'wrongAddress', description: expect.not.stringContaining("'Status URL'") },
	});
});

test('what a wait knew of tasks is handed on', () => {
	const setup = setupOf({ statusUrl: '/tasks/{id}' });
	if (isProblem(setup)) throw new Error(setup.message);
	const url = 'https://cdn.example/a.mp4';
	const first = customApiProvider.adapterFor('', setup);
	const [known] = first?.parse(answer({ status: 'running', clip: url }), ['a']) as never[];
	const later = customApiProvider.adapterFor('', setup, [known as never]);
	const made = 'https://cdn.example/b.mp4';
	expect(later?.parse(answer({ status: 'done', clip: url, video: made }), ['a'])).toMatchObject([
		{ url: made },
	]);
});

test('what is wrong with the form is told before any request', () => {
	expect(setupOf({ statusUrl: '/tasks' })).toMatchObject({ kind: 'invalidInput' });
	expect(setupOf({ preset: 'x' })).toMatchObject({ kind: 'invalidInput' });
});
