import type { ListedService, Provider } from '../provider';
import { miniMax } from './adapter';
import { miniMaxCallback } from './callback';
import { miniMaxCredential } from './credential';

/** The versions of the API, the usual one first. */
const VERSIONS: readonly ListedService[] = [
	{ service: 'v2', title: 'Video Generation V2' },
	{ service: 'v1', title: 'Video Generation V1' },
];

/** MiniMax, known for its Hailuo videos: an API in two versions that do not know each other's tasks. */
export const miniMaxProvider: Provider = {
	id: 'miniMax',
	title: 'MiniMax (Hailuo)',
	shortTitle: 'MiniMax',
	description: "Hailuo and MiniMax-H3 videos through MiniMax's own API",
	credential: miniMaxCredential,
	callback: miniMaxCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.task_id }}',
		example: '424010985738629',
		exampleList: '424010985738629, 424010985738811',
		createdAs: 'task_id',
		prefix: null,
		whenForeign: "use task_id from MiniMax's create answer",
	},
	services: { listed: VERSIONS, byPath: null },
	lists: ['v2'],
	fields: [
		{
			name: 'service',
			title: 'Service',
			options: [...VERSIONS]
				.reverse()
				.map(({ service, title }) => ({ name: title, value: service })),
			default: 'v2',
			description:
				'The version of the API that the task was created with: /v2/video_generation or /v1/video_generation',
		},
	],
	readSetup: () => null,
	adapterFor: (service) => (service === 'v1' || service === 'v2' ? miniMax(service) : null),
};
