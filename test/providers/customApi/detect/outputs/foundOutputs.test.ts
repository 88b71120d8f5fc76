// Files at the places that the user names, and those in the metadata of gateways.
import { detect } from '../../../../../providers/customApi/detect/detect';
import { NO_RECIPE } from '../../../../../providers/customApi/recipe';

const at = (name: string) => `https://x.example/${name}`;

function found(members: object, outputFields: readonly string[] | null = null) {
	const value = { status: 'done', ...members };
	const { details, media } = detect(
		{ httpStatus: 200, value },
		{ ...NO_RECIPE, outputFields },
		new Set(),
	);
	const shown = media.map(({ kind, role, url }) => `${role} ${kind} ${url}`);
	return { shown, places: details.found.outputs };
}

describe('metadata', () => {
	test.each(['url', 'result_url', 'output_url', 'video_url'])('%s is a file', (name) => {
		const kind = name === 'video_url' ? 'video' : 'file';
		expect(found({ metadata: { [name]: at('a') } })).toEqual({
			shown: [`output ${kind} ${at('a')}`],
			places: [{ path: `metadata.${name}`, url: at('a') }],
		});
	});

	test('only the first of its names is read, and no other one', () => {
		const metadata = { video_url: at('b'), url: at('a.mp4'), other_url: at('c') };
		expect(found({ metadata }).shown).toEqual([`output video ${at('a.mp4')}`]);
		expect(found({ metadata: { other_url: at('c') } }).shown).toEqual([]);
	});

	test('it is read only if there is no file beside it', () => {
		const members = { metadata: { url: at('a.mp4') }, video: at('b') };
		expect(found(members).shown).toEqual([`output video ${at('b')}`]);
	});
});

describe('fields that the user names', () => {
	test('the first file is the main one, even if it is called a cover', () => {
		const members = { cover: at('c.jpg'), thumbs: [at('t.jpg')], video: at('v') };
		expect(found(members, ['cover', 'thumbs', 'video']).shown).toEqual([
			`output image ${at('c.jpg')}`,
			`thumbnail image ${at('t.jpg')}`,
			`output video ${at('v')}`,
		]);
	});

	const data = {
		video: { main: at('a') },
		clips: [{ main: at('b') }],
		songs: [at('c')],
		main: at('d'),
	};

	test.each([
		['data.video.main', `video ${at('a')}`],
		['data.clips[].main', `video ${at('b')}`],
		['data.songs[0]', `audio ${at('c')}`],
		['data.main', `file ${at('d')}`],
	])('the names in %s tell the kind: %s', (path, media) => {
		expect(found({ data }, [path]).shown).toEqual([`output ${media}`]);
	});

	test('a file that two fields lead to stands at the first of them', () => {
		const members = { image: at('a'), clip: at('a'), other: at('b.png') };
		expect(found(members, ['image', 'other', 'clip'])).toEqual({
			shown: [`output image ${at('a')}`, `output image ${at('b.png')}`],
			places: [
				{ path: 'image', url: at('a') },
				{ path: 'other', url: at('b.png') },
			],
		});
	});

	test('a field may have a name that leads elsewhere otherwise', () => {
		expect(found({ webhook: { input: at('a.mp4') } }, ['webhook.input']).shown).toEqual([
			`output video ${at('a.mp4')}`,
		]);
	});

	test('there are no more than 500 files of all fields together', () => {
		const list = (name: string) => Array.from({ length: 300 }, (_, index) => at(`${name}${index}`));
		expect(found({ a: list('a'), b: list('b') }, ['a', 'b']).shown).toHaveLength(500);
	});
});
