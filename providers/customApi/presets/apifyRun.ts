import type { Preset } from './preset';

/**
 * A run of an Apify actor, and the rows that it has written: `GET /v2/actor-runs/{runId}`, then
 * `GET /v2/datasets/{defaultDatasetId}/items` (apify-docs, apify-api/openapi). READY means that the run has not begun;
 * TIMING-OUT and ABORTING runs still run. Addresses in the rows are of web pages, so they are no outputs.
 */
export const apifyRun: Preset = {
	value: 'apifyRun',
	title: 'Apify Run',
	description:
		'Base URL https://api.apify.com/v2, authentication Bearer. The result is the rows of the dataset',
	hosts: ['api.apify.com'],
	basePath: '/v2',
	recipe: {
		statusUrl: '/actor-runs/{id}',
		statusField: 'data.status',
		words: new Map([['ready', 'queued']]),
		outputFields: [],
		failureMessageField: 'data.statusMessage',
		resultUrl: '/datasets/{data.defaultDatasetId}/items',
	},
};
