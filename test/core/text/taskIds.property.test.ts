// Whatever stands in the parameter: ids come out as they went in, or a Problem says which parameter it is.
import { isProblem } from '../../../core/problem';
import { parseTaskId, parseTaskIds } from '../../../core/text/taskIds';
import { casesOf, fc } from '../../propertyTests.mjs';

const TITLE = "'Task IDs'";
const WHERE_FROM = 'Use the ID that the create request answered.';
const ID = /^(?=.*[A-Za-z0-9])[A-Za-z0-9._:~-]{1,512}$/;

const id = fc
	.string({
		unit: fc.constantFrom(...'abzABZ0189._:~-'),
		minLength: 1,
		maxLength: 40,
	})
	.filter((text) => ID.test(text));
const ids = fc.array(id, { minLength: 1, maxLength: 20 });
const separator = fc.constantFrom(',', ';', ' ', '\n', '\r\n', '\t', ', ', ' ;,\n ');

/** The ways in which a list of ids can stand in the parameter. */
const written = ids.chain((list) =>
	fc
		.tuple(separator, fc.constantFrom('', ' ', '\n'))
		.chain(([between, around]) =>
			fc.constantFrom<unknown>(
				list,
				[null, ...list, '', undefined],
				list.map((one) => `${around}${one}${around}`),
				JSON.stringify(list),
				`${around}${JSON.stringify(list, null, 2)}${around}`,
				`${around}${list.join(between)}${between}`,
			),
		)
		.map((value) => ({ list, value })),
);

test('ids come out as they went in, however they are written', () => {
	fc.assert(
		fc.property(written, ({ list, value }) => {
			expect(parseTaskIds(value, TITLE, WHERE_FROM)).toEqual(list);
			const one = parseTaskId(value, TITLE, WHERE_FROM);
			if (list.length === 1) expect(one).toBe(list[0]);
			else expect(one).toMatchObject({ kind: 'invalidInput' });
		}),
		casesOf(2_000),
	);
});

const anything = fc.oneof(
	fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
	fc.string({ unit: 'binary' }),
	fc.json(),
	fc.array(fc.oneof(id, fc.string(), fc.double(), fc.constant(null)), { maxLength: 5 }),
	fc.tuple(id, fc.string({ unit: 'binary', maxLength: 3 }), id).map((parts) => parts.join('')),
	fc.double(),
	fc.maxSafeInteger(),
);

const CASES = casesOf(5_000);

test('nothing makes it throw; what is refused is refused by name', () => {
	const seen = { ids: 0, refused: 0 };
	fc.assert(
		fc.property(anything, (value) => {
			for (const parse of [parseTaskIds, parseTaskId]) {
				const parsed = parse(value, TITLE, WHERE_FROM);
				if (typeof parsed === 'object' && isProblem(parsed)) {
					seen.refused += 1;
					expect(parsed.kind).toBe('invalidInput');
					expect(parsed.message.startsWith(TITLE)).toBe(true);
					expect(parsed.message).toMatch(/^[\x20-\x7e…]{1,300}$/);
					expect(parsed.description).not.toBe('');
					continue;
				}
				seen.ids += 1;
				for (const one of [parsed].flat()) expect(one).toMatch(ID);
			}
		}),
		CASES,
	);
	expect(Math.min(seen.ids, seen.refused)).toBeGreaterThan(CASES.numRuns / 25);
});
