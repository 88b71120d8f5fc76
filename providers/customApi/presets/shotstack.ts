import type { Preset } from './preset';

/**
 * Shotstack: `GET /edit/v1/render/{id}`; `data=false` leaves out the edit (its OpenAPI and SDK). Words queued,
 * fetching, preprocessing, rendering, saving, done, failed. The address may be there before the render is done. Files
 * live 24 hours. The sandbox is `/edit/stage`.
 */
export const shotstack: Preset = {
	value: 'shotstack',
	title: 'Shotstack',
	description:
		'Base URL https://api.shotstack.io/edit/v1 (or /edit/stage), authentication Header with the name x-api-key',
	hosts: ['api.shotstack.io'],
	basePath: '/edit/v1',
	recipe: {
		statusUrl: '/render/{id}?data=false',
		statusField: 'response.status',
		outputFields: ['response.url'],
		failureMessageField: 'response.error',
		urlLifetimeSeconds: 86_400,
		expectedSeconds: 30,
	},
};
