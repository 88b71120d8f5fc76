// Whatever stands in the form, in a stored workflow or in an address: it is a recipe or a problem, never a throw,
// and no request goes to another origin with the key.
import { isProblem } from '../../../core/problem';
import { statusRequest } from '../../../providers/customApi/asking/requests';
import { readRecipe } from '../../../providers/customApi/form/readRecipe';
import { TITLES } from '../../../providers/customApi/form/titles';
import { PRESETS } from '../../../providers/customApi/presets/presets';
import { idOfAddress } from '../../../providers/customApi/statusAddress';
import { casesOf, fc } from '../../propertyTests.mjs';

const BASE = 'https://api.example.com/v1';
const text = fc.oneof(
	fc.string(),
	fc.constantFrom(
		'{id}',
		'/{id}',
		'{+id}',
		'https://',
		'http://',
		'//evil.example/{id}',
		'\\',
		'@',
	),
	fc.constantFrom('https://evil.example/{id}', `${BASE}@evil.example/{id}`, `${BASE}/{id}`, '..'),
	fc.constantFrom('a.b', 'a[', '__proto__', '404', 'empty', '[1,', '{"a":', 'a = b', 'none'),
	fc
		.array(fc.constantFrom('/', '{id}', 'a', '.', '@', ':', '?', '#', ' ', '{', '}'))
		.map((parts) => parts.join('')),
);
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }), fc.constant(undefined));
const rows = fc.record({
	values: fc.array(fc.record({ name: text, value: text, status: text, words: text })),
});
const describeValue = fc.oneof(
	fc.dictionary(fc.constantFrom(...Object.keys(TITLES), '__proto__'), fc.oneof(value, rows)),
	value,
);
const parameters = fc.record({
	preset: fc.oneof(fc.constantFrom('none', ...PRESETS.map((preset) => preset.value)), value),
	statusUrl: fc.oneof(fc.constant('/tasks/{id}'), value),
	describe: describeValue,
});

test('any form is a recipe or a problem that names a field, and its key stays at home', () => {
	fc.assert(
		fc.property(parameters, text, (given, id) => {
			const recipe = readRecipe({ credential: {}, parameters: given, baseUrl: BASE });
			if (isProblem(recipe)) {
				expect(recipe.message).toMatch(/^'[A-Z]/);
				expect(recipe.kind).toBe('invalidInput');
				return;
			}
			const request = statusRequest(recipe, BASE, id);
			if (isProblem(request)) return;
			const { origin } = new URL(request.address ?? `${BASE}${request.path}`);
			expect(origin).toBe('https://api.example.com');
		}),
		casesOf(500),
	);
});

test('any address has an id or none', () => {
	const address = fc.oneof(
		fc.string(),
		fc.webUrl({ withQueryParameters: true, withFragments: true }),
		text.map((part) => `https://h.example/${part}`),
	);
	fc.assert(
		fc.property(address, (one) => {
			expect(idOfAddress(one) ?? 'none').toMatch(/^[A-Za-z0-9._:~-]+$/);
		}),
		casesOf(200),
	);
});
