import { keyHeader } from '../../credentials/keyHeader';

const url = 'https://a.example';

test.each([
	['without a prefix', keyHeader('X-Key'), 'some-key'],
	['with a prefix', keyHeader('X-Key', 'Key '), 'Key some-key'],
])('the key %s', async (_how, authenticate, value) => {
	expect(await authenticate({ apiKey: 'some-key' }, { url })).toEqual({
		...{ url, headers: { 'X-Key': value } },
	});
});

test('the key wins over a header of the same name, however it is written', async () => {
	const headers = { 'x-KEY': 'other', 'X-Key-Id': '7' };
	expect(await keyHeader('X-Key')({ apiKey: 'some-key' }, { url, headers })).toEqual({
		...{ url, headers: { 'X-Key-Id': '7', 'X-Key': 'some-key' } },
	});
});

test('a header of the request wins over one that stands beside the key', async () => {
	const authenticate = keyHeader('X-Key', '', { 'X-Version': '1', 'X-Other': '2' });
	expect(
		await authenticate({ apiKey: 'some-key' }, { url, headers: { 'x-version': '9' } }),
	).toEqual({ url, headers: { 'x-version': '9', 'X-Other': '2', 'X-Key': 'some-key' } });
});

test('the request that is given is not changed', async () => {
	const request = { url, headers: { 'x-key': 'other' } };
	await keyHeader('X-Key')({ apiKey: 'some-key' }, request);
	expect(request).toEqual({ url, headers: { 'x-key': 'other' } });
});
