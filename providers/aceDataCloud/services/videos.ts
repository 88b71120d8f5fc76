import {
	COVER,
	COVER_IMAGE,
	LAST_FRAME,
	LONE_IMAGE,
	PICTURE_URL_LIFETIME_SECONDS,
	THUMBNAIL,
	VIDEO,
} from './service';
import type { AceDataService, Family } from './service';

/** "Media generation typically takes 1-5 minutes" (AceData's MCP servers): their geometric mean. */
const VIDEO_SECONDS = 134;

const VIDEOS: Family = {
	kind: 'video',
	expectedSeconds: VIDEO_SECONDS,
	urlLifetimeSeconds: PICTURE_URL_LIFETIME_SECONDS,
	batch: 'documented',
};

/** Sources of paths, fields and words: AceDataCloud/APIs, `<service>/docs/*tasks*.md`, and those that a row names. */
export const VIDEO_SERVICES: readonly AceDataService[] = [
	{
		...VIDEOS,
		service: 'digital-human',
		title: 'Digital Human',
		outputs: [VIDEO],
		// The time depends on the length of the speech.
		expectedSeconds: null,
		// Only AceData's MCP server, digitalhuman/core/client.py, shows how a batch is requested.
		batch: 'unproven',
		differs: {
			idsNamed: 'task_id',
			resultInRecord: true,
			wordInRecord: true,
			successOfQuery: true,
			// A voice is done when its id is there (AceData's MCP server, digitalhuman/core/utils.py).
			madeWithoutUrl: 'voice_id',
			withoutUrl: "A cloned voice has no URL; its 'voice_id' is in 'raw', with 'Simplify' off.",
		},
	},
	{
		...VIDEOS,
		service: 'dreamina',
		title: 'Dreamina',
		outputs: [VIDEO],
		// dreamina/docs/dreamina_tasks_api_integration_guide.md
		differs: {
			inputFields: ['image_url', 'audio_url'],
			whenUnknown: 'Dreamina may answer so, too, while a task has no result yet: look again.',
		},
	},
	{ ...VIDEOS, service: 'gemini', title: 'Gemini Omni', outputs: [VIDEO, THUMBNAIL, COVER] },
	{ ...VIDEOS, service: 'grok', title: 'Grok Imagine', outputs: [VIDEO, THUMBNAIL, COVER] },
	{ ...VIDEOS, service: 'hailuo', title: 'Hailuo', outputs: [VIDEO, THUMBNAIL, COVER] },
	{ ...VIDEOS, service: 'happyhorse', title: 'Happy Horse', outputs: [VIDEO, THUMBNAIL, COVER] },
	// AceDataCloud/Docs, openapi/kickart.json.
	{ ...VIDEOS, service: 'kickart', title: 'Kickart', outputs: [VIDEO, THUMBNAIL, COVER] },
	{
		...VIDEOS,
		service: 'kling',
		title: 'Kling',
		outputs: [VIDEO, THUMBNAIL, COVER],
		differs: {
			withoutUrl: "A cloned voice has no URL; its id is in 'raw', with 'Simplify' off.",
		},
	},
	{ ...VIDEOS, service: 'luma', title: 'Luma', outputs: [VIDEO, THUMBNAIL] },
	{
		...VIDEOS,
		service: 'maestro',
		title: 'Maestro',
		outputs: [
			{ field: 'output_url', kind: 'video', role: 'output' },
			{ field: 'captions_url', kind: 'file', role: 'output' },
			COVER,
		],
		// `elapsed` of the sample in maestro/docs/maestro_tasks.md; it can take up to 90 minutes.
		expectedSeconds: 1976,
		// Maestro's `retrieve_batch` lists the latest tasks and takes no ids.
		batch: 'none',
		hasHistory: true,
		differs: { wordInRecord: true, outputsIn: 'variants' },
	},
	{
		...VIDEOS,
		service: 'minimax',
		title: 'MiniMax H3',
		// minimax/docs: a batch without ids lists the tasks of the last 7 days.
		hasHistory: true,
		outputs: [{ field: 'url', kind: 'video', role: 'output' }],
		differs: {
			recordIn: 'task',
			resultInRecord: true,
			whenUnknown: 'MiniMax H3 keeps its tasks for 7 days.',
		},
	},
	// For Pika only the answer of the create call is documented: AceDataCloud/PikaAPI.
	{
		...VIDEOS,
		service: 'pika',
		title: 'Pika',
		outputs: [VIDEO, COVER_IMAGE],
		batch: 'unproven',
	},
	{ ...VIDEOS, service: 'pixverse', title: 'PixVerse', outputs: [VIDEO, THUMBNAIL, COVER] },
	{
		...VIDEOS,
		service: 'seedance',
		title: 'Seedance',
		outputs: [VIDEO, LONE_IMAGE, LAST_FRAME, THUMBNAIL, COVER],
		differs: { mayEchoRequest: true },
	},
	{ ...VIDEOS, service: 'sora', title: 'Sora', outputs: [VIDEO, THUMBNAIL, COVER] },
	{
		...VIDEOS,
		service: 'veo',
		title: 'Veo',
		outputs: [VIDEO, LONE_IMAGE, THUMBNAIL, COVER],
		differs: { mayEchoRequest: true },
	},
	{ ...VIDEOS, service: 'wan', title: 'Wan', outputs: [VIDEO, THUMBNAIL, COVER] },
];
