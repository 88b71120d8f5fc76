import type { Provider } from '../provider';
import { modelArk } from './adapter';
import { modelArkCallback } from './callback';
import { modelArkCredential } from './credential';

/** ModelArk of BytePlus, and Volcengine Ark: one API in several regions. */
export const modelArkProvider: Provider = {
	id: 'modelArk',
	title: 'ModelArk (Volcengine Ark)',
	shortTitle: 'ModelArk',
	description: 'Seedance at BytePlus ModelArk or Volcengine Ark',
	credential: modelArkCredential,
	callback: modelArkCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.task_id || $json.id }}',
		example: '9462ca25-468b-45a5-9e75-6f516dedcc80',
		exampleList: '9462ca25-468b, d9e576bd-ca14',
		createdAs: 'id',
		prefix: 'cgt-',
		whenForeign: '',
	},
	services: { listed: [], byPath: null },
	lists: 'all',
	fields: [],
	readSetup: () => null,
	adapterFor: () => modelArk,
};
