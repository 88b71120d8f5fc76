import { commonOutputs, urlsIn } from '../../../../core/task/media/commonOutputs';
import type { JsonObject } from '../../../../core/text/json';

const MP4 = 'https://cdn.example/v.mp4';
const PNG = 'https://cdn.example/i.png';
const MP3 = 'https://cdn.example/a.mp3';
const BARE = 'https://cdn.example/4711';

/** As `kind:role` and the last part of the URL, in the order found. */
function found(place: JsonObject): readonly string[] {
	return commonOutputs(place).map(
		({ kind, role, url }) => `${kind} ${role} ${url.split('/').at(-1)}`,
	);
}

const VIDEO = 'video output v.mp4';
const IMAGE = 'image output i.png';
const AUDIO = 'audio output a.mp3';
const COVER = 'image thumbnail i.png';

// [what is there, the place, what is found]
test.each<[string, JsonObject, readonly string[]]>([
	['a video', { video_url: MP4 }, [VIDEO]],
	['an image', { image_url: PNG }, [IMAGE]],
	['a song', { audio_url: MP3 }, [AUDIO]],
	['a file, whose extension tells what it is', { file_url: MP4 }, [VIDEO]],
	['a file that nothing tells about', { file_url: BARE }, ['file output 4711']],
	['what a name says goes before the extension', { video_url: PNG }, ['video output i.png']],
	['lists', { video_urls: [MP4, BARE] }, [VIDEO, 'video output 4711']],
	['a name that ends so', { merged_video_url: MP4, vocal_audio_url: MP3 }, [VIDEO, AUDIO]],
	['the last word tells the kind', { image_to_video_url: BARE }, ['video output 4711']],
	['other spellings', { videoUrl: MP4, 'Audio-URL': MP3 }, [VIDEO, AUDIO]],
	['exact names first', { hd_video_url: BARE, video_url: MP4 }, [VIDEO, 'video output 4711']],
	[
		'an output that does not say what it is',
		{ output_url: MP4, result_urls: [PNG] },
		[VIDEO, IMAGE],
	],
	['each URL once', { video_url: MP4, output_url: MP4, outputs: [MP4] }, [VIDEO]],
	['an output that is called a cover, too', { cover_url: PNG, output: PNG }, [IMAGE]],
	['outputs as URLs', { outputs: [MP4, PNG] }, [VIDEO, IMAGE]],
	['an output as a URL', { output: MP4 }, [VIDEO]],
	[
		'outputs as objects',
		{ outputs: [{ type: 'video', url: BARE }, { url: PNG }] },
		['video output 4711', IMAGE],
	],
	[
		'outputs by kind',
		{ outputs: { video: MP4, music: MP3, thumbnail: PNG } },
		[VIDEO, AUDIO, COVER],
	],
	[
		'an object for each kind',
		{ result: { video: { url: BARE }, images: [{ url: PNG }] } },
		['video output 4711', IMAGE],
	],
	[
		'lists of one kind',
		{ videos: [{ url: BARE }], audios: [BARE + '1'] },
		['video output 4711', 'audio output 47111'],
	],
	[
		'an output that is a cover by its type',
		{ outputs: [{ type: 'thumbnail', url: PNG }, { url: MP4 }] },
		[COVER, VIDEO],
	],
	[
		'no output that failed',
		{
			outputs: [
				{ status: 'failed', url: MP4 },
				{ status: 'completed', url: PNG },
			],
		},
		[IMAGE],
	],
	['covers', { video_url: MP4, cover_url: PNG }, [VIDEO, COVER]],
	['covers alone, never as outputs', { cover_image_url: PNG }, [COVER]],
	['an image beside a film is its cover', { video_url: MP4, image_url: PNG }, [VIDEO, COVER]],
	['an image beside a song is its cover', { imageUrl: PNG, audioUrl: MP3 }, [COVER, AUDIO]],
	['an image beside no film', { video_url: '', image_url: PNG }, [IMAGE]],
	['no preview of a film', { preview_video_url: MP4 }, []],
	['a last frame', { last_frame_url: PNG }, ['image lastFrame i.png']],
	['no bare URL outside of outputs', { url: MP4, link: MP4, video: MP4, image: PNG }, []],
	['nothing that is no URL', { video_url: 'none', outputs: ['a', 7, null, {}], result: true }, []],
])('%s', (_, place, expected) => {
	expect(found(place)).toEqual(expected);
});

