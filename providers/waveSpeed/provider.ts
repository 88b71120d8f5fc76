import type { Provider } from '../provider';
import { idOfPrediction } from '../reading/predictionAddress';
import { waveSpeed } from './adapter';
import { waveSpeedCallback } from './callback';
import { waveSpeedCredential } from './credential';

/** WaveSpeed AI: predictions of all its models. It takes ids as well as the `urls.get` of create answers. */
export const waveSpeedProvider: Provider<{ readonly baseUrl: string }> = {
	id: 'waveSpeed',
	title: 'WaveSpeed AI',
	shortTitle: 'WaveSpeed AI',
	description: 'Videos, images, audio and texts through WaveSpeed AI',
	credential: waveSpeedCredential,
	callback: waveSpeedCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.data?.id || $json.data?.urls?.get }}',
		example: '9462ca25468b45a59e756f516dedcc80',
		exampleList: '9462ca25468b, d9e576bdca14',
		createdAs: 'data.id',
		prefix: null,
		whenForeign: '',
		idOfAddress: idOfPrediction,
	},
	services: { listed: [], byPath: null },
	lists: 'all',
	fields: [],
	readSetup: ({ baseUrl }) => ({ baseUrl }),
	adapterFor: (_service, { baseUrl }, known) => waveSpeed(baseUrl, known),
};
