import { renamed } from '../../../nodes/VideoTask/media';

const video = { data: '', mimeType: 'video/mp4', fileName: 'task-1.mp4', fileExtension: 'mp4' };
const cover = { data: '', mimeType: 'image/png', fileName: 'task-1-c.png', fileExtension: 'png' };
const bare = { data: '', mimeType: '', fileName: 'task-1' };

// [name of the item's parameter, name of the first file, of the others]
test.each([
	['', 'task-1.mp4', 'task-1-c.png', 'task-1'],
	['intro.mp4', 'intro.mp4', 'intro-thumbnail.png', 'intro-audio'],
	['intro', 'intro', 'intro-thumbnail.png', 'intro-audio'],
	['a.b.mov', 'a.b.mov', 'a.b-thumbnail.png', 'a.b-audio'],
	['..', 'task-1.mp4', 'task-1-c.png', 'task-1'],
	[' \u0000\r\n ', 'task-1.mp4', 'task-1-c.png', 'task-1'],
	['in\u0000tro\u202egpj.mp4', 'introgpj.mp4', 'introgpj-thumbnail.png', 'introgpj-audio'],
	['.hidden', '.hidden', '.hidden-thumbnail.png', '.hidden-audio'],
])('the file name %j', (fileName, ...names) => {
	const binary = { data: video, thumbnail: cover, audio: bare };
	const files = renamed(binary, fileName, 'data');
	expect([files.data, files.thumbnail, files.audio].map((file) => file?.fileName)).toEqual(names);
	expect(files.thumbnail).toMatchObject({ mimeType: 'image/png', fileExtension: 'png' });
});

test('a file whose kind is the name of the first field has a name of its own', () => {
	const files = renamed({ video: bare, video2: video }, 'song.mp3', 'video');
	expect(Object.values(files).map(({ fileName }) => fileName)).toEqual([
		'song.mp3',
		'song-video2.mp4',
	]);
});

test('the files of another item keep their names', () => {
	const binary = { data: video };
	renamed(binary, 'intro.mp4', 'data');
	expect(binary.data.fileName).toBe('task-1.mp4');
});
