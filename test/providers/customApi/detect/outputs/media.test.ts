import type { JsonObject } from '../../../../../core/text/json';
import { addressesIn } from '../../../../../providers/customApi/detect/outputs/addresses';
import { outputsOf } from '../../../../../providers/customApi/detect/outputs/media';
import { NOTHING_KNOWN } from '../../../../../providers/customApi/detect/outputs/ownAddresses';

const at = (name: string) => `https://x.example/${name}`;
const outputs = (record: JsonObject) => outputsOf(addressesIn(record, ''), record, NOTHING_KNOWN);
const shown = (record: JsonObject) =>
	outputs(record).map(({ kind, role, url }) => {
		return `${kind}${role === 'output' ? '' : ` ${role}`} ${url.replace('https://x.example/', '')}`;
	});

describe('what is an output', () => {
	test.each<[string, JsonObject, readonly string[]]>([
		['no address whose name and ending say nothing', { thing: at('a') }, []],
		['an address by its name', { link: at('a') }, ['file a']],
		['an address by the name of its kind', { movie: at('a') }, ['video a']],
		['an address by its ending', { thing: at('a.mp4') }, ['video a.mp4']],
		['a model by its ending', { thing: at('a.glb') }, ['file a.glb']],
		['an address inside a result', { result: { thing: at('a') } }, ['file a']],
		['an address by the type beside it', { thing: at('a'), mime_type: 'audio/wav' }, ['audio a']],
	])('%s', (_what, record, media) => {
		expect(shown(record)).toEqual(media);
	});
});

describe('a type is that of the file beside it', () => {
	const type = { content_type: 'video/mp4' };
	test.each<[string, JsonObject, readonly string[]]>([
		[
			'not of its cover',
			{ file: { url: at('a'), poster: at('p'), ...type } },
			['video a', 'image thumbnail p'],
		],
		[
			'nor of its cover by ending',
			{ url: at('a'), thumbnail_url: at('t.jpg'), ...type },
			['video a', 'image thumbnail t.jpg'],
		],
		[
			'not of its captions',
			{ file: { url: at('a'), caption_url: at('c'), ...type } },
			['video a', 'file c'],
		],
		[
			'not of a picture by name',
			{ video_url: at('v'), image_url: at('i'), ...type },
			['video v', 'image thumbnail i'],
		],
		[
			'nor beside an address that only the type calls a film',
			{ url: at('v'), image_url: at('i'), ...type },
			['video v', 'image thumbnail i'],
		],
		[
			'nor beside a sound',
			{ file_url: at('s'), image_url: at('i'), mime_type: 'audio/mpeg' },
			['audio s', 'image thumbnail i'],
		],
		[
			'but beside a picture there is no cover',
			{ file_url: at('s'), image_url: at('i'), mime_type: 'image/png' },
			['image s', 'image i'],
		],
		[
			'nor beside captions alone',
			{ caption_url: at('c'), image_url: at('i'), ...type },
			['image i', 'file c'],
		],
		[
			'nor beside a cover alone',
			{ thumbnail_url: at('t'), image_url: at('i'), ...type },
			['image i', 'image thumbnail t'],
		],
		[
			'but beside a document there is no cover',
			{ file_url: at('d'), image_url: at('i'), mime_type: 'application/pdf' },
			['image i', 'file d'],
		],
		[
			'no cover beside a plain type, which may be that of the task',
			{ url: at('v'), image_url: at('i'), type: 'text_to_video' },
			['video v', 'image i'],
		],
		['no file where nothing calls a cover one', { done: { poster: at('p') } }, []],
		[
			'of a cover if it is beside that one',
			{ url: at('a.mp4'), cover: { url: at('c'), mime_type: 'image/webp' } },
			['video a.mp4', 'image thumbnail c'],
		],
		[
			'a moving preview keeps its kind',
			{ url: at('a'), preview_video_url: at('p'), ...type },
			['video a', 'video thumbnail p'],
		],
	])('%s', (_what, record, media) => {
		expect(shown(record)).toEqual(media);
	});

	test.each<[string, JsonObject, readonly string[]]>([
		[
			'a cover',
			{ video: { url: at('a'), cover: { resource: at('c') } } },
			['video a', 'image thumbnail c'],
		],
		['captions', { video: { url: at('a'), captions: { url: at('c') } } }, ['video a', 'file c']],
		[
			'a cover beside a plain type',
			{ url: at('a'), poster: at('p'), type: 'video' },
			['video a', 'image thumbnail p'],
		],
	])('the names around %s do not tell its kind either', (_what, record, media) => {
		expect(shown(record)).toEqual(media);
	});
});

