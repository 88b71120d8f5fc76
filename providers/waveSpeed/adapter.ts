import type { ProviderAdapter } from '../../core/look/adapter';
import type { Task } from '../../core/task/task';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import { NO_RECIPE } from '../customApi/recipe';
import type { Recipe } from '../customApi/recipe';
import { accountRefusals } from '../reading/accountRefusals';
import { whyNoOwnRecord } from '../reading/ownRecord';
import { bareIdOfPrediction } from '../reading/predictionAddress';
import { waveSpeedList } from './recent';
import { readPrediction } from './record';

const PROVIDER = 'waveSpeed';

/**
 * An answer is `{ code, message, data }`. Words are created, processing, completed, failed, cancelled, timeout.
 * `data.error` is '' while all is well. A refusal is a `code` without data, also under HTTP 200. Sources:
 * wavespeed.ai/docs, WaveSpeedAI/n8n-nodes-wavespeed. How long URLs work is not documented.
 */
const RECIPE: Recipe = {
	...NO_RECIPE,
	statusUrl: '/predictions/{id}/result',
	statusField: 'data.status',
	outputFields: ['data.outputs'],
	notFoundOnEmpty: false,
};

const OWN_RECORD = { wrappedIn: 'data', idName: 'id', rules: accountRefusals('at WaveSpeed AI') };

const API: DescribedApi = {
	provider: PROVIDER,
	service: PROVIDER,
	accountAt: 'at WaveSpeed AI',
	knowsRecord: true,
	refusal: (answer, askedId) => whyNoOwnRecord(answer, bareIdOfPrediction(askedId), OWN_RECORD),
	read: readPrediction,
};

/**
 * WaveSpeed AI: one prediction a request. `expectedSeconds` is not set, because an image takes seconds and a film
 * minutes.
 */
export function waveSpeed(baseUrl: string, known?: readonly Task[]): ProviderAdapter {
	const adapter = recipeAdapter(API, { recipe: RECIPE, baseUrl }, known);
	return { ...adapter, recent: [waveSpeedList(adapter)] };
}