test.each([
	...['request', 'input', 'inputs', 'params', 'parameters', 'metadata', 'config'],
	...[
		'source_video_url',
		'first_image_url',
		'reference_video_urls',
		'input_image_url',
		'originalVideoUrl',
	],
	...[
		'image_tail_url',
		'mask_image_url',
		'callback_file_url',
		'share_video_url',
		'start_image_url',
	],
])('never from %s, which repeats the request or leads elsewhere', (name) => {
	const value = name.includes('rl') ? MP4 : { video_url: MP4, outputs: [MP4] };
	expect(found({ [name]: value })).toEqual([]);
	expect(found({ outputs: [{ [name]: value }] })).toEqual([]);
});

test('the kind of the task is for URLs that nothing else tells about', () => {
	const kinds = (kind: 'video' | null) =>
		commonOutputs({ output: [BARE, PNG], file_url: `${BARE}?2` }, { kind }).map((one) => one.kind);
	expect(kinds('video')).toEqual(['video', 'video', 'image']);
	expect(kinds(null)).toEqual(['file', 'file', 'image']);
});

test('a URL that the request holds is no output', () => {
	const asked = urlsIn({ content: [{ image: { url: PNG } }], text: `see ${MP4}`, list: [[MP3]] });
	expect([...asked]).toEqual([PNG, MP3]);
	expect(
		commonOutputs({ image_url: PNG, outputs: [MP3, MP4] }, { asked }).map(({ url }) => url),
	).toEqual([MP4]);
});

function nested(levels: number, inside: unknown, name?: string): unknown {
	let value = inside;
	for (let level = 0; level < levels; level++)
		value = name === undefined ? [value] : { [name]: value };
	return value;
}

test.each([undefined, 'outputs'])('what is nested without end is left alone (%p)', (name) => {
	expect(found({ outputs: nested(2, MP4, name) })).toEqual([VIDEO]);
	expect(found({ outputs: nested(30_000, MP4, name) })).toEqual([]);
	expect(found({ video_url: nested(30_000, MP4) })).toEqual([]);
	expect(urlsIn(nested(30_000, MP4, name)).size).toBe(0);
});

/** @returns how many members are read for `size` outputs, and how many media are found */
function membersRead(size: number) {
	let reads = 0;
	const output = (index: number) => ({
		get url() {
			reads += 1;
			return `https://cdn.example/${index}.mp4`;
		},
	});
	const outputs = Array.from({ length: size }, (_, index) => output(index));
	const media = commonOutputs({
		outputs,
		video_urls: outputs.map((_, index) => `https://x/${index}`),
	});
	return { reads, found: media.length };
}

test('ten times as many outputs are ten times as many reads, and more than any task makes no more', () => {
	const some = membersRead(40);
	expect(some.found).toBe(80);
	expect(membersRead(400)).toEqual({ reads: 10 * some.reads, found: 800 });
	expect(membersRead(20_000).found).toBeLessThanOrEqual(1_000);
	expect(membersRead(20_000)).toEqual(membersRead(2_000));
});

test('lists within lists are not looked through without end', () => {
	const list = Array.from({ length: 400 }, (_, index) => ({ url: `https://x/${index}` }));
	const outputs = Array.from({ length: 400 }, (_, outer) =>
		list.map(({ url }) => ({ url: `${url}/${outer}` })),
	);
	expect(found({ outputs }).length).toBeLessThan(500);
	expect(found({ outputs }).length).toBeGreaterThan(400);
});

test('a name as long as an answer is no name', () => {
	expect(found({ [`${'_'.repeat(100_000)}video_url`]: MP4 })).toEqual([]);
});
