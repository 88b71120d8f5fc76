// What was made wins over what went wrong beside it; what went wrong is told (contract: partial results).
import type { JsonObject } from '../../../../core/text/json';
import { adapterOf, taskOf } from '../../../core/answering';

const suno = adapterOf('aceDataCloud', 'suno');
const audio_url = 'https://cdn.example/a.mp3';
const error = { code: 'api_error', message: 'second song failed' };
const SAID = 'second song failed';

// [rule, response, status, what is told beside it]
test.each<[string, JsonObject, string, string | null]>([
	['a refusal', { success: false, error, data: [{ audio_url }] }, 'succeeded', SAID],
	['a refusal that says nothing', { success: false, data: [{ audio_url }] }, 'succeeded', null],
	['a text', { success: false, error: SAID, data: [{ audio_url }] }, 'succeeded', SAID],
	['an error alone', { error, data: [{ audio_url }] }, 'succeeded', SAID],
	['an error beside success', { success: true, error, data: [{ audio_url }] }, 'succeeded', SAID],
	['an error that has a code only', { error: { code: 7 }, audio_url }, 'succeeded', '7'],
	[
		'a song that failed',
		{ success: true, data: [{ audio_url }, { state: 'failed', error: SAID }] },
		'succeeded',
		SAID,
	],
	[
		'a song that failed, in other words',
		{ success: true, data: [{ audio_url }, { state: 'failed', error_message: SAID }] },
		'succeeded',
		SAID,
	],
	[
		'busy words beside a refusal',
		{ success: false, error, data: [{ audio_url, state: 'processing' }] },
		'succeeded',
		SAID,
	],
	['no URL', { success: false, error, data: [{ audio_url: '' }] }, 'failed', null],
	['a cover alone', { error, data: [{ image_url: audio_url, audio_url: '' }] }, 'failed', null],
	['a URL that failed', { error, data: [{ audio_url, state: 'failed' }] }, 'failed', null],
	['the word of the whole', { state: 'failed', data: [{ audio_url }] }, 'failed', null],
	['a stale word', { success: false, error, data: [{ state: 'cancelled' }] }, 'cancelled', null],
	[
		'what is under way',
		{ success: true, error, data: [{ audio_url, state: 'processing' }] },
		'running',
		SAID,
	],
	['nothing', { success: true, data: [{ audio_url }] }, 'succeeded', null],
])('a song and %s', (_rule, response, status, told) => {
	const task = taskOf(suno, { id: 'task-1', response });
	expect([task.status, task.passingTrouble]).toEqual([status, told]);
	expect(task.details.partialFailure).toBe(status === 'succeeded' ? told : null);
	expect(task.url).toBe(status === 'succeeded' ? audio_url : null);
});

test('an error of the record counts as one of its response', () => {
	const failed = { id: 'task-1', error, response: { success: true, task_id: 'task-1' } };
	expect(taskOf(suno, failed)).toMatchObject({ status: 'failed', failure: { message: SAID } });
	const partly = { ...failed, response: { success: true, data: [{ audio_url }] } };
	expect(taskOf(suno, partly)).toMatchObject({ status: 'succeeded', passingTrouble: SAID });
});

test('a picture that was being painted when its task was refused is no result', () => {
	const image_url = 'https://cdn.example/a.png';
	const midjourney = adapterOf('aceDataCloud', 'midjourney');
	const statusOf = (response: JsonObject) =>
		taskOf(midjourney, { id: 'task-1', finished_at: 1784362571, response }).status;
	expect(statusOf({ success: false, error, image_url, progress: 30 })).toBe('failed');
	expect(statusOf({ success: false, error, image_url })).toBe('failed');
	expect(statusOf({ success: false, error, image_url, progress: 100 })).toBe('succeeded');
});

// Fields that all services share, where those of the service give no output.
test.each<[string, string, JsonObject, readonly string[]]>([
	[
		'an image of a service for videos',
		'hailuo',
		{ image_url: 'https://x/a.png' },
		['https://x/a.png'],
	],
	['a URL without a name', 'luma', { url: 'https://x/a.mp4' }, ['https://x/a.mp4']],
	['a name that ends so', 'wan', { merged_video_url: 'https://x/a.mp4' }, ['https://x/a.mp4']],
	['a list of candidates', 'suno', { candidates: [{ audio_url }] }, [audio_url]],
	['what Dreamina was given', 'dreamina', { image_url: 'https://x/a.png', audio_url }, []],
	['what Hailuo was given', 'hailuo', { first_image_url: 'https://x/a.png' }, []],
	['a cover that the service names', 'suno', { image_url: 'https://x/a.png' }, []],
	['what the request holds', 'luma', { image_url: 'https://x/asked.png' }, []],
	['the request again', 'luma', { request: { video_url: 'https://x/a.mp4' } }, []],
])('%s (%s)', (_what, service, data, urls) => {
	const record = {
		...{ id: 'task-1', finished_at: 1784362571, request: { image: 'https://x/asked.png' } },
		response: { success: true, data },
	};
	const { media, status } = taskOf(adapterOf('aceDataCloud', service), record);
	expect(status).toBe('succeeded');
	expect(media.filter(({ role }) => role === 'output').map(({ url }) => url)).toEqual(urls);
});
