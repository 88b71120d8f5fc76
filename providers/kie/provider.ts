import type { Provider } from '../provider';
import { kie } from './adapter';
import { kieCallback } from './callback';
import { kieCredential } from './credential';
import { KIE_FAMILIES } from './families';

/** The default family. It is the first of `services.listed`, before the others in the order of their titles. */
const USUAL = 'market';

/** kie.ai: one account for several product families, each with its own address for records. */
export const kieProvider: Provider<string> = {
	id: 'kie',
	title: 'kie.ai',
	shortTitle: 'kie.ai',
	description: 'Kling, Seedance, Veo, Suno, Runway, Nano Banana and more at kie.ai',
	credential: kieCredential,
	callback: kieCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.data?.taskId }}',
		example: '281e5b0f39b9a1d4c0c7f6c2b2e1a5d3',
		exampleList: '281e5b0f39b9, 5c79be8e41d0',
		createdAs: 'taskId',
		prefix: null,
		whenForeign: '',
	},
	services: {
		listed: [...KIE_FAMILIES]
			.sort((a, b) => Number(b.service === USUAL) - Number(a.service === USUAL))
			.map(({ service, title }) => ({ service, title })),
		byPath: null,
	},
	fields: [
		{
			name: 'service',
			title: 'Service',
			options: KIE_FAMILIES.map(({ service, title, description }) => ({
				name: title,
				value: service,
				description,
			})),
			default: USUAL,
			description: 'The product family of kie.ai that the task was created with',
		},
	],
	readSetup: ({ baseUrl }) => baseUrl,
	adapterFor(name, baseUrl) {
		const family = KIE_FAMILIES.find(({ service }) => service === name);
		return family === undefined ? null : kie(family, baseUrl);
	},
};
