// Names that only look like those of outputs, what one URL is under several names, and how far is looked.
import { commonOutputs, urlsIn } from '../../../../core/task/media/commonOutputs';
import type { JsonObject } from '../../../../core/text/json';

const MP4 = 'https://cdn.example/v.mp4';
const PNG = 'https://cdn.example/i.png';
const BARE = 'https://cdn.example/4711';

const VIDEO = 'video output v.mp4';
const IMAGE = 'image output i.png';
const COVER = 'image thumbnail i.png';
const FRAME = 'image lastFrame i.png';

/** As `kind role` and the last part of the URL, in the order found. */
function found(place: JsonObject): readonly string[] {
	return commonOutputs(place).map(
		({ kind, role, url }) => `${kind} ${role} ${url.split('/').at(-1)}`,
	);
}

// [what it is about, the place, what is found]
test.each<[string, JsonObject, readonly string[]]>([
	['an output that is a cover too', { output: PNG, cover_url: PNG }, [IMAGE]],
	['a cover that is an output too', { cover_url: PNG, output: PNG }, [IMAGE]],
	['the name that says more', { video_url: BARE, output_url: BARE }, ['video output 4711']],
	['a frame that is a cover too', { last_frame_url: PNG, cover_url: PNG }, [FRAME]],
	['no cover beside a part of a film', { hd_video_url: MP4, image_url: PNG }, [IMAGE, VIDEO]],
	['no cover beside a word on a film', { video_url_hint: MP4, image_url: PNG }, [IMAGE]],
	['an image of a name of its own', { video_url: MP4, hd_image_url: PNG }, [VIDEO, IMAGE]],
	[
		'an image whose name goes on',
		{ outputs: [{ video_url: MP4, image_url_hd: PNG }] },
		[VIDEO, IMAGE],
	],
	[
		'exact names first, also inside of outputs',
		{ outputs: [{ video_url_hd: BARE, video_url: MP4 }] },
		[VIDEO, 'video output 4711'],
	],
	[
		'exact names first, however they are spaced',
		{ hd_video_url: BARE, 'video - url': MP4 },
		[VIDEO, 'video output 4711'],
	],
	['no output that was cancelled', { outputs: [{ status: 'cancelled', url: MP4 }] }, []],
	['no output that ran out of time', { outputs: [{ state: 'expired', url: MP4 }] }, []],
	['a last frame as an object', { last_frame: { url: PNG } }, [FRAME]],
	['a cover as an object', { cover_image_url: { url: PNG } }, [COVER]],
	['no name that goes on behind its URL', { video_url_text: MP4 }, []],
	['no address that is not said to be a medium', { status_url: MP4, outputs: [{ note: PNG }] }, []],
	['no cover that is called no URL', { video_url: MP4, cover: PNG }, [VIDEO]],
	['a film behind an empty place', { video_urls: ['', MP4], image_url: PNG }, [VIDEO, COVER]],
])('%s', (_, place, expected) => {
	expect(found(place)).toEqual(expected);
});

test.each([
	[54, [VIDEO]],
	[55, []],
])('a name of 10 characters more than %i', (length, expected) => {
	expect(found({ [`${'x'.repeat(length)}_video_url`]: MP4 })).toEqual(expected);
});

const inside = (levels: number, name: string) =>
	Array.from({ length: levels }).reduce<unknown>((value) => ({ [name]: value }), MP4);

test.each([
	[4, [VIDEO]],
	[5, []],
])('outputs inside of outputs, %i deep', (levels, expected) => {
	expect(found({ outputs: inside(levels, 'outputs') })).toEqual(expected);
});

test.each([
	[64, [MP4]],
	[65, []],
])('URLs of a request, %i deep', (levels, expected) => {
	expect([...urlsIn(inside(levels, 'a'))]).toEqual(expected);
});

test.each([undefined, null, { image: null, size: undefined, seed: 7 }])(
	'the request %j holds no URL',
	(request) => {
		expect(urlsIn(request).size).toBe(0);
	},
);

test.each([499, 500])(
	'of %i outputs 499 are read, the place that holds them is one too',
	(count) => {
		const outputs = Array.from({ length: count }, (_, index) => ({ url: `${BARE}/${index}` }));
		expect(commonOutputs({ outputs })).toHaveLength(499);
	},
);

test.each([
	[499, [VIDEO, COVER]],
	[500, [IMAGE]],
])('a film behind %i empty places', (places, expected) => {
	const list = [...Array.from({ length: places }, () => ''), MP4];
	expect(found({ video_urls: list, image_url: PNG })).toEqual(expected);
});
