// What a record of HeyGen's says of what was made.
import { adapterOf, taskOf } from '../../core/answering';

const adapter = adapterOf('heyGen', 'videos');
const ID = 'vid_1';
const VIDEO = 'https://files.heygen.example/v.mp4';
const AUDIO = 'https://files.heygen.example/a.mp3';
const of = (more: object) => taskOf(adapter, { data: { id: ID, ...more } }, ID);

test.each([
	['waiting', 'queued'],
	['processing', 'running'],
	['failed', 'failed'],
	['pondering', 'unknown'],
])('an address in a record that is %s is no output yet', (word, status) => {
	expect(of({ status: word, video_url: VIDEO })).toMatchObject({
		...{ status, media: [], url: null, videoUrl: null },
	});
});

test('a sound is a file of its own, and beside a video not the main one', () => {
	expect(of({ status: 'completed', audio_url: AUDIO })).toMatchObject({
		...{ url: AUDIO, audioUrl: AUDIO, videoUrl: null, failure: null },
		media: [{ kind: 'audio', role: 'output', url: AUDIO }],
	});
	expect(of({ status: 'completed', audio_url: AUDIO, video_url: VIDEO })).toMatchObject({
		...{ url: VIDEO, audioUrl: AUDIO, videoUrl: VIDEO },
		media: [
			{ kind: 'video', role: 'output', url: VIDEO },
			{ kind: 'audio', role: 'output', url: AUDIO },
		],
	});
});

test.each(['waiting', 'processing', 'completed', 'failed'])(
	'a task that is %s makes a video',
	(status) => {
		expect(of({ status }).kind).toBe('video');
	},
);

test.each([{ text: 'Hello' }, { output: { script: 'Hello' } }, { transcript: 'Hello' }])(
	'what is said in a video is no result: %j',
	(words) => {
		const task = of({ status: 'completed', video_url: VIDEO, ...words });
		expect([task.url, task.result]).toEqual([VIDEO, null]);
		expect(of({ status: 'completed', ...words })).toMatchObject({
			...{ result: null, failure: { reason: 'no_media' } },
		});
	},
);