describe('the kind', () => {
	test.each<[string, JsonObject, readonly string[]]>([
		['the name wins over the type', { image: at('a'), mime_type: 'video/mp4' }, ['image a']],
		['the name wins over the ending', { image: at('a.mp4') }, ['image a.mp4']],
		[
			'the type wins over the ending',
			{ url: at('a.png'), mime_type: 'video/mp4' },
			['video a.png'],
		],
		[
			'the type wins over a name for models',
			{ model: at('a'), mime_type: 'video/mp4' },
			['video a'],
		],
		[
			'the type wins over the names around it',
			{ images: [{ url: at('a'), mime_type: 'video/mp4' }] },
			['video a'],
		],
		['the ending wins over a name for models', { model: at('a.png') }, ['image a.png']],
		['the nearest of the names around it', { images: { video: { url: at('a') } } }, ['video a']],
		[
			'a name around it wins over its plain type',
			{ clip: { url: at('a'), type: 'image' } },
			['video a'],
		],
		['a plain type if nothing else tells it', { url: at('a'), type: 'image' }, ['image a']],
		[
			'a cover of no known kind is a picture',
			{ result: { cover: at('a') } },
			['image thumbnail a'],
		],
		['a preview may be a film', { preview: at('a.mp4') }, ['video thumbnail a.mp4']],
	])('%s', (_what, record, media) => {
		expect(shown(record)).toEqual(media);
	});
});

describe('the order', () => {
	test.each<[string, JsonObject, readonly string[]]>([
		[
			'a film, a sound, a picture, a file',
			{ zip: { url: at('z') }, png: at('i'), song: at('s'), clip: at('c') },
			['video c', 'audio s', 'image i', 'file z'],
		],
		[
			'an output before its preview',
			{ preview: at('p.mp4'), images: [at('i')] },
			['image i', 'video thumbnail p.mp4'],
		],
		[
			'a song before its film',
			{ video_url: at('v'), audio_url: at('a'), tags: 'rock' },
			['audio a', 'video v'],
		],
		[
			'a model by its name before pictures',
			{ png_file: at('p'), model_url: at('m') },
			['file m', 'image p'],
		],
		[
			'a model by its ending before pictures',
			{ png_file: at('p'), url: at('m.glb') },
			['file m.glb', 'image p'],
		],
		[
			'a film before a picture of a model',
			{ model: at('m.png'), clip: at('c') },
			['video c', 'image m.png'],
		],
		['a picture before a file', { url: at('f'), png_file: at('p') }, ['image p', 'file f']],
	])('%s', (_what, record, media) => {
		expect(shown(record)).toEqual(media);
	});
});

test('a picture beside a film in the record is its cover', () => {
	expect(shown({ video_url: at('v'), image_url: at('i') })).toEqual([
		'video v',
		'image thumbnail i',
	]);
	expect(shown({ clip: { url: at('v') }, photo: at('i') })).toEqual([
		'video v',
		'image thumbnail i',
	]);
	expect(shown({ video_url: at('v'), new_image: at('i') })).toEqual(['video v', 'image i']);
});

// [an address beside the member, whether it is an input]
describe.each<[string, JsonObject, ReadonlyArray<readonly [string, boolean]>]>([
	[
		'a text',
		{ text: 'Hello' },
		[
			['audio_url', true],
			['audiourl', true],
			['video_url', true],
			['videourl', true],
			['image_url', true],
			['file_url', true],
			['media_url', true],
			['voice', true],
			['clean_audio_url', false],
			['video_url_hd', false],
			['url', false],
		],
	],
	[
		'a result that is an address',
		{ result_url: at('r.mp4') },
		[
			['video_url', true],
			['file_url', true],
			['audio_url', true],
			['image', true],
			['hd_video_url', false],
			['video_url_hd', false],
			['video', false],
		],
	],
	[
		'a result that is an object',
		{ result: { id: 'r' } },
		[
			['audio_url', true],
			['src', true],
			['video_url', false],
			['file_url', false],
		],
	],
	[
		'a film',
		{ video_url: at('v.mp4') },
		[
			['audio', true],
			['audio_url', true],
			['voice', true],
			['voice_url', true],
			['sound', true],
			['sound_url', true],
			['src', true],
			['new_audio', false],
			['audio_track', false],
			['audio_url_hd', false],
			['hd_src', false],
			['src_hd', false],
		],
	],
	[
		'a text of a song',
		{ text: 'La', tags: 'rock' },
		[
			['audio_url', false],
			['video_url', false],
		],
	],
	[
		'nothing',
		{},
		[
			['audio_url', false],
			['video_url', false],
			['src', false],
		],
	],
])('beside %s', (_what, members, names) => {
	test.each(names)('%s is an input: %p', (name, isInput) => {
		const urls = outputs({ ...members, [name]: at('x.wav') }).map(({ url }) => url);
		expect(urls.includes(at('x.wav'))).toBe(!isInput);
	});
});
