import type { Provider } from '../provider';
import { heyGen } from './adapter';
import { heyGenCallback } from './callback';
import { heyGenCredential } from './credential';
import { HEY_GEN_SERVICES } from './services';

/** HeyGen, version 3 of its API. */
export const heyGenProvider: Provider = {
	id: 'heyGen',
	title: 'HeyGen',
	shortTitle: 'HeyGen',
	description: 'Avatar videos, translations of videos, and lipsyncs',
	credential: heyGenCredential,
	callback: heyGenCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.data?.video_id || $json.video_id }}',
		example: '7f2c1f0fde5a4b8a9c1e6b3d2a4f5c60',
		exampleList: '7f2c1f0fde5a4b8a, 91ab4f21c30d4e17',
		createdAs: 'data.video_id',
		prefix: null,
		whenForeign: '',
	},
	services: { listed: HEY_GEN_SERVICES, byPath: null },
	lists: 'all',
	fields: [
		{
			name: 'service',
			title: 'Service',
			options: HEY_GEN_SERVICES.map(({ title, service }) => ({ name: title, value: service })),
			default: 'videos',
			description: 'What the task makes: it was created under the path of the same name',
		},
	],
	readSetup: () => null,
	adapterFor: (name) => {
		const known = HEY_GEN_SERVICES.find(({ service }) => service === name);
		return known === undefined ? null : heyGen(known);
	},
};
