// What stands beside the outputs, and records that lie within another member.
import { recordIn } from '../../../../providers/aceDataCloud/record/parts';
import { adapterOf, taskOf } from '../../../core/answering';

const MP4 = 'https://x/v.mp4';
const PNG = 'https://x/i.png';

test('beside the outputs an address without the name of an output is none', () => {
	const response = { success: true, href: 'https://x/page', data: {} };
	expect(taskOf(adapterOf('aceDataCloud', 'flux'), { id: 'task-1', response }).media).toEqual([]);
});

test('where fields of an output repeat the input, the others are still outputs', () => {
	const response = { success: true, data: { image_url: PNG, merged_video_url: MP4 } };
	const task = taskOf(adapterOf('aceDataCloud', 'dreamina'), { id: 'task-1', response });
	expect(task.media).toEqual([{ kind: 'video', role: 'output', url: MP4 }]);
});

// [a body, the record in it where services name it "task"]
test.each([
	[{ task: { id: 'a' } }, { id: 'a' }],
	[{ task: {} }, null],
	[{ task: null }, null],
	[{}, null],
	[
		{ response: {}, task: { id: 'a' } },
		{ response: {}, task: { id: 'a' } },
	],
	[
		{ id: 'b', task: { id: 'a' } },
		{ id: 'b', task: { id: 'a' } },
	],
])('in %j the record is %j', (body, record) => {
	expect(recordIn(body, { recordIn: 'task' })).toEqual(record);
});

test('of outputs that came out differently, the word of one that is there is shown', () => {
	const data = [{ state: 'failed' }, { state: 'completed', image_url: PNG }];
	const response = { success: false, error: { code: 'x', message: 'One failed.' }, data };
	const task = taskOf(adapterOf('aceDataCloud', 'flux'), { id: 'task-1', response });
	expect(task).toMatchObject({ status: 'succeeded', providerStatus: 'completed' });
});

test('what nothing tells about is of the kind that the service makes, and what was asked with is none', () => {
	const request = { images: [PNG] };
	const response = { success: true, result_url: 'https://x/4711', image_urls: [PNG] };
	const task = taskOf(adapterOf('aceDataCloud', 'seedance'), { id: 'task-1', request, response });
	expect(task.media).toEqual([{ kind: 'video', role: 'output', url: 'https://x/4711' }]);
});

test('beside a film an image is no output of its own, also where a cover is there too', () => {
	const data = { video_url: MP4, cover_url: 'https://x/cover.png', image_url: PNG };
	const response = { success: true, data };
	const task = taskOf(adapterOf('aceDataCloud', 'veo'), { id: 'task-1', response });
	expect(task.media.map(({ role, url }) => [role, url])).toEqual([
		['output', MP4],
		['thumbnail', 'https://x/cover.png'],
	]);
});
