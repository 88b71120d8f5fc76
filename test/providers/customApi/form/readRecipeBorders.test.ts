import { problem } from '../../../../core/problem';
import { presetIn, readRecipe } from '../../../../providers/customApi/form/readRecipe';
import { PRESETS } from '../../../../providers/customApi/presets/presets';
import type { CredentialData } from '../../../../providers/provider';

const given = (parameters: Readonly<Record<string, unknown>>, credential: CredentialData = {}) => ({
	...{ credential, parameters, baseUrl: 'https://api.example.com' },
});

test.each(PRESETS)('$title is chosen by its value and by its title', (preset) => {
	expect(presetIn(given({ preset: preset.value }))).toBe(preset);
	expect(presetIn(given({ preset: preset.title.toUpperCase() }))).toBe(preset);
});

test('a preset that there is not leads to those that there are', () => {
	expect(presetIn(given({ preset: 'sora' }))).toEqual(
		problem('invalidInput', `'Preset' is "sora", which there is not`, {
			description:
				'Choose one of none, apifyRun, assemblyAi, atlasCloud, bfl, creatomate, dId, dashScope, json2Video, leonardo, llamaParse, luma, openAiVideos, openRouter, shotstack, tripo, vidu, xAi.',
		}),
	);
});

// A problem is told alone, with nothing of a recipe beside it.
test('a field that is wrong leaves no recipe', () => {
	expect(readRecipe(given({ statusUrl: '/{id}', describe: { method: 'PUT' } }))).toEqual(
		problem('invalidInput', `'Method' is "PUT"`, { description: 'Choose GET or POST.' }),
	);
});

// [authentication, whether the name of its header may be used]
test.each([
	['header', false],
	['bearer', true],
	['query', true],
	['none', true],
])('a header left over in a credential of authentication %s', (authentication, isFree) => {
	const recipe = readRecipe(
		given(
			{ statusUrl: '/{id}', describe: { headers: { 'X-Key': '1' } } },
			{ authentication, headerName: 'x-key' },
		),
	);
	if (isFree) expect(recipe).toMatchObject({ headers: { 'X-Key': '1' } });
	else expect(recipe).toMatchObject({ kind: 'invalidInput' });
});
