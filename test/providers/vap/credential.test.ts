import { vapCredential } from '../../../providers/vap/credential';

test.each([
	[undefined, 'https://api.vapagent.com'],
	['', 'https://api.vapagent.com'],
	[' ', 'https://api.vapagent.com'],
	['https://gateway.example/vap', 'https://gateway.example/vap'],
])('with the base URL %j the API is at %s', (baseUrl, address) => {
	expect(vapCredential.address({ baseUrl })).toBe(address);
});
