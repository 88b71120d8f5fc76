import {
	COVER,
	COVER_IMAGE,
	IMAGE,
	PICTURE_URL_LIFETIME_SECONDS,
	THUMBNAIL,
	VIDEO,
} from './service';
import type { AceDataService, Family } from './service';

/** No source says how long pictures take in general; a row with `expectedSeconds` names its own source. */
const IMAGES: Family = {
	kind: 'image',
	expectedSeconds: null,
	urlLifetimeSeconds: PICTURE_URL_LIFETIME_SECONDS,
	batch: 'documented',
};

/** Sources of paths, fields and words: AceDataCloud/APIs, `<service>/docs/*tasks*.md`, and those that a row names. */
export const IMAGE_SERVICES: readonly AceDataService[] = [
	// "usually taking 1-2 minutes" (FluxAPI, images guide): their geometric mean.
	// Flux also makes videos: flux/docs, "FLUX Video".
	{
		...IMAGES,
		service: 'flux',
		title: 'Flux',
		outputs: [{ ...IMAGE, unless: ['video_url'] }, VIDEO, COVER_IMAGE, THUMBNAIL, COVER],
		expectedSeconds: 85,
	},
	{
		...IMAGES,
		service: 'midjourney',
		title: 'Midjourney',
		// Docs, openapi/midjourney.json: ids may be left out, `limit` is 12 by default.
		hasHistory: true,
		outputs: [
			{ field: 'video_urls', kind: 'video', role: 'output' },
			{ field: 'raw_image_url', kind: 'image', role: 'output' },
			{ field: 'sub_image_urls', kind: 'image', role: 'output' },
			// "The URL of the generated thumbnail image" (Docs, openapi/midjourney.json); where neither
			// `raw_image_url` nor `video_urls` is there, it is the picture itself.
			{ ...IMAGE, unless: ['raw_image_url', 'video_urls'] },
			{ ...IMAGE, role: 'thumbnail' },
		],
		// From `created_at` to `finished_at` of the samples in midjourney_tasks_api_integration_guide.md.
		expectedSeconds: 29,
		differs: {
			wordInRecord: true,
			showsWorkInProgress: true,
			withoutUrl: "Descriptions have no URL; they are in 'raw', with 'Simplify' off.",
		},
	},
	// AceDataCloud/NanoBananaAPI, docs.
	{ ...IMAGES, service: 'nano-banana', title: 'Nano Banana', outputs: [IMAGE] },
	{
		...IMAGES,
		service: 'openai',
		title: 'OpenAI Images',
		outputs: [{ field: 'url', kind: 'image', role: 'output' }, IMAGE],
		// `elapsed` of the sample in openai/docs/openai_tasks.md.
		expectedSeconds: 29,
		differs: {
			// openai/docs/openai_tasks.md
			whenUnknown: "Only pictures that were asked for with a 'callback_url' are kept as tasks.",
			withoutUrl:
				"A picture asked for as 'b64_json' has no URL; it is in 'raw', with 'Simplify' off.",
		},
	},
	// AceDataCloud/Docs, openapi/qwen-image.json.
	{ ...IMAGES, service: 'qwen-image', title: 'Qwen Image', outputs: [IMAGE] },
	// `elapsed` of the sample in seedream/docs/seedream_tasks.md.
	{ ...IMAGES, service: 'seedream', title: 'Seedream', outputs: [IMAGE], expectedSeconds: 14 },
];
