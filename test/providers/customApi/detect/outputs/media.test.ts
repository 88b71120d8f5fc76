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

describe('the kind', () => {
	test.each<[string, JsonObject, readonly string[]]>([
		['the type wins over the name', { image: at('a'), mime_type: 'video/mp4' }, ['video a']],
		['the name wins over the ending', { image: at('a.mp4') }, ['image a.mp4']],
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
