import type { ProviderAdapter } from '../../core/look/adapter';
import type { Task } from '../../core/task/task';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import { NO_RECIPE } from '../customApi/recipe';
import type { Recipe } from '../customApi/recipe';
import { accountRefusals } from '../reading/accountRefusals';
import { whyNoOwnRecord } from '../reading/ownRecord';
import { bareIdOfPrediction } from '../reading/predictionAddress';
import { replicateList } from './recent';
import { readPrediction } from './record';

const PROVIDER = 'replicate';

/** "input and output (and any files) are removed after an hour", for API predictions (Replicate's API reference). */
const FILES_LIVE_SECONDS = 3600;

/**
 * `status` is starting, processing, succeeded, failed, canceled or aborted (ended before it started); Replicate's
 * OpenAPI 1.0, `GET /predictions/{id}`. An unknown id gets HTTP 404 with JSON. `urls` in a record lead to the API
 * and to web pages, and are no outputs.
 */
const RECIPE: Recipe = {
	...NO_RECIPE,
	statusUrl: '/predictions/{id}',
	statusField: 'status',
	outputFields: ['output'],
	notFoundOnEmpty: false,
	urlLifetimeSeconds: FILES_LIVE_SECONDS,
};

const OWN_RECORD = { wrappedIn: null, idName: 'id', rules: accountRefusals('at Replicate') };

const API: DescribedApi = {
	provider: PROVIDER,
	service: PROVIDER,
	accountAt: 'at Replicate',
	facts: {
		// "The input or output was flagged as sensitive. Please try again with different inputs. (E005)"
		contentPolicyCodes: ['e005'],
		withoutUrl:
			'Replicate removes the inputs and outputs of predictions made through its API after 1 hour: look at them sooner.',
	},
	knowsRecord: true,
	refusal: (answer, askedId) => whyNoOwnRecord(answer, bareIdOfPrediction(askedId), OWN_RECORD),
	read: readPrediction,
};

/**
 * Replicate: one prediction a request, of any model, with any output. `expectedSeconds` is not set, because a text
 * takes a second and a film minutes.
 */
export function replicate(baseUrl: string, known?: readonly Task[]): ProviderAdapter {
	const adapter = recipeAdapter(API, { recipe: RECIPE, baseUrl }, known);
	return { ...adapter, recent: [replicateList(adapter)] };
}
