import { partsOf, writtenPath } from '../../../providers/customApi/path';

// [written, as recipes have it]
test.each([
	['data.task.state', 'data.task.state'],
	[' data.state ', 'data.state'],
	['$.data.state', 'data.state'],
	['$data', 'data'],
	['results[0].url', 'results.0.url'],
	['results.0.url', 'results.0.url'],
	['results[].url', 'results[].url'],
	['a[][].b', 'a[][].b'],
	['[0].url', '0.url'],
	['[].url', '[].url'],
	['TASK-id_2', 'TASK-id_2'],
	[Array(20).fill('a').join('.'), Array(20).fill('a').join('.')],
])('the path %j is %j', (written, path) => {
	expect(writtenPath(written)).toBe(path);
	expect(writtenPath(path)).toBe(path);
});

test.each([
	...['', '.', 'a..b', 'a.', 'a b', 'a[', 'a[x]', 'a]', '{a}', 'a=b', 'a,b', '={{ $json.x }}'],
	...['"a"', 'a$.b', 'a$', Array(21).fill('a').join('.')],
])('%j is no path', (written) => {
	expect([partsOf(written), writtenPath(written)]).toEqual([null, null]);
});
