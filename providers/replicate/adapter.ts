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

/** Replicate's API reference: "input and output (and any files) are removed after an hour" for API predictions. */
const FILES_LIVE_SECONDS = 3600;

/**
 * Words starting, processing, succeeded, failed, canceled, aborted (ended before it started); Replicate's OpenAPI
 * 1.0, `GET /predictions/{id}`. An unknown id is HTTP 404 in JSON. `urls` are of the API and of pages.
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
 * Replicate: one prediction a request, any model, any output. Nothing is said of how long predictions take: a
 * text takes a second, a film minutes.
 */
export function replicate(baseUrl: string, known?: readonly Task[]): ProviderAdapter {
	const adapter = recipeAdapter(API, { recipe: RECIPE, baseUrl }, known);
	return { ...adapter, recent: [replicateList(adapter)] };
}
