import { isProblem } from '../../core/problem';
import type { Provider } from '../provider';
import { recipeAdapter } from './adapter';
import { customApiCallback } from './callback';
import { customApiCredential } from './credential';
import type { Described, DescribedApi } from './described';
import { customApiFields } from './form/fields';
import { presetIn, readRecipe } from './form/readRecipe';
import { pathBefore } from './presets/placed';
import type { Preset } from './presets/preset';
import { idOfAddress } from './statusAddress';

const PROVIDER = 'customApi';

/** What the form and the credential say about the API. */
export interface CustomApi extends Described {
	readonly api: DescribedApi;
}

/** Any API of the kind "submit, get an id, ask until it is done". */
export const customApiProvider: Provider<CustomApi> = {
	id: PROVIDER,
	title: 'Custom API',
	shortTitle: 'Custom API',
	description: 'Any API that gives an ID and is asked until the task is done',
	credential: customApiCredential,
	callback: customApiCallback,
	ids: {
		defaultExpression: '={{ $json.taskId || $json.task_id || $json.id }}',
		example: '9462ca25-468b-45a5-9e75-6f516dedcc80',
		exampleList: '9462ca25-468b, d9e576bd-ca14',
		createdAs: '',
		prefix: null,
		whenForeign: '',
		allowsSlashes: true,
		idOfAddress,
	},
	services: { listed: [], byPath: null },
	fields: customApiFields,
	readSetup(given) {
		const preset = presetIn(given);
		if (preset !== null && isProblem(preset)) return preset;
		const recipe = readRecipe(given);
		if (isProblem(recipe)) return recipe;
		const api = preset === null ? UNNAMED : apiOf(preset, given.baseUrl);
		return { api, recipe, baseUrl: given.baseUrl };
	},
	adapterFor: (_service, { api, ...described }, known) => recipeAdapter(api, described, known),
};

const WITHOUT_URL =
	"Where it made something, say where that is with 'Output Fields', 'Result Field' or 'Result URL'.";

/** An API for which no preset was chosen. */
const UNNAMED: DescribedApi = {
	provider: PROVIDER,
	service: PROVIDER,
	facts: { withoutUrl: WITHOUT_URL },
	addressTitle: "'Status URL'",
};

function apiOf(preset: Preset, baseUrl: string): DescribedApi {
	const { value, title, facts = {}, unknownIdHint, fileUrl } = preset;
	return {
		provider: PROVIDER,
		service: value,
		facts,
		accountAt: `at ${title}`,
		...(unknownIdHint === undefined ? {} : { unknownIdHint }),
		...(fileUrl === undefined ? {} : { fileUrl: `${pathBefore(preset, baseUrl)}${fileUrl}` }),
	};
}
