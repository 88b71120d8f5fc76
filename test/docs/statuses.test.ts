import { statusOfWord } from '../../core/task/statusWords';

test('the words of each status are those of the shared table', async () => {
	const { tableUnder } = await import('./page.mjs');
	const rows = tableUnder('docs/item.md', 'Statuses');
	const told = rows.flatMap(([status = '', , words = '']) =>
		[...words.matchAll(/`([a-z_]+)`/g)].map(([, word = '']) => [word, status.replace(/`/g, '')]),
	);
	expect(told.length).toBeGreaterThan(40);
	expect(told).toEqual(told.map(([word = '']) => [word, statusOfWord(word)]));
});
