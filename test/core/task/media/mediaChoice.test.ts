import { chooseMedia, mediaField } from '../../../../core/task/media/mediaChoice';
import { adapterOf, taskOf } from '../../answering';

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

// [choices, named field, fields and name suffixes in order]: no file may take another's place.
test.each([
	[['output', 'video'], 'video', ['video', ''], ['video2', '-video2']],
	[['audio', 'video', 'image'], 'image', ['image', ''], ['video', '-video'], ['image2', '-image2']],
	[['video', 'output'], 'video', ['video', ''], ['output', '-output']],
	[['lastFrame', 'video'], 'video2', ['video2', ''], ['video', '-video']],
] as const)('%j with the first in the field %s', (choices, field, ...expected) => {
	const chosen = chooseMedia(song(), choices, field);
	expect(chosen.map((one) => [one.field, one.nameSuffix])).toEqual(expected);
});

test('a later file has its field whether or not the task has the first', () => {
	const task = { ...song(), lastFrameUrl: null };
	expect(chooseMedia(task, ['lastFrame', 'video'], 'video')).toMatchObject([
		{ url: V, field: 'video2' },
	]);
});

test('the same file is fetched once, also where a later choice is named like the field', () => {
	expect(chooseMedia(song(), ['output', 'audio'], 'audio')).toMatchObject([
		{ url: A, field: 'audio' },
	]);
});

test('what a task does not have is not fetched', () => {
	const bare = taskOf(vap, { status: 'completed' });
	expect(chooseMedia(bare, ['output', 'video', 'lastFrame'], 'data')).toEqual([]);
});

// [URL of the main output that no list names, extension of its file where nothing else tells]
test.each([
	['https://x/song.flac', 'mp3'],
	['https://x/film.mov?sign=1', 'mp4'],
	['https://x/model.glb', 'glb'],
	['https://x/model', 'bin'],
])('the main output %s is kept as .%s', (url, fallbackExtension) => {
	const task = { ...song(), url, media: [] };
	expect(chooseMedia(task, ['output'], 'data')).toEqual([{ ...first, url, fallbackExtension }]);
});

test('a main output without an extension has that of its kind in the list', () => {
	const url = 'https://x/plain';
	const task = { ...song(), url, media: [{ kind: 'image', role: 'output', url } as const] };
	expect(chooseMedia(task, ['output'], 'data')).toMatchObject([{ fallbackExtension: 'png' }]);
});

test('a file of no known kind is kept under its own name', () => {
	const url = 'https://x/scene.mp4';
	const task = { ...song(), url, media: [{ kind: 'file', role: 'output', url } as const] };
	expect(chooseMedia(task, ['output'], 'data')).toMatchObject([{ fallbackExtension: 'mp4' }]);
});

test('what was asked for by its kind is of that kind, whatever the list of media says', () => {
	expect(chooseMedia({ ...song(), media: [] }, ['video', 'audio'], 'data')).toMatchObject([
		{ url: V, fallbackExtension: 'mp4' },
		{ url: A, fallbackExtension: 'mp3' },
	]);
});

// [a name for the field of a file, what it comes to]
test.each([
	['data', 'data'],
	[' data\n', 'data'],
	['\u2028', null],
	['', null],
	['__proto__', null],
	[' __proto__ ', null],
	['__proto__x', '__proto__x'],
	['a__proto__', 'a__proto__'],
])('the field %j', (name, field) => {
	expect(mediaField.safeParse(name).data ?? null).toBe(field);
});
