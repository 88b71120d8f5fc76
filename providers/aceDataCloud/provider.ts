import type { Provider } from '../provider';
import { aceDataCloud } from './adapter';
import { aceDataCloudCallback } from './callback';
import { aceDataCloudCredential } from './credential';
import { serviceOfPath } from './services/servicePath';
import { ACE_DATA_SERVICES, OTHER_SERVICE, serviceByPath } from './services/services';

/** The services in alphabetical order, with 'Other (By Path)' in its place among them. */
const serviceOptions = [...ACE_DATA_SERVICES, OTHER_SERVICE]
	.map(({ service, title }) => ({ name: title, value: service }))
	.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

/** AceData Cloud: many services behind one API, each under its own path. */
export const aceDataCloudProvider: Provider = {
	id: 'aceDataCloud',
	title: 'AceData Cloud',
	shortTitle: 'AceData Cloud',
	description: 'Seedance, Veo, Kling, Midjourney, Suno and more through one API',
	credential: aceDataCloudCredential,
	callback: aceDataCloudCallback,
	ids: {
		// Without `$json.id`: a create answer has no `id`, and in an item from a sheet it is often the row's.
		defaultExpression: '={{ $json.taskId || $json.task_id }}',
		example: '9462ca25-468b-45a5-9e75-6f516dedcc80',
		exampleList: '9462ca25-468b, d9e576bd-ca14',
		createdAs: 'task_id',
		prefix: null,
		whenForeign: "use task_id from the top level of AceData's create answer",
	},
	services: {
		listed: ACE_DATA_SERVICES,
		byPath: {
			...OTHER_SERVICE,
			advice:
				"Give the one part of the API's path before '/tasks': letters, digits, '-' and '_', such as kling.",
			nameIn: serviceOfPath,
		},
	},
	lists: ACE_DATA_SERVICES.filter(({ hasHistory }) => hasHistory === true).map(
		({ service }) => service,
	),
	fields: [
		{
			name: 'service',
			title: 'Service',
			options: serviceOptions,
			default: 'seedance',
			description: 'The service of AceData Cloud that the task was created with',
		},
		{
			name: 'servicePath',
			title: 'Service Path',
			default: '',
			placeholder: 'e.g. kling',
			description:
				"The part of the API's path before /tasks, for a service that the list does not have yet. Read for every input item.",
			shownWith: { service: [OTHER_SERVICE.service] },
		},
	],
	readSetup: () => null,
	adapterFor: (name) => {
		if (serviceOfPath(name) !== name) return null;
		const known = ACE_DATA_SERVICES.find(({ service }) => service === name);
		return known === undefined
			? aceDataCloud(serviceByPath(name), "'Service Path'")
			: aceDataCloud(known);
	},
};
