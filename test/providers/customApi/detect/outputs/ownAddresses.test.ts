import {
	isOwn,
	NO_ADDRESSES,
	ownAddresses,
} from '../../../../../providers/customApi/detect/outputs/ownAddresses';

test('an address of the API is kept with and without its query', () => {
	expect(ownAddresses(['https://X.example/tasks/1?key=a&b=c#d'])).toEqual(
		new Set(['https://x.example/tasks/1?key=a&b=c', 'https://x.example/tasks/1']),
	);
	expect(ownAddresses(['https://x.example/tasks/1/'])).toEqual(
		new Set(['https://x.example/tasks/1']),
	);
});

test.each(['', 'tasks/1', 'no address', '?id=1'])('%p is no address of the API', (address) => {
	expect(ownAddresses([address])).toEqual(new Set());
});

const OWN = ownAddresses(['https://x.example/tasks/1?key=a', 'no address']);

test.each([
	['https://x.example/tasks/1?key=a', true],
	['https://x.example/tasks/1', true],
	['HTTPS://X.EXAMPLE/tasks/1/', true],
	['https://x.example/tasks/1#end', true],
	['https://x.example/tasks/1?key=b', false],
	['https://x.example/Tasks/1', false],
	['https://x.example/tasks/12', false],
	['https://x.example/', false],
	['no address', false],
	['', false],
])('%p is one of the API itself: %p', (url, expected) => {
	expect(isOwn(url, OWN)).toBe(expected);
	expect(isOwn(url, NO_ADDRESSES)).toBe(false);
});
