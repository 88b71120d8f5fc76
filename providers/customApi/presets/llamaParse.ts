import type { Preset } from './preset';

/**
 * A parsing job of LlamaParse: `GET /api/v1/parsing/job/{id}`, then `…/result/markdown` (its OpenAPI). Words
 * PENDING, SUCCESS, ERROR, PARTIAL_SUCCESS, CANCELLED; the result is in the second answer.
 */
export const llamaParse: Preset = {
	value: 'llamaParse',
	title: 'LlamaParse',
	description:
		'Base URL https://api.cloud.llamaindex.ai/api/v1, authentication Bearer. The result is the document as Markdown',
	hosts: ['api.cloud.llamaindex.ai', '*.cloud.llamaindex.ai'],
	basePath: '/api/v1',
	recipe: {
		statusUrl: '/parsing/job/{id}',
		statusField: 'status',
		outputFields: [],
		resultField: 'markdown',
		failureCodeField: 'error_code',
		failureMessageField: 'error_message',
		resultUrl: '/parsing/job/{id}/result/markdown',
		expectedSeconds: 30,
	},
};
