// A provider as one of an API that the user describes: own fields, addresses as ids, ids with slashes.
import { problem } from '../../core/problem';
import type { ProviderAdapter } from '../../core/look/adapter';
import { unseenTask } from '../../core/task/completeTask';
import { isDone } from '../../core/task/task';
import type { TaskStatus } from '../../core/task/task';
import { isAddress } from '../../core/text/taskIds';
import { isObject, readJson } from '../../core/text/json';
import { customApiCredential } from '../../providers/customApi/credential';
import type { Given, Provider } from '../../providers/provider';

const FACTS = {
	...{ provider: 'madeUp', pollAfterSeconds: 15, expectedSeconds: null, urlLifetimeSeconds: null },
	...{ urlsClearedAfterSeconds: null, contentPolicyCodes: [] },
};

interface Setup {
	readonly statusUrl: string;
	readonly given: Given;
}

function adapter({ statusUrl, given }: Setup): ProviderAdapter {
	const { describe } = given.parameters;
	const headers = isObject(describe) ? { 'x-described': JSON.stringify(describe) } : {};
	return {
		...{ provider: 'madeUp', service: 'madeUp', facts: FACTS, hintForUnknownId: () => '' },
		ways: [
			{
				name: 'single',
				maxIds: 1,
				request: ([id = '']) => ({
					...{ method: 'GET', headers },
					path: statusUrl.replace('{id}', encodeURIComponent(id)),
					...(isAddress(id) ? { address: id } : {}),
				}),
			},
		],
		parse(answer, [id = '']) {
			const body = readJson(answer.body);
			if (!isObject(body)) return [];
			const status = String(body.status) as TaskStatus;
			const task = unseenTask(id, adapter({ statusUrl, given }));
			const url = typeof body.url === 'string' ? body.url : null;
			const media = url === null ? [] : [{ kind: 'video' as const, role: 'output' as const, url }];
			return [{ ...task, status, done: isDone(status), url, videoUrl: url, media }];
		},
	};
}

export const madeUpProvider: Provider<Setup> = {
	...{ id: 'madeUp', title: 'Made Up', shortTitle: 'Made Up', description: 'For tests' },
	credential: customApiCredential,
	ids: {
		...{ defaultExpression: '={{ $json.taskId }}', example: 'a', exampleList: 'a, b' },
		...{ createdAs: 'id', prefix: null, whenForeign: '' },
		allowsSlashes: ({ statusUrl }) => String(statusUrl).includes('{+id}'),
		idOfAddress: (address) => new URL(address).pathname.split('/').at(-1) || null,
	},
	services: { listed: [], byPath: null },
	fields: [
		{ name: 'preset', title: 'Preset', default: 'none', description: 'x' },
		{
			...{ name: 'statusUrl', title: 'Status URL', default: '', description: 'x' },
			shownWith: { preset: ['none'] },
		},
		{
			...{ name: 'describe', title: 'Describe the Answer', default: '', description: 'x' },
			kind: 'collection',
			members: [
				{ name: 'statusField', title: 'Status Field', default: '', description: 'x' },
				{
					...{ name: 'words', title: 'Words', kind: 'rows', default: '', description: 'x' },
					members: [{ name: 'providerWord', title: 'Own Word', default: '', description: 'x' }],
				},
			],
		},
	],
	readSetup(given) {
		if (given.baseUrl === '') return problem('invalidInput', 'No address');
		return { statusUrl: String(given.parameters.statusUrl ?? '/preset/{id}'), given };
	},
	adapterFor: (_service, setup) => adapter(setup),
};
