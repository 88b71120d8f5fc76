import { chooseMedia } from '../../../../nodes/VideoTask/core/mediaChoice';
import { adapterOf, taskOf } from './answering';

const vap = adapterOf('vap');

const A = 'https://x/a.mp3';
const V = 'https://x/v';
const I = 'https://x/i';
const COVER = 'https://x/cover';
const FRAME = 'https://x/frame';

const song = () =>
	taskOf(vap, {
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
	expect(chooseMedia(song(), choices, 'data')).toEqual(chosen);
});

test('what a task does not have is not fetched', () => {
	const bare = taskOf(vap, { status: 'completed' });
	expect(chooseMedia(bare, ['output', 'video', 'lastFrame'], 'data')).toEqual([]);
});

// [URL of the main output that no list names, extension of its file where nothing else tells]
test.each([
	['https://x/song.flac', 'mp3'],
	['https://x/film.mov?sign=1', 'mp4'],
	['https://x/model.glb', 'bin'],
])('the main output %s is kept as .%s', (url, fallbackExtension) => {
	const task = { ...song(), url, media: [] };
	expect(chooseMedia(task, ['output'], 'data')).toEqual([{ ...first, url, fallbackExtension }]);
});

test('a file of no known kind is kept as such, whatever its name', () => {
	const url = 'https://x/scene.mp4';
	const task = { ...song(), url, media: [{ kind: 'file', role: 'output', url } as const] };
	expect(chooseMedia(task, ['output'], 'data')).toMatchObject([{ fallbackExtension: 'bin' }]);
});

test('what was asked for by its kind is of that kind, whatever the list of media says', () => {
	expect(chooseMedia({ ...song(), media: [] }, ['video', 'audio'], 'data')).toMatchObject([
		{ url: V, fallbackExtension: 'mp4' },
		{ url: A, fallbackExtension: 'mp3' },
	]);
});
