import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { customApiFields } from '../../providers/customApi/form/fields';
import { isProblem } from '../../core/problem';
import { statusRequest } from '../../providers/customApi/asking/requests';
import { NO_RECIPE } from '../../providers/customApi/recipe';
import { EXAMPLES } from './customApiExamples';
import { ran } from './customApiRun';
import { exampleSection, presetTable } from './customApiText';

const PAGE = 'docs/custom-api.md';

const load = async () => await import('./page.mjs');

test('what the page says of presets and shows in examples is what the code does', async () => {
	const { pageWith, written } = await load();
	const runs = await Promise.all(EXAMPLES.map(ran));
	const examples = EXAMPLES.map((example, index) => {
		const run = runs[index];
		return run === undefined ? '' : exampleSection(example, run, index);
	}).join('\n\n');
	const page = pageWith(PAGE, { presets: presetTable(), examples });
	expect(written(PAGE)).toBe(page);
});

test.each(EXAMPLES)(
	'$title comes out done, with every answer of the API asked for',
	async (example) => {
		const { item, asked, error } = await ran(example);
		expect(error).toBeNull();
		expect(asked).toEqual(example.answers.map((answer) => answer.asked));
		expect(item).toMatchObject({ status: 'succeeded', wait: { ended: 'done', timedOut: false } });
		expect(item.url ?? item.result).toBeTruthy();
	},
);

test("each member of 'Describe the Answer' has a row, in the order of the form", async () => {
	const { tableUnder } = await load();
	const members = customApiFields.find(({ name }) => name === 'describe')?.members ?? [];
	const rows = tableUnder(PAGE, 'Describe the Answer');
	expect(rows.map(([title]) => title)).toEqual(members.map(({ title }) => title));
	for (const [, meaning, example] of rows) expect([meaning, example]).not.toContain('');
});

test('each kind of authentication has a row', async () => {
	const { tableUnder } = await load();
	const field = new CustomTaskApi().properties.find(({ name }) => name === 'authentication');
	const kinds = (field?.options ?? []).map(({ name }) => name);
	expect(tableUnder(PAGE, 'The credential').map(([kind]) => kind)).toEqual(kinds);
});

test("the rows about 'Status URL' are what is asked", async () => {
	const { tableUnder } = await load();
	const rows = tableUnder(PAGE, 'Status URL').map((cells) =>
		cells.map((cell) => /`([^`]+)`/.exec(cell)?.[1] ?? ''),
	);
	const told = rows.map(([statusUrl = '']) => {
		const request = statusRequest({ ...NO_RECIPE, statusUrl }, 'https://api.example.com', 'a/b');
		return isProblem(request) ? request.message : request.path;
	});
	expect(told).toEqual(rows.map(([, path]) => path));
	expect(told.length).toBeGreaterThan(3);
});
