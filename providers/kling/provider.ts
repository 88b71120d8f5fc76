import type { Provider } from '../provider';
import { kling } from './adapter';
import { klingCallback } from './callback';
import { klingCredential } from './credential';
import { DEFAULT_SERVICE, KLING_SERVICES, OTHER_SERVICE, serviceOfPath } from './services';

/** The services in alphabetical order, with 'Other (By Path)' in its place among them. */
const serviceOptions = [...KLING_SERVICES, OTHER_SERVICE]
	.map(({ service, title }) => ({ name: title, value: service }))
	.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

/** The services with the default first, the others in the order of the form. */
const listed = [
	...KLING_SERVICES.filter(({ service }) => service === DEFAULT_SERVICE),
	...KLING_SERVICES.filter(({ service }) => service !== DEFAULT_SERVICE),
];

/** Kling's own API. Each kind of task is a service, named by its part of the path. */
export const klingProvider: Provider = {
	id: 'kling',
	title: 'Kling',
	shortTitle: 'Kling',
	description: "Kling's own API: videos, images and sounds",
	credential: klingCredential,
	callback: klingCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.data?.task_id }}',
		example: '867283741759111202',
		exampleList: '867283741759111202, 867283741759111310',
		createdAs: 'data.task_id',
		prefix: null,
		whenForeign: "use data.task_id from Kling's create answer",
	},
	services: {
		listed,
		byPath: {
			...OTHER_SERVICE,
			advice:
				'Give the path that the task was created at, such as videos/multi-elements or images/omni-image.',
			nameIn: serviceOfPath,
		},
	},
	lists: 'all',
	fields: [
		{
			name: 'service',
			title: 'Service',
			options: serviceOptions,
			default: DEFAULT_SERVICE,
			description: 'The kind of task: what stands in the path that it was created at',
		},
		{
			name: 'servicePath',
			title: 'Service Path',
			default: '',
			placeholder: 'e.g. videos/multi-elements',
			description:
				'The path that the task was created at, behind /v1/, for a kind that the list does not have. Read for every input item.',
			shownWith: { service: [OTHER_SERVICE.service] },
		},
	],
	readSetup: () => null,
	adapterFor: (service) => (serviceOfPath(service) === service ? kling(service) : null),
};
