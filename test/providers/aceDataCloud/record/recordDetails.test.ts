// Words, fields and costs that only few services send.
import { adapterOf, taskOf } from '../../../core/answering';

const of = (service: string) => adapterOf('aceDataCloud', service);
const done = (response: object) => ({ id: 'task-1', finished_at: 1784362571, response });

test.each(['planning', 'producing', 'scripting', 'rendering', 'captioning', 'qc', 'starting'])(
	'%s is at work',
	(status) => {
		const record = { id: 'task-1', started_at: 1784362571, status, response: null };
		expect(taskOf(of('maestro'), record)).toMatchObject({
			...{ status: 'running', providerStatus: status },
		});
	},
);

// [field, kind of the output]
test.each([
	['raw_image_url', 'image'],
	['video_urls', 'video'],
	['image_url', 'image'],
	['audio_url', 'audio'],
])('of a service that is only known by its path, %s is an output', (field, kind) => {
	const url = 'https://cdn.example/a';
	expect(
		taskOf(of('by-its-path'), done({ success: true, data: [{ [field]: url }] })).media,
	).toEqual([{ kind, role: 'output', url }]);
});

// [what the record says of its cost, cost]
test.each([
	[{ amount: 1.5 }, { estimated: null, actual: 1.5, currency: 'credit' }],
	[
		{ amount: 1.5, currency: 'USD' },
		{ estimated: null, actual: 1.5, currency: 'USD' },
	],
	[{ amount: 0 }, { estimated: null, actual: 0, currency: 'credit' }],
	[{ currency: 'USD' }, null],
	[2.5, null],
	[null, null],
])('cost %j', (cost, known) => {
	const response = { success: true, data: { video_url: 'https://cdn.example/a' }, cost };
	expect(taskOf(of('gemini'), done(response)).cost).toEqual(known);
});

test('descriptions have no URL, and are in the record', () => {
	const { status, failure } = taskOf(
		of('midjourney'),
		done({ success: true, descriptions: ['a'] }),
	);
	expect(status).toBe('succeeded');
	expect(failure?.message).toContain("Descriptions have no URL; they are in 'raw'");
});

// [progress as sent, as a number]
test.each([
	[0, 0],
	[100, 100],
	['50%', 50],
	['50 % ', 50],
	['50% of 3', null],
	[101, null],
	[-1, null],
])('progress %j is %p', (progress, known) => {
	expect(taskOf(of('midjourney'), { id: 'task-1', response: { progress } }).progress).toBe(known);
});
