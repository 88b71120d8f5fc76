import type { Provider } from '../provider';
import { idOfPrediction } from '../reading/predictionAddress';
import { replicate } from './adapter';
import { replicateCallback } from './callback';
import { replicateCredential } from './credential';

/** Replicate: predictions of any model. It takes ids as well as the `urls.get` of create answers. */
export const replicateProvider: Provider<{ readonly baseUrl: string }> = {
	id: 'replicate',
	title: 'Replicate',
	shortTitle: 'Replicate',
	description: 'Predictions of any model at Replicate: files, texts and other output',
	credential: replicateCredential,
	callback: replicateCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.id || $json.urls?.get }}',
		example: 'gm3qorzdhgbfurvjtvhg6dckhu',
		exampleList: 'gm3qorzdhgbf, ufawqhfynnddn',
		createdAs: 'id',
		prefix: null,
		whenForeign: '',
		idOfAddress: idOfPrediction,
	},
	services: { listed: [], byPath: null },
	lists: 'all',
	fields: [],
	readSetup: ({ baseUrl }) => ({ baseUrl }),
	adapterFor: (_service, { baseUrl }, known) => replicate(baseUrl, known),
};
