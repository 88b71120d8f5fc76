import { fieldTable, optionTable } from './formText';

const PAGE = 'docs/form.md';

test('the page about the form says what the form says', async () => {
	const { pageWith, written } = await import('./page.mjs');
	const page = pageWith(PAGE, { fields: fieldTable(), options: optionTable() });
	expect(written(PAGE)).toBe(page);
});
