/**
 * @typedef {import('../simulatedProvider.mjs').Kind} Kind
 * @typedef {{ name: string, medianSeconds: number, kind: Kind }} Model
 */

/** What AceData's records of a service have in common: its `expectedSeconds` is what the node knows of the service. */
const VIDEO_SECONDS = 134;

/**
 * @param {string} service
 * @param {string} model
 * @param {number} [expectedSeconds]
 * @returns {Kind}
 */
function aceData(service, model, expectedSeconds = VIDEO_SECONDS) {
	return { provider: 'aceDataCloud', service, model, expectedSeconds };
}

/**
 * Models of which public records say how long a task took, from its creation to its end: the median of those
 * that were found, and the model as such records write it. One to 21 records each.
 *
 * @type {readonly Model[]}
 */
export const MODELS = [
	{
		name: 'Seedance 1.0 lite',
		medianSeconds: 29,
		kind: aceData('seedance', 'doubao-seedance-1-0-lite-t2v-250428'),
	},
	{
		name: 'Seedance 1.0 pro',
		medianSeconds: 48,
		kind: aceData('seedance', 'doubao-seedance-1-0-pro-250528'),
	},
	{
		name: 'Seedance 1.0 pro fast',
		medianSeconds: 50,
		kind: aceData('seedance', 'doubao-seedance-1-0-pro-fast-251015'),
	},
	{
		name: 'Seedance 1.5 pro',
		medianSeconds: 63,
		kind: aceData('seedance', 'doubao-seedance-1-5-pro-251215'),
	},
	{
		name: 'Seedance 2.0 fast',
		medianSeconds: 146,
		kind: aceData('seedance', 'doubao-seedance-2-0-fast-260128'),
	},
	{
		name: 'Seedance 2.0',
		medianSeconds: 226,
		kind: aceData('seedance', 'doubao-seedance-2-0-260128'),
	},
	{
		name: 'Seedance 2.5, 30 s',
		medianSeconds: 1057,
		kind: {
			...aceData('seedance', 'dreamina-seedance-2-5-260628'),
			details: { durationSeconds: 30 },
		},
	},
	{ name: 'Kling O1', medianSeconds: 60, kind: aceData('kling', 'kling-o1') },
	{ name: 'Kling 3.0', medianSeconds: 170, kind: aceData('kling', 'kling-v3') },
	{ name: 'Kling v1', medianSeconds: 317, kind: aceData('kling', 'kling-v1') },
	{ name: 'Veo 3.1 fast', medianSeconds: 91, kind: aceData('veo', 'veo31-fast') },
	{ name: 'Veo 3.1', medianSeconds: 161, kind: aceData('veo', 'veo31') },
	{ name: 'Veo 3', medianSeconds: 238, kind: aceData('veo', 'veo3') },
	{ name: 'Sora 2', medianSeconds: 184, kind: aceData('sora', 'sora-2') },
	{ name: 'Hailuo', medianSeconds: 69, kind: aceData('hailuo', 'minimax-t2v') },
	{ name: 'MiniMax H3', medianSeconds: 100, kind: aceData('minimax', 'MiniMax-H3') },
	{ name: 'Luma', medianSeconds: 155, kind: aceData('luma', 'ray-2') },
	{ name: 'Wan 2.6', medianSeconds: 787, kind: aceData('wan', 'wan2.6-t2v') },
	{
		name: 'Vidu Q3 turbo',
		medianSeconds: 138,
		kind: { provider: 'customApi', service: 'vidu', model: 'viduq3-turbo', expectedSeconds: 95 },
	},
	{ name: 'Grok fast', medianSeconds: 8, kind: aceData('grok', 'grok-imagine-video-1.5-fast') },
	{ name: 'Suno', medianSeconds: 38, kind: aceData('suno', 'chirp-v3.5', 85) },
	{ name: 'Midjourney', medianSeconds: 67, kind: aceData('midjourney', 'midjourney', 29) },
];
