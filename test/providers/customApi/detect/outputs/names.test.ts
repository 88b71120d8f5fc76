import {
	foldedName,
	isAddressName,
	isBareName,
	isCoverName,
	isEcho,
	isLastFrameName,
	isMarkedName,
	isModelUrl,
	isPictureName,
	isUnmarkedName,
	kindOfName,
	leadsElsewhere,
	wordsOf,
} from '../../../../../providers/customApi/detect/outputs/names';

test.each([
	['videoUrl', 'video_url'],
	['Video-URL', 'video_url'],
	['video.url', 'video_url'],
	['Video - Url', 'video_url'],
	['a'.repeat(64), 'a'.repeat(64)],
	['a'.repeat(65), ''],
])('the name %s is read as %p', (name, folded) => {
	expect(foldedName(name)).toBe(folded);
});

test.each([
	['video_url', ['video', 'url']],
	['__video__url_', ['video', 'url']],
	['video2[10]', ['video2', '10']],
	['', []],
])('the words of %p are %p', (name, words) => {
	expect(wordsOf(name)).toEqual(words);
});

/** Runs one test for each name that a rule has to accept, and for each that it has to refuse. */
function rule(
	title: string,
	holds: (name: string) => boolean,
	names: { readonly yes: readonly string[]; readonly no: readonly string[] },
): void {
	test.each([
		...names.yes.map((name) => [name, true] as const),
		...names.no.map((name) => [name, false] as const),
	])(`%p ${title}: %p`, (name, expected) => {
		expect(holds(name)).toBe(expected);
	});
}

rule('leads elsewhere', leadsElsewhere, {
	yes: ['', 'urls', 'next_page_url', 'webhook_url', 'stream_audio_url', 'call_back', 'web_hook'],
	no: ['url', 'next_video', 'upstream_audio', 'pages'],
});

rule('repeats the request', isEcho, {
	yes: ['input', 'video_input', 'image_sources', 'source', 'request_params'],
	no: ['outsource', 'clip_sourced', 'video_inputted', 'video'],
});

rule('is the last frame', isLastFrameName, {
	yes: ['last_frame', 'lastframe', 'last_frame_url'],
	no: ['has_last_frame', 'last_image', 'frame'],
});

rule('is a cover', isCoverName, {
	yes: ['first_frame', 'firstframe_url', 'thumbnail_url', 'video_cover'],
	no: ['has_first_frame', 'first_video', 'discover', 'covered'],
});

rule('has no watermark', isUnmarkedName, {
	yes: [
		...['without_watermark', 'url_without_water_mark', 'no_watermark', 'nowatermark'],
		...['unwatermarked_url', 'un_watermarked', 'free_of_watermark'],
		...['watermark_free', 'watermarkfree', 'water_mark_free', 'water_markfree_url'],
	],
	no: ['watermark', 'watermarked_url', 'with_watermark', 'free_watermark', 'url'],
});

rule('has a watermark', isMarkedName, {
	yes: ['watermark_url', 'water_mark', 'watermarked'],
	no: ['no_watermark', 'watermark_free', 'mark', 'url'],
});

rule('is called like inputs and outputs alike', isBareName, {
	yes: [
		...['image', 'img', 'photo', 'picture', 'audio', 'voice', 'sound', 'source', 'src'],
		...['image_url', 'img_url', 'photo_url', 'picture_url', 'audio_url', 'voice_url', 'sound_url'],
	],
	no: [
		...['images', 'image_urls', 'upscaled_image', 'new_audio_url', 'audio_url_hd', 'video_url'],
		...['open_source', 'img_src', 'src_set', 'source_url', 'sources'],
	],
});

rule('is a picture that may be a cover', isPictureName, {
	yes: ['image', 'img', 'picture', 'photo', 'image_url', 'rendered_image', 'rendered_photo_url'],
	no: ['upscaled_image', 'images', 'image_url_hd', 'prerendered_image', 'rendered'],
});

rule('is a name for an address', isAddressName, {
	yes: [
		...['url', 'urls', 'uri', 'uris', 'link', 'href', 'src', 'file', 'files', 'resource'],
		...['sample', 'content', 'media', 'path', 'items', 'data', 'signed_url'],
	],
	no: ['', 'curl', 'filed', 'id', 'thing'],
});

rule('is the URL of a model', isModelUrl, {
	yes: [
		...['glb', 'gltf', 'obj', 'fbx', 'stl', 'usdz', 'ply'].map(
			(type) => `https://x.example/a.${type}`,
		),
		...['https://x.example/A.GLB', 'https://x.example/a.glb?key=1', 'https://x.example/a.glb#b'],
	],
	no: [
		...['https://x.example/a.mp4', 'https://x.example/a.mp4?from=b.glb', 'https://x.example/glb'],
		...['https://x.example/a.glb.zip', 'https://x.example/a.object', 'https://x.example/a.glbx'],
	],
});

test.each([
	['image_to_video', 'video'],
	['video_to_audio', 'audio'],
	['song', 'audio'],
	['mesh', 'file'],
	['videography', null],
	['', null],
])('the kind that %p means is %p', (name, kind) => {
	expect(kindOfName(name)).toBe(kind);
});
