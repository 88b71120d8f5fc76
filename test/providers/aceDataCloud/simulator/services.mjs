/**
 * @typedef {'video' | 'image' | 'audio'} Kind
 * @typedef {'seedance' | 'veo' | 'list' | 'object' | 'flat' | 'songs' | 'midjourney' | 'maestro' |
 *   'minimax' | 'digitalHuman'} Shape  where its record keeps the outputs, and its word
 * @typedef {object} Service
 * @property {Kind} makes
 * @property {Shape} shape
 * @property {string} create  the path of its create call, after the service
 * @property {string | null} word  the field of its word for a state, or null where it has none
 * @property {string} doneWord
 * @property {'refusal' | 'word' | 'status'} fails  with `success: false`, a word of an output, or a number
 * @property {string} urlField
 */

/** @type {Record<Kind, Pick<Service, 'makes' | 'create' | 'urlField'>>} */
const kinds = {
	video: { makes: 'video', create: 'videos', urlField: 'video_url' },
	image: { makes: 'image', create: 'images', urlField: 'image_url' },
	audio: { makes: 'audio', create: 'audios', urlField: 'audio_url' },
};

/**
 * @param {Kind} kind
 * @param {Shape} shape
 * @param {Partial<Service>} [own]
 * @returns {Service}
 */
function making(kind, shape, own) {
	return {
		...kinds[kind],
		...{ shape, word: 'state', doneWord: 'succeeded', fails: 'refusal' },
		...own,
	};
}

const wordless = { word: null };

/** Every service by its path; the usual one first. */
export const aceDataServices = /** @type {Record<string, Service>} */ ({
	seedance: making('video', 'seedance', { word: 'status' }),
	veo: making('video', 'veo'),
	'digital-human': making('video', 'digitalHuman', { doneWord: 'succeed' }),
	dreamina: making('video', 'object', { word: 'status', doneWord: 'done' }),
	fish: making('audio', 'flat', { create: 'tts', word: null, fails: 'status' }),
	flux: making('image', 'list', wordless),
	gemini: making('video', 'list'),
	grok: making('video', 'list'),
	hailuo: making('video', 'list'),
	happyhorse: making('video', 'list', { fails: 'word' }),
	kickart: making('video', 'object', wordless),
	kling: making('video', 'flat', { doneWord: 'succeed' }),
	luma: making('video', 'flat', { doneWord: 'completed' }),
	maestro: making('video', 'maestro', { word: 'status' }),
	midjourney: making('image', 'midjourney', { create: 'imagine', word: null }),
	minimax: making('video', 'minimax', { word: 'status' }),
	'nano-banana': making('image', 'list', wordless),
	openai: making('image', 'list', { create: 'images/generations', urlField: 'url', word: null }),
	pika: making('video', 'list'),
	pixverse: making('video', 'list', wordless),
	producer: making('audio', 'songs'),
	'qwen-image': making('image', 'list', wordless),
	seedream: making('image', 'list', wordless),
	sora: making('video', 'list'),
	suno: making('audio', 'songs'),
	wan: making('video', 'flat', { doneWord: 'completed' }),
	// One that no table of ours has a row for.
	'brand-new': making('video', 'list'),
});

/**
 * @param {string} service
 * @returns {Service}
 */
export function serviceNamed(service) {
	const found = aceDataServices[service];
	if (found === undefined) throw new Error(`AceData Cloud has no service '${service}'`);
	return found;
}
