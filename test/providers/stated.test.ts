// What providers and presets state about themselves, word by word: a change of it is looked at, and then written
// anew by `node test/providers/writeStated.mjs`.
import { PRESETS } from '../../providers/customApi/presets/presets';
import { customApiProvider } from '../../providers/customApi/provider';
import { PROVIDERS } from '../../providers/registry';
import { presetStated, providerStated } from './stated.mjs';
import recorded from './stated.json';

test.each(PROVIDERS.map((provider, index) => [provider.id, provider, index] as const))(
	'%s states what is on record',
	(_id, provider, index) => {
		expect(providerStated(provider)).toEqual(recorded.providers[index]);
	},
);

test.each(PRESETS.map((preset, index) => [preset.value, preset, index] as const))(
	'the preset %s states what is on record',
	(_value, preset, index) => {
		expect(presetStated(customApiProvider, preset)).toEqual(recorded.presets[index]);
	},
);

test('none is missing', () => {
	expect([recorded.providers.length, recorded.presets.length]).toEqual([
		PROVIDERS.length,
		PRESETS.length,
	]);
});
