import { chooseMedia } from '../../../../nodes/VideoTask/core/mediaChoice';
import { adapterOf, taskOf } from './answering';

const vap = adapterOf('vap');

const A = 'https://x/a.mp3';
const V = 'https://x/v';
const I = 'https://x/i';
const COVER = 'https://x/cover';
const FRAME = 'https://x/frame';

const song = taskOf(vap, {
	...{ status: 'completed', type: 'music', result: { audio_url: A, video_url: V, image_url: I } },
	...{ cover_url: COVER, last_frame_url: FRAME },
});

const first = { field: 'data', nameSuffix: '' };

test.each([
	[['output'], [{ ...first, url: A, fallbackExtension: 'mp3' }]],
	[['video'], [{ ...first, url: V, fallbackExtension: 'mp4' }]],
	[['image'], [{ ...first, url: I, fallbackExtension: 'png' }]],
	[['audio'], [{ ...first, url: A, fallbackExtension: 'mp3' }]],
	[['lastFrame'], [{ ...first, url: FRAME, fallbackExtension: 'png' }]],
	[['thumbnail'], [{ ...first, url: COVER, fallbackExtension: 'png' }]],
	[[], []],
	[['output', 'audio'], [{ ...first, url: A, fallbackExtension: 'mp3' }]],
	[
		['video', 'thumbnail', 'output'],
		[
			{ ...first, url: V, fallbackExtension: 'mp4' },
			{ url: COVER, field: 'thumbnail', nameSuffix: '-thumbnail', fallbackExtension: 'png' },
			{ url: A, field: 'output', nameSuffix: '-output', fallbackExtension: 'mp3' },
		],
	],
] as const)('%j', (choices, chosen) => {
	expect(chooseMedia(song, choices, 'data')).toEqual(chosen);
});

test('what a task does not have is not fetched', () => {
	const bare = taskOf(vap, { status: 'completed' });
	expect(chooseMedia(bare, ['output', 'video', 'lastFrame'], 'data')).toEqual([]);
});
