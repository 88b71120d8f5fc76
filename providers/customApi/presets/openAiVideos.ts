import type { Preset } from './preset';

/**
 * The shape of OpenAI's Videos API, which relays still have: `GET /v1/videos/{id}` with the words queued, in_progress,
 * completed, failed and a `progress` in percent. Relays also pass on words of other APIs and put the address under
 * names of their own, so that both are looked for. If no address is found, the bytes are at `…/{id}/content`, with
 * the key (openai-node, src/resources/videos; ArcReel, video_backends).
 */
export const openAiVideos: Preset = {
	value: 'openAiVideos',
	title: 'OpenAI-Compatible Videos',
	description: 'Base URL of the relay, such as https://api.example.com/v1, authentication Bearer',
	hosts: [],
	basePath: '/v1',
	fileUrl: '/videos/{id}/content',
	recipe: {
		statusUrl: '/videos/{id}',
		progressField: 'progress',
		failureCodeField: 'error.code',
		failureMessageField: 'error.message',
		downloadWithKey: true,
	},
};
