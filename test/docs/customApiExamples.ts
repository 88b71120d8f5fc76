// The worked examples of `docs/custom-api.md`: what an API answers, and what is filled in for it.
import type { IDataObject } from 'n8n-workflow';

/** One answer of the API, and the request that it is the answer to. */
export interface Exchange {
	/** A method and a whole address. */
	readonly asked: string;
	readonly status?: number;
	readonly headers?: IDataObject;
	readonly body: unknown;
}

export interface Example {
	readonly title: string;
	/** Sentences before the example. */
	readonly before: string;
	/** What the HTTP Request node that creates the task puts out. */
	readonly created: IDataObject;
	/** The credential: members of its form by name. */
	readonly credential: IDataObject;
	/** The node's fields by name, without those of every provider. */
	readonly fields: IDataObject;
	/** An expression; absent where the form's own is right. */
	readonly taskIds?: string;
	/** Every answer after the one that creates the task, in order. */
	readonly answers: readonly Exchange[];
	/** Sentences behind the example. */
	readonly after: string;
}

const FAL =
	'https://queue.fal.run/fal-ai/kling-video/requests/764cabcf-b745-4b3e-ae38-1200304cf45b';

const fal: Example = {
	title: 'fal by hand',
	before:
		"fal gives a status address, whose path is the model's, so the address is the id. The result stands behind a second address, which the answer names. (fal is a provider of its own, too; this is how it looks without.)",
	created: {
		status: 'IN_QUEUE',
		request_id: '764cabcf-b745-4b3e-ae38-1200304cf45b',
		response_url: FAL,
		status_url: `${FAL}/status`,
		cancel_url: `${FAL}/cancel`,
		queue_position: 0,
	},
	credential: {
		baseUrl: 'https://queue.fal.run',
		authentication: 'header',
		headerName: 'Authorization',
		prefix: 'Key',
	},
	fields: { describe: { resultUrl: '{response_url}' } },
	taskIds: '={{ $json.status_url }}',
	answers: [
		{
			asked: `GET ${FAL}/status`,
			status: 202,
			body: { status: 'IN_PROGRESS', response_url: FAL, logs: null },
		},
		{
			asked: `GET ${FAL}/status`,
			body: { status: 'COMPLETED', response_url: FAL, metrics: { inference_time: 45.5 } },
		},
		{
			asked: `GET ${FAL}`,
			body: {
				video: {
					url: 'https://fal.media/files/video-output.mp4',
					content_type: 'video/mp4',
					file_size: 4404019,
				},
				seed: 12345,
			},
		},
	],
	after: "'Status URL' stays empty: each id is an address. `taskId` of the item is the id in it.",
};

const REPLICATE = 'https://api.replicate.com/v1/predictions/gm3qorzdhgbfurvjtvhg6dckhu';
const prediction = {
	id: 'gm3qorzdhgbfurvjtvhg6dckhu',
	model: 'minimax/video-01',
	input: { first_frame_image: 'https://example.com/lighthouse.png' },
	urls: { get: REPLICATE, cancel: `${REPLICATE}/cancel` },
	created_at: '2026-11-22T09:58:00.000Z',
};

const replicate: Example = {
	title: 'Replicate',
	before: "Nothing but the path has to be said. 'Task IDs' reads `id` by itself.",
	created: { ...prediction, status: 'starting', output: null, error: null },
	credential: { baseUrl: 'https://api.replicate.com/v1', authentication: 'bearer' },
	fields: { statusUrl: '/predictions/{id}' },
	answers: [
		{
			asked: `GET ${REPLICATE}`,
			body: { ...prediction, status: 'processing', output: null, error: null },
		},
		{
			asked: `GET ${REPLICATE}`,
			body: {
				...prediction,
				status: 'succeeded',
				output: 'https://replicate.delivery/xezq/a/out.mp4',
				error: null,
				completed_at: '2026-11-22T10:00:09.000Z',
			},
		},
	],
	after:
		'`input` repeats the request and `urls` are addresses of the API: neither is taken for an output.',
};

