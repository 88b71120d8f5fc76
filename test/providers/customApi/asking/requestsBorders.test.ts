import { problem } from '../../../../core/problem';
import { statusRequest, whyUnasked } from '../../../../providers/customApi/asking/requests';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';

const BASE = 'https://api.example.com/v1';

// [target, why it is not asked]
test.each([
	['/x', null],
	['https://cdn.example/x', null],
	['https://', 'what is no address'],
	['https://h.example:99999/x', 'what is no address'],
	['https://me@api.example.com/x', 'an address with a user name or password in it'],
	['https://:word@api.example.com/x', 'an address with a user name or password in it'],
	[
		'https://10.0.0.1/x',
		'10.0.0.1, which is in the local network and not the host of the credential',
	],
	['http://cdn.example/x', 'cdn.example over http://, where it is not the host of the credential'],
])('%s: %j', (target, why) => {
	expect(whyUnasked(target, BASE)).toBe(why);
});

// [characters of the host's name, how many of them are told]
test.each([
	[99, 99],
	[100, 100],
	[101, 100],
])('of a host of %i characters %i are told', (length, told) => {
	const host = `${'a'.repeat(60)}.${'b'.repeat(length - 69)}.example`;
	expect(host).toHaveLength(length);
	expect(whyUnasked(`http://${host}/x`, BASE)).toBe(
		`${host.slice(0, told)} over http://, where it is not the host of the credential`,
	);
});

// [Status URL, id, message]
test.each([
	[
		'/{id}',
		'https://me:word@api.example.com/v1/tasks/a',
		'its address leads to an address with a user name or password in it',
	],
	['/{id}', 'https://h.example/a', 'its status address is not of the host of the credential'],
	['https://cdn.example/{id}', 'a', 'its status address is not of the host of the credential'],
])('%s with the id %s is not asked: %s', (statusUrl, id, message) => {
	expect(statusRequest({ ...NO_RECIPE, statusUrl }, BASE, id)).toEqual(
		problem('invalidInput', message, {
			description:
				"Give an address of the host in 'Base URL' of the credential: the key is sent nowhere else.",
			concernsIds: true,
		}),
	);
});
