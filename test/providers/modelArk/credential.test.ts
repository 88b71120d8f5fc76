import { modelArkCredential } from '../../../providers/modelArk/credential';

const SOUTHEAST = 'https://ark.ap-southeast.bytepluses.com/api/v3';

test.each([
	[{}, SOUTHEAST],
	[{ region: 'apSoutheast' }, SOUTHEAST],
	[{ region: 'euWest' }, 'https://ark.eu-west.bytepluses.com/api/v3'],
	[{ region: 'cnBeijing' }, 'https://ark.cn-beijing.volces.com/api/v3'],
	[{ region: 'nowhere' }, null],
	// An address counts only where it is asked for.
	[{ region: 'euWest', baseUrl: 'https://a.example' }, 'https://ark.eu-west.bytepluses.com/api/v3'],
	[{ region: 'custom', baseUrl: 'https://a.example' }, 'https://a.example'],
	[{ region: 'custom', baseUrl: '' }, null],
	[{ region: 'custom' }, null],
])('with %j the API is at %p', (fields, address) => {
	expect(modelArkCredential.address(fields)).toBe(address);
});
