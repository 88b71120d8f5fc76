import { isProblem, problem } from '../../core/problem';
import { nonEmpty } from '../../core/text/json';
import type { Provider } from '../provider';
import { fal } from './adapter';
import { appOfModel, idOfAddress, place } from './address';
import type { FalSetup } from './address';
import { falCallback } from './callback';
import { DEFAULT_ADDRESS, falCredential } from './credential';

/** fal: a queue for each model. A request is known only at its own model, so its address is the better id. */
export const falProvider: Provider<FalSetup> = {
	id: 'fal',
	title: 'fal',
	shortTitle: 'fal',
	description: 'Any model in the queue of fal.ai',
	credential: falCredential,
	callback: falCallback,
	ids: {
		// The address comes first, even in an item of this node that also has `taskId`, because it names the model.
		defaultExpression: '={{ $json.status_url || $json.taskId || $json.request_id }}',
		example: `${DEFAULT_ADDRESS}/fal-ai/flux/requests/764cabcf-b745-4b3e-ae38-1200304cf45b/status`,
		exampleList: '764cabcf-b745, 1c5a2b0e-77f1',
		createdAs: 'request_id',
		prefix: null,
		whenForeign: '',
		idOfAddress,
		place,
	},
	services: { listed: [], byPath: null },
	fields: [
		{
			name: 'falModel',
			title: 'Model',
			default: '',
			placeholder: 'e.g. fal-ai/kling-video/v2.1/master/image-to-video',
			description:
				'The model that the requests were sent to. Needed for a bare request_id only: a status_url says it.',
		},
	],
	readSetup({ parameters, baseUrl }) {
		const model = nonEmpty(parameters.falModel)?.trim() ?? '';
		const app = appOfModel(model);
		if (model === '' || app !== null) return { app, baseUrl };
		return problem('invalidInput', "'Model' is not the name of a model of fal", {
			description: 'Write owner and app with a slash between them, such as fal-ai/kling-video.',
		});
	},
	adapterFor: (_service, setup) => (isProblem(setup) ? null : fal(setup)),
};
