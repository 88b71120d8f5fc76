// What is read of a task's record, member by member.
import { adapterOf, answer, taskOf } from '../../core/answering';

const adapter = () => adapterOf('runway');
const ID = '17f20503-6c24-4c16-946b-35dbbce2af2f';
const of = (more: object) => taskOf(adapter(), { id: ID, ...more }, ID);
const file = (name: string) => `https://cdn.example/${name}?_jwt=x`;

// [a progress, in percent]
test.each([
	[0.123456, 12.35],
	[0.00004, 0],
	[0.00005, 0.01],
	[0.99999, 100],
	[1, 100],
	[1.00001, null],
	[1.0001, null],
	[-0.1, null],
	['0.25', 25],
	['25', null],
	[true, null],
	[{ share: 0.5 }, null],
	[null, null],
])('a progress of %j is %j percent, to two places', (progress, percent) => {
	expect(of({ status: 'RUNNING', progress }).progress).toBe(percent);
});

// [a cost, what was used]
test.each([
	[{ credits: 25 }, { credits: 25 }],
	[{}, {}],
	[25, null],
	['25', null],
	[[25], null],
	[null, null],
	[undefined, null],
])('a cost of %j is a use of %j, and no money', (cost, usage) => {
	expect(of({ status: 'SUCCEEDED', output: [file('a.mp4')], cost })).toMatchObject({
		...{ cost: null, usage },
	});
});

test('an estimate of a cost and other members tell nothing of what was used', () => {
	const more = { estimatedCost: { credits: 25 }, usage: { tokens: 7 }, credits: 7, price: 7 };
	expect(of({ status: 'SUCCEEDED', output: [], ...more })).toMatchObject({
		...{ cost: null, usage: null },
	});
});

// [the outputs, the kind of the task, the address that stands for it]
test.each([
	[['a.png', 'b.png'], 'image', 'a.png'],
	[['a.mp3'], 'audio', 'a.mp3'],
	[['a', 'b'], 'video', 'a'],
	[['a.png', 'b.mp4'], 'video', 'b.mp4'],
	[['b.mp4', 'a.png'], 'video', 'b.mp4'],
])('the kind of a task that made %j is %s', (names, kind, first) => {
	const task = of({ status: 'SUCCEEDED', output: names.map(file) });
	expect([task.kind, task.url, task.media[0]?.url]).toEqual([kind, file(first), file(first)]);
	expect(task.media).toHaveLength(names.length);
});

test('a task that made nothing is of no kind', () => {
	expect(of({ status: 'SUCCEEDED', output: [] }).kind).toBeNull();
	expect(of({ status: 'RUNNING', output: [file('a.mp4')] }).kind).toBeNull();
});

test('addresses under other names are no outputs', () => {
	const elsewhere = { video: file('a.mp4'), url: file('b.mp4'), outputs: [file('c.mp4')] };
	expect(of({ status: 'SUCCEEDED', ...elsewhere })).toMatchObject({
		...{ media: [], url: null, result: null, failure: { reason: 'no_media' } },
	});
	const { media } = of({ status: 'SUCCEEDED', ...elsewhere, output: [file('d.mp4')] });
	expect(media.map(({ url }) => url)).toEqual([file('d.mp4')]);
});

test('a text in the output is no result, because Runway makes files alone', () => {
	expect(of({ status: 'SUCCEEDED', output: 'Hello' })).toMatchObject({
		...{ media: [], result: null, failure: { code: 'no_media' } },
	});
});

test('what Runway says of a failure counts more than other errors in the record', () => {
	const others = { error: { code: 'OTHER', message: 'Other words.' }, errorCode: 'ANOTHER' };
	const own = { failure: 'An error occurred.', failureCode: 'INTERNAL.BAD_OUTPUT' };
	expect(of({ status: 'FAILED', ...others, ...own }).failure).toMatchObject({
		...{ code: 'INTERNAL.BAD_OUTPUT', message: 'An error occurred.' },
	});
	expect(of({ status: 'FAILED', ...others }).failure).toMatchObject({
		...{ code: 'OTHER', message: 'Other words.' },
	});
});

// [the record, what is made of it]
test.each([
	[{ status: 'RUNNING' }, 'running'],
	[{ status: 'PONDERING' }, 'unknown'],
	[{ id: ID }, 'unknown'],
	[{ id: ID.toUpperCase(), status: 'PENDING' }, 'queued'],
])('%j is the record of the task that was asked for', (body, status) => {
	expect(taskOf(adapter(), body, ID)).toMatchObject({ taskId: ID, status });
});

test.each(['', 'Accepted', '[]', 'null'])('HTTP 202 with %j is a task that runs', (body) => {
	expect(adapter().parse(answer(body, 202), [ID])).toMatchObject([
		{ taskId: ID, status: 'running', progress: null, usage: null, media: [] },
	]);
});
