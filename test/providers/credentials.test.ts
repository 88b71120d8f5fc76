// Where each credential means that the API is: contract "Providers".
import { falCredential } from '../../providers/fal/credential';
import { googleVeoCredential } from '../../providers/googleVeo/credential';
import { heyGenCredential } from '../../providers/heyGen/credential';
import { kieCredential } from '../../providers/kie/credential';
import { klingCredential } from '../../providers/kling/credential';
import { miniMaxCredential } from '../../providers/miniMax/credential';
import { modelArkCredential } from '../../providers/modelArk/credential';
import { piApiCredential } from '../../providers/piApi/credential';
import { replicateCredential } from '../../providers/replicate/credential';
import { runwayCredential } from '../../providers/runway/credential';
import { waveSpeedCredential } from '../../providers/waveSpeed/credential';

test.each([
	[falCredential, 'https://queue.fal.run'],
	[googleVeoCredential, 'https://generativelanguage.googleapis.com/v1beta'],
	[heyGenCredential, 'https://api.heygen.com'],
	[kieCredential, 'https://api.kie.ai'],
	[piApiCredential, 'https://api.piapi.ai'],
	[replicateCredential, 'https://api.replicate.com/v1'],
	[runwayCredential, 'https://api.dev.runwayml.com/v1'],
	[waveSpeedCredential, 'https://api.wavespeed.ai/api/v3'],
])('$type means %s, or what was typed', (credential, address) => {
	for (const baseUrl of [undefined, null, '', ' ', 7]) {
		expect(credential.address({ baseUrl })).toBe(address);
	}
	expect(credential.address({ baseUrl: 'https://a.example/v9' })).toBe('https://a.example/v9');
});

test.each([
	[klingCredential, undefined, 'https://api-singapore.klingai.com'],
	[klingCredential, 'singapore', 'https://api-singapore.klingai.com'],
	[klingCredential, 'beijing', 'https://api-beijing.klingai.com'],
	[miniMaxCredential, undefined, 'https://api.minimax.io'],
	[miniMaxCredential, 'global', 'https://api.minimax.io'],
	[miniMaxCredential, 'china', 'https://api.minimaxi.com'],
	[modelArkCredential, undefined, 'https://ark.ap-southeast.bytepluses.com/api/v3'],
	[modelArkCredential, 'cnBeijing', 'https://ark.cn-beijing.volces.com/api/v3'],
])('$type in the region %s', (credential, region, address) => {
	expect(credential.address({ region })).toBe(address);
	// An address that was typed for Custom is left over.
	expect(credential.address({ region, baseUrl: 'https://a.example' })).toBe(address);
});

test.each([klingCredential, miniMaxCredential, modelArkCredential])(
	'$type in a region of its own, and in none',
	(credential) => {
		const custom = { region: 'custom', baseUrl: 'https://a.example' };
		expect(credential.address(custom)).toBe('https://a.example');
		expect(credential.address({ region: 'custom', baseUrl: '' })).toBeNull();
		expect(credential.address({ region: 'nowhere', baseUrl: 'https://a.example' })).toBeNull();
		expect(credential.address({ region: 'constructor' })).toBeNull();
	},
);
