import { serviceOfPath } from '../../../../providers/aceDataCloud/services/servicePath';

test.each([
	['kling', 'kling'],
	['/kling', 'kling'],
	['kling/', 'kling'],
	['kling/tasks', 'kling'],
	['/kling/tasks/', 'kling'],
	[' nano-banana ', 'nano-banana'],
	['Some_Thing2', 'Some_Thing2'],
	['a'.repeat(64), 'a'.repeat(64)],
])('the path %j is that of %s', (path, service) => {
	expect(serviceOfPath(path)).toBe(service);
});

test.each([
	...['', ' ', '/', '//', 'tasks', '/tasks', '//kling', 'kling//', 'a/b', 'a/b/tasks', '..', '-a'],
	...['a.b', 'a b', 'a?b', 'a#b', 'a%2Fb', 'klíng', 'https://x.test', 'a'.repeat(65), 'a\n/b'],
])('%j is no path of a service', (path) => {
	expect(serviceOfPath(path)).toBeNull();
});
