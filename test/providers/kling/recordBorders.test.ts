// Each member of Kling's record by itself: what it means beside others, and what stands in for it.
import { adapterOf, taskOf } from '../../core/answering';

const kling = adapterOf('kling', 'text2video');
const ID = 'task-abc-123';

const taskWith = (more: object) =>
	taskOf(kling, { code: 0, message: 'SUCCEED', data: { task_id: ID, ...more } }, ID);
const succeededWith = (task_result: unknown) => taskWith({ task_status: 'succeed', task_result });

test('a word or a text elsewhere in the answer is not the task’s', () => {
	const data = {
		...{ task_id: ID, status: 'failed', state: 'failed', task_status: 'processing' },
		task_info: { status: 'succeed' },
	};
	expect(taskOf(kling, { code: 0, status: 'failed', data }, ID)).toMatchObject({
		...{ status: 'running', providerStatus: 'processing' },
	});
	const told = { task_status: 'failed', error: 'Other', task_status_msg: 'The reason' };
	expect(taskWith(told).failure?.message).toBe('The reason');
});

test.each([
	['task_result', { elements: [{ image: 'https://x.example/a.png' }] }],
	['outputs', [{ type: 'image', url: 'https://x.example/a.png' }]],
])('a file beside %s is no output', (name, found) => {
	const beside = { video_url: 'https://x.example/b.mp4', result: 'https://x.example/c.mp4' };
	const { media } = taskWith({ task_status: 'succeed', ...beside, [name]: found });
	expect(media.map(({ url }) => url)).toEqual(['https://x.example/a.png']);
});

// The address tells nothing here.
test.each([
	['videos', 'video'],
	['images', 'image'],
	['series_images', 'image'],
	['audios', 'audio'],
])('an output in %s is of the kind %s', (list, kind) => {
	const url = 'https://x.example/1';
	expect(succeededWith({ [list]: [{ url }] })).toMatchObject({
		...{ kind, url, media: [{ kind, role: 'output', url }] },
	});
});

// [list, the names of the same output's addresses, the best first]
test.each([
	['videos', ['url', 'watermark_url']],
	['images', ['url', 'watermark_url']],
	['series_images', ['url', 'watermark_url']],
	['audios', ['url', 'url_mp3', 'url_wav']],
])('an output in %s is told once, by the first of %j that it has', (list, names) => {
	names.forEach((best, index) => {
		const later = names.slice(index).reverse();
		const entry = Object.fromEntries(later.map((name) => [name, `https://x.example/${name}`]));
		const { media } = succeededWith({ [list]: [{ url: 'https://x.example/0' }, entry] });
		expect(media.map(({ url }) => url)).toEqual([
			...['https://x.example/0', `https://x.example/${best}`],
		]);
	});
});

test.each(['submitted', 'processing', 'failed', 'pondering'])(
	'a task in the state %s has no outputs, whatever stands in its result',
	(task_status) => {
		const task_result = { videos: [{ url: 'https://x/1.mp4' }] };
		expect(taskWith({ task_status, task_result })).toMatchObject({ media: [], kind: null });
	},
);

test.each<[object, number | null]>([
	[{ audios: [{ duration_wav: '4' }] }, 4],
	[{ audios: [{ duration: 2, duration_mp3: '3', duration_wav: '4' }] }, 2],
	[{ audios: [{ duration: '', duration_mp3: '3', duration_wav: '4' }] }, 3],
	[{ audios: [{ duration: '3' }], videos: [{ duration: '5' }] }, 5],
	[{ videos: [{ url: 'https://x/1.mp4' }, { url: 'https://x/2.mp4', duration: '5' }] }, null],
	[{ images: [{ duration: '5' }] }, null],
])('the duration in %j is %j s', (result, seconds) => {
	expect(succeededWith(result).details.durationSeconds).toBe(seconds);
});

// [what the record says, usage]
test.each<[object, object | null]>([
	[
		{ final_unit_deduction: 0, final_balance_deduction: '1.2' },
		{ final_unit_deduction: 0, final_balance_deduction: '1.2' },
	],
	[{ final_balance_deduction: '1.2' }, { final_balance_deduction: '1.2' }],
	[{ final_unit_deduction: null, final_balance_deduction: '' }, null],
])('the record %j tells the usage %j', (told, usage) => {
	expect(taskWith({ task_status: 'succeed', ...told }).usage).toEqual(usage);
});

// [code of the envelope, code of the failure]
test.each([
	...[0, '0', '0.0', '', ' ', null, true, {}, undefined].map((code) => [code, null]),
	...[1301, '1301', ' 1301 '].map((code) => [code, '1301']),
	['risk', 'risk'],
])('the code %j of the envelope makes the code %j of the failure', (code, told) => {
	const body = { code, message: 'x', data: { task_id: ID, task_status: 'failed' } };
	expect(taskOf(kling, body, ID).failure?.code).toBe(told);
});
