import { kindOfUrl } from '../../../../core/task/media/mediaUrl';
import type { MediaKind } from '../../../../core/task/task';
import { snakeCaseOf } from '../../../../core/text/spelling';

/** Longer names are keys that somebody chose, not fields of an API. */
const LONGEST_NAME = 64;

/** @returns the name in snake_case, `video_url` for `videoUrl` and `Video-URL`; '' when it is too long for a field */
export function foldedName(name: string): string {
	return name.length > LONGEST_NAME ? '' : snakeCaseOf(name.replace(/[\s.-]+/g, '_')).toLowerCase();
}

export function wordsOf(name: string): readonly string[] {
	return name.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

function words(text: string): ReadonlySet<string> {
	return new Set(text.split(' '));
}

function hasWord(name: string, among: ReadonlySet<string>): boolean {
	return wordsOf(name).some((word) => among.has(word));
}

/** Words in names of members that repeat the request, with everything below them. */
const ECHO_WORDS = words(
	'input inputs merge parent request requests param params parameter parameters arguments args metadata config configuration settings options modifications timeline keyframes reference references ref refs driver prompt source sources',
);
/** Words in names of members that lead to something that is no file of the task. */
const ELSEWHERE_WORDS = words(
	'webhook webhooks callback callbacks notify page hosted share moderation polling poll origin original progress error errors detail details log logs studio dashboard console docs documentation license avatar logo icon profile website homepage websocket ws upload uploaded cancel usage metrics timings',
);
/** Whole names of such members: addresses of the API itself, of other pages of a list, of schemas, of inputs. */
const ELSEWHERE_NAMES = words(
	'json urls get web self next previous prev next_url previous_url next_page_url status_url response_url stream_url resource_location container_url @type $schema type_url links owner user user_url mask mask_url init_image init_image_url first_frame_image last_frame_image start_image end_image start_frame end_frame tail_image tail_image_url target_image style_image',
);

/** @returns whether nothing under this name can be an output of the task */
export function leadsElsewhere(name: string): boolean {
	if (name === '' || ELSEWHERE_NAMES.has(name)) return true;
	return (
		isEcho(name) ||
		hasWord(name, ELSEWHERE_WORDS) ||
		/(^|_)stream_audio|call_back|web_hook/.test(name)
	);
}

/** @returns whether a name says that its member repeats the request */
export function isEcho(name: string): boolean {
	return hasWord(name, ECHO_WORDS) || /_(input|source)s?$/.test(name);
}

const KIND_WORDS: Readonly<Record<MediaKind, string>> = {
	video: 'video videos clip clips movie movies film mp4 webm mov',
	image: 'image images picture pictures photo photos img imgs png jpg jpeg webp svg',
	audio: 'audio audios music song songs suno track tracks vocal vocals voice speech sound mp3 wav',
	file: 'model models mesh glb obj fbx',
};
const KINDS: ReadonlyMap<string, MediaKind> = new Map(
	Object.entries(KIND_WORDS).flatMap(([kind, list]) =>
		list.split(' ').map((word) => [word, kind as MediaKind] as const),
	),
);

/** @returns the kind that the last word for a kind in a name means (`image_to_video` makes videos), or null */
export function kindOfName(name: string): MediaKind | null {
	return wordsOf(name).reduce<MediaKind | null>((last, word) => KINDS.get(word) ?? last, null);
}

const OUTPUT_WORDS = words(
	'output outputs result results download downloads generated generation generations artifact artifacts asset assets works creations samples',
);
const ADDRESS_WORDS = words(
	'url urls uri uris link href src file files resource sample content media path items data',
);
const COVER_WORDS = words(
	'thumb thumbs thumbnail thumbnails cover covers poster posters snapshot snapshots preview previews gif',
);
const COMPANION_WORDS = words(
	'caption captions subtitle subtitles srt vtt transcript lyrics manifest report',
);

export const isOutputName = (name: string): boolean => hasWord(name, OUTPUT_WORDS);
export const isAddressName = (name: string): boolean => hasWord(name, ADDRESS_WORDS);
export const isCompanionName = (name: string): boolean => hasWord(name, COMPANION_WORDS);
export const isLastFrameName = (name: string): boolean => /^last_?frame/.test(name);
export const isCoverName = (name: string): boolean =>
	hasWord(name, COVER_WORDS) || /^first_?frame/.test(name);

/** Whether a file of this name belongs to another file: it is its cover or its text. */
export const isAsideName = (name: string): boolean => isCoverName(name) || isCompanionName(name);

/** Whether a name says that the file has no watermark. It is then taken in place of its siblings. */
export const isUnmarkedName = (name: string): boolean =>
	/(without|no|un|free_of)_?water_?mark|water_?mark_?free/.test(name);
export const isMarkedName = (name: string): boolean =>
	/water_?mark/.test(name) && !isUnmarkedName(name);

/** Whether inputs have this name as often as outputs do. */
export const isBareName = (name: string): boolean =>
	/^(image|img|photo|picture|audio|voice|sound)(_url)?$|^(source|src)$/.test(name);

/** Whether a picture of this name is a cover when it is beside a film, a song or a model. */
export const isPictureName = (name: string): boolean =>
	/^(rendered_)?(image|img|picture|photo)(_url)?$/.test(name);

/** Whether a URL is that of a 3D model. Models have no `MediaKind` of their own, but are outputs all the same. */
export const isModelUrl = (url: string): boolean =>
	kindOfUrl(url) === null && /\.(glb|gltf|obj|fbx|stl|usdz|ply)(?:$|[?#])/i.test(url);
