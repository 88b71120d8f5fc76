import { problem } from '../../../../core/problem';
import { placed } from '../../../../providers/customApi/presets/placed';
import type { Preset } from '../../../../providers/customApi/presets/preset';

const preset: Preset = {
	value: 'made',
	title: 'Made Up',
	description: 'Bearer',
	hosts: ['api.example.com', '*.example.org'],
	basePath: '/v1',
	recipe: { statusUrl: '/tasks/{id}', resultUrl: '/results/{id}', statusField: 'state' },
};

// [base URL, what stands before its paths]
test.each([
	['https://api.example.com', '/v1'],
	['https://api.example.com/', '/v1'],
	['https://eu.example.org', '/v1'],
	['http://localhost:8080', '/v1'],
	['https://api.example.com/v2', ''],
	['', ''],
	['no address', ''],
])('at the base URL %j all paths begin with %j', (baseUrl, before) => {
	expect(placed(preset, baseUrl)).toEqual({
		...{ statusUrl: `${before}/tasks/{id}`, resultUrl: `${before}/results/{id}` },
		statusField: 'state',
	});
});

test.each([{}, { resultUrl: null }])('a recipe without paths gets none: %j', (recipe) => {
	expect(placed({ ...preset, recipe }, 'https://api.example.com')).toEqual(recipe);
});

test('the base URL of another API is told', () => {
	expect(placed(preset, 'https://other.example.com')).toEqual(
		problem(
			'invalidInput',
			"'Preset' is Made Up, which is served at api.example.com, but the base URL of the credential is of other.example.com",
			{
				description:
					"Set 'Base URL' of the credential to https://api.example.com/v1, choose the credential of Made Up, or set 'Preset' to None.",
			},
		),
	);
});
