import type { Preset } from './preset';

/**
 * Black Forest Labs: `GET /v1/get_result?id=`, or the `polling_url` of the create answer, whose host belongs to one
 * region. Words Pending, Ready, Error, Failed, Request Moderated, Content Moderated, Task not found. `details`
 * is a text for refusals. Addresses work for 10 minutes (vercel/ai, black-forest-labs; ComfyUI, nodes_bfl).
 */
export const bfl: Preset = {
	value: 'bfl',
	title: 'BFL (Flux)',
	description:
		'Base URL https://api.bfl.ai, authentication Header with the name x-key. Give the polling_url in place of the ID',
	hosts: ['api.bfl.ai', '*.bfl.ai'],
	basePath: '/v1',
	recipe: {
		statusUrl: '/get_result?id={id}',
		statusField: 'status',
		outputFields: ['result.sample'],
		failureMessageField: 'details',
		urlLifetimeSeconds: 600,
		expectedSeconds: 20,
	},
	unknownIdHint:
		"BFL's tasks belong to one region: give the polling_url of the create answer in place of the ID.",
};
