import type { Provider } from '../provider';
import { piApi } from './adapter';
import { piApiCallback } from './callback';
import { piApiCredential } from './credential';

/** PiAPI: one task API for the models of many makers. */
export const piApiProvider: Provider<{ readonly baseUrl: string }> = {
	id: 'piApi',
	title: 'PiAPI',
	shortTitle: 'PiAPI',
	description: 'Kling, Hailuo, Luma, Flux, music and 3D models through PiAPI',
	credential: piApiCredential,
	callback: piApiCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.data?.task_id }}',
		example: '58cb41b7-556d-46c0-b82e-1e116aa1a31a',
		exampleList: '58cb41b7-556d, d9e576bd-ca14',
		createdAs: 'data.task_id',
		prefix: null,
		whenForeign: '',
	},
	services: { listed: [], byPath: null },
	fields: [],
	readSetup: ({ baseUrl }) => ({ baseUrl }),
	adapterFor: (_service, { baseUrl }, known) => piApi(baseUrl, known),
};
