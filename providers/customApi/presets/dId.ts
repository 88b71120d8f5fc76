import type { Preset } from './preset';

/**
 * D-ID: `GET /talks/{id}` (its OpenAPI); for clips, animations and expressives set another Status URL. Words
 * created, started, done, error, rejected. `source_url` and `audio_url` are inputs. Addresses work for 24 hours.
 */
export const dId: Preset = {
	value: 'dId',
	title: 'D-ID',
	description:
		'Base URL https://api.d-id.com, authentication Basic or Header. For clips set Status URL to /clips/{id}',
	hosts: ['api.d-id.com'],
	basePath: '',
	recipe: {
		statusUrl: '/talks/{id}',
		statusField: 'status',
		outputFields: ['result_url'],
		failureCodeField: 'error.kind',
		failureMessageField: 'error.description',
		urlLifetimeSeconds: 86_400,
	},
};