const backend: Example = {
	title: 'Your own backend',
	before:
		'A render service in the next container, without a key, with words of its own. Its base URL may be `http://`, because the host is in the local network.',
	created: { job: 'r-42' },
	credential: { baseUrl: 'http://render:8000', authentication: 'none' },
	fields: {
		statusUrl: '/jobs/{id}',
		describe: {
			words: {
				values: [
					{ status: 'running', words: 'stirring, 1' },
					{ status: 'succeeded', words: 'plated, 2' },
					{ status: 'failed', words: 'burnt, 3' },
				],
			},
			statusField: 'job.phase',
			failureMessageField: 'job.note',
			expectedSeconds: 40,
		},
	},
	taskIds: '={{ $json.job }}',
	answers: [
		{ asked: 'GET http://render:8000/jobs/r-42', body: { job: { phase: 1, percent: 50 } } },
		{
			asked: 'GET http://render:8000/jobs/r-42',
			body: {
				job: {
					phase: 2,
					files: [{ url: 'http://render:8000/files/r-42.mp4' }],
					note: 'Kept for a day',
				},
			},
		},
	],
	after:
		"`phase` is no name that the node looks for, and numbers are words only where they are described: so 'Status Field' and 'Words' are filled in.",
};

const AZURE =
	'https://my-resource.cognitiveservices.azure.com/documentintelligence/documentModels/prebuilt-read/analyzeResults/f2bf2a5e-3c4b-4d7c-9d2b-60ac1c0c1a11?api-version=2024-11-30';

const azure: Example = {
	title: "Azure's Operation-Location",
	before:
		'Azure answers a create request with HTTP 202, an empty body and the status address in the header `Operation-Location`. In the HTTP Request node that creates the task switch on _Options → Response → Include Response Headers and Status_.',
	created: {
		body: '',
		headers: { 'operation-location': AZURE, 'retry-after': '5' },
		statusCode: 202,
		statusMessage: 'Accepted',
	},
	credential: {
		baseUrl: 'https://my-resource.cognitiveservices.azure.com',
		authentication: 'header',
		headerName: 'Ocp-Apim-Subscription-Key',
	},
	fields: {},
	taskIds: "={{ $json.headers['operation-location'] }}",
	answers: [
		{
			asked: `GET ${AZURE}`,
			headers: { 'retry-after': '5' },
			body: { status: 'running', createdDateTime: '2026-11-22T10:00:00Z' },
		},
		{
			asked: `GET ${AZURE}`,
			body: {
				status: 'succeeded',
				createdDateTime: '2026-11-22T10:00:00Z',
				lastUpdatedDateTime: '2026-11-22T10:00:08Z',
				analyzeResult: {
					modelId: 'prebuilt-read',
					content: 'Invoice 4711',
					pages: [{ pageNumber: 1 }],
				},
			},
		},
	],
	after:
		'There is no file, so `analyzeResult` is the `result`. `Retry-After: 5` of the first answer set when the second was asked for.',
};

const RUN = 'https://api.apify.com/v2/actor-runs/HG7ML7M8z78YcAPEB';
const actorRun = {
	id: 'HG7ML7M8z78YcAPEB',
	startedAt: '2026-11-22T09:59:58.000Z',
	defaultDatasetId: 'wmKPijuyDnPZAPRMk',
};

const apify: Example = {
	title: 'An Apify run and its dataset',
	before:
		"The preset knows path, words and the second address. The create answer has the id in `data`, so 'Task IDs' says where.",
	created: { data: { ...actorRun, status: 'READY', finishedAt: null } },
	credential: { baseUrl: 'https://api.apify.com/v2', authentication: 'bearer' },
	fields: { preset: 'apifyRun' },
	taskIds: '={{ $json.data.id }}',
	answers: [
		{
			asked: `GET ${RUN}`,
			body: { data: { ...actorRun, status: 'RUNNING', statusMessage: 'Crawled 1 of 2 pages' } },
		},
		{
			asked: `GET ${RUN}`,
			body: { data: { ...actorRun, status: 'SUCCEEDED', finishedAt: '2026-11-22T10:00:30.000Z' } },
		},
		{
			asked: 'GET https://api.apify.com/v2/datasets/wmKPijuyDnPZAPRMk/items',
			body: [
				{ title: 'Lighthouse', url: 'https://example.com/1' },
				{ title: 'Market', url: 'https://example.com/2' },
			],
		},
	],
	after:
		'The addresses in the rows are pages, not outputs: `media` is empty, `result` has the rows.',
};

/** In the order of the page. */
export const EXAMPLES: readonly Example[] = [fal, replicate, backend, azure, apify];
