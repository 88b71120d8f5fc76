// How much a model may write, how deep, and what it is told where that is too much.
import { readableTaskIds } from '../../../core/text/llmTaskIds';

const TITLE = "'Task IDs'";
const ONE = '9462ca25-468b-45a5-9e75-6f516dedcc80';
const OTHER = 'cgt-20260109195915-4fnxz';
const read = (value: unknown) => readableTaskIds(value, TITLE);

const TOO_LONG = {
	message: `${TITLE} is longer than 64,000 characters`,
	description: 'Pass the ids alone, with commas between them, fewer in a call.',
};
const TOO_DEEP = {
	message: `${TITLE} holds lists within lists, too deep to be read`,
	description: 'Pass the ids alone, with commas between them.',
};

const inLists = (levels: number, core: unknown) =>
	Array.from({ length: levels }).reduce<unknown>((inner) => [inner], core);

test('64,000 characters are read, one more is too many', () => {
	const text = 'a,'.repeat(32_000);
	expect(read(text)).toHaveLength(32_000);
	expect(read(`${text}a`)).toMatchObject(TOO_LONG);
});

test('what stands in JSON counts once', () => {
	const ids = Array.from({ length: 1_000 }, () => ONE);
	expect(read(JSON.stringify(ids))).toEqual(ids);
});

test('20 levels are read, one more is too deep; text within a level is a level too', () => {
	expect(read(inLists(20, ONE))).toEqual([ONE]);
	expect(read(inLists(21, ONE))).toMatchObject(TOO_DEEP);
	expect(read(inLists(10, JSON.stringify(inLists(9, ONE))))).toEqual([ONE]);
	expect(read(inLists(10, JSON.stringify(inLists(10, ONE))))).toMatchObject(TOO_DEEP);
});

test('a number in a list is an id, an object that holds none is left to be refused', () => {
	expect(read([12345, ONE])).toEqual([12345, ONE]);
	expect(read([{ name: 'x' }])).toEqual([{ name: 'x' }]);
});

test('a label is one at the beginning of its line, as a word of its own', () => {
	expect(read(`other-task ids: ${ONE}, ${OTHER}`)).toMatchObject({
		message: `${TITLE} is a sentence with 2 task ids in it`,
	});
});

test('a label within a word is none, so that no id is made of what is left of it', () => {
	expect(read('subtask_id=12345')).toMatchObject({
		message: `${TITLE} is a sentence with 0 task ids in it`,
	});
	expect(read('subtask_id:12345')).toEqual(['subtask_id:12345']);
});

test('brackets behind an id lead no deeper', () => {
	expect(read(`${ONE} ${'['.repeat(1_001)}`)).toEqual([ONE]);
	expect(read(`${'['.repeat(1_001)} ${ONE}`)).toMatchObject(TOO_DEEP);
});
