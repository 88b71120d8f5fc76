import { aceDataCloudCredential } from '../../../providers/aceDataCloud/credential';

test.each([
	[undefined, 'https://api.acedata.cloud'],
	['', 'https://api.acedata.cloud'],
	[' ', 'https://api.acedata.cloud'],
	['https://gateway.example/ace', 'https://gateway.example/ace'],
])('with the base URL %j the API is at %s', (baseUrl, address) => {
	expect(aceDataCloudCredential.address({ baseUrl })).toBe(address);
});
