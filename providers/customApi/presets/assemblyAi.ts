import type { Preset } from './preset';

/**
 * A transcript of AssemblyAI: `GET /v2/transcript/{id}` (AssemblyAI's OpenAPI). Words queued, processing,
 * completed, error. `text` is the result; `audio_url` is the input. The key is sent without "Bearer".
 */
export const assemblyAi: Preset = {
	value: 'assemblyAi',
	title: 'AssemblyAI',
	description:
		'Base URL https://api.assemblyai.com, authentication Header with the name Authorization. The result is the text',
	hosts: ['api.assemblyai.com', '*.assemblyai.com'],
	basePath: '',
	recipe: {
		statusUrl: '/v2/transcript/{id}',
		statusField: 'status',
		outputFields: [],
		resultField: 'text',
		failureMessageField: 'error',
		expectedSeconds: 30,
	},
	unknownIdHint:
		"AssemblyAI's transcripts belong to one region: check the base URL in the credential.",
};
