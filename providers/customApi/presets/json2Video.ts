import type { Preset } from './preset';

/**
 * JSON2Video: `GET /v2/movies?project={id}`; `format=simple` leaves out the echo of the request. An unknown id and a
 * bad key both give HTTP 400; `movie.success` is false while the task runs; the word `timeout` is an end. The pause
 * between looks must be at least 5 s; files live 7 days (n8n-nodes-json2video).
 */
export const json2Video: Preset = {
	value: 'json2Video',
	title: 'JSON2Video',
	description:
		'Base URL https://api.json2video.com/v2, authentication Header with the name x-api-key',
	hosts: ['api.json2video.com'],
	basePath: '/v2',
	recipe: {
		statusUrl: '/movies?project={id}&format=simple',
		statusField: 'movie.status',
		notFoundOn: new Set([400, 404]),
		outputFields: ['movie.url'],
		failureMessageField: 'movie.message',
		urlLifetimeSeconds: 604_800,
	},
	facts: { shortestPauseSeconds: 5 },
	unknownIdHint:
		'JSON2Video answers HTTP 400 for an unknown ID and for a bad key alike: check the API key in the credential, too.',
};
