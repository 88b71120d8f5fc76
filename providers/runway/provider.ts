import type { Provider } from '../provider';
import { runway } from './adapter';
import { runwayCredential } from './credential';

/** Runway's own developer API, not the Runway models that other providers offer. */
export const runwayProvider: Provider<string> = {
	id: 'runway',
	title: 'Runway',
	shortTitle: 'Runway',
	description: "Videos, images and speech through Runway's own API",
	credential: runwayCredential,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.id }}',
		example: '17f20503-6c24-4c16-946b-35dbbce2af2f',
		exampleList: '17f20503-6c24, d2e3d1f4-1b3c',
		createdAs: 'id',
		prefix: null,
		whenForeign: '',
	},
	services: { listed: [], byPath: null },
	fields: [],
	readSetup: ({ baseUrl }) => baseUrl,
	adapterFor: (_service, baseUrl) => runway(baseUrl),
};
