import { nonEmpty } from '../../core/text/json';
import type { Provider } from '../provider';
import { vap } from './adapter';
import type { VapApiVersion } from './adapter';
import { vapCallback } from './callback';
import { vapCredential } from './credential';

/** VAP (Vapagent): an API in two versions; the credential says which of them is used. */
export const vapProvider: Provider<VapApiVersion> = {
	id: 'vap',
	title: 'VAP (Vapagent)',
	shortTitle: 'VAP',
	description: 'Videos, images and music through VAP',
	credential: vapCredential,
	callback: vapCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.task_id || $json.generation_id }}',
		example: '9462ca25-468b-45a5-9e75-6f516dedcc80',
		exampleList: '9462ca25-468b, d9e576bd-ca14',
		createdAs: 'task_id',
		prefix: null,
		whenForeign: '',
	},
	services: { listed: [], byPath: null },
	lists: 'all',
	withoutList: "Set 'API Version' of the credential to v3, which has one.",
	fields: [],
	readSetup: ({ credential }) => (nonEmpty(credential.apiVersion) === 'v1' ? 'v1' : 'v3'),
	adapterFor: (_service, apiVersion) => vap(apiVersion),
};
