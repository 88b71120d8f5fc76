import type { Preset } from './preset';

/**
 * Luma: `GET /dream-machine/v1/generations/{id}` (its OpenAPI). Words queued, dreaming, completed, failed.
 * `assets.image` of a video is its cover, `assets.progress_video` is no output, `request` echoes the request.
 */
export const luma: Preset = {
	value: 'luma',
	title: 'Luma',
	description: 'Base URL https://api.lumalabs.ai/dream-machine/v1, authentication Bearer',
	hosts: ['api.lumalabs.ai'],
	basePath: '/dream-machine/v1',
	recipe: {
		statusUrl: '/generations/{id}',
		statusField: 'state',
		outputFields: ['assets.video', 'assets.image'],
		failureMessageField: 'failure_reason',
		expectedSeconds: 155,
	},
};
