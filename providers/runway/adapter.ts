import type { ProviderAdapter } from '../../core/look/adapter';
import { kindOfUrl } from '../../core/task/media/mediaUrl';
import { isObject, quantity, readField } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import type { AnswerRecord, Detected } from '../customApi/detect/detect';
import { NO_RECIPE } from '../customApi/recipe';
import type { Recipe } from '../customApi/recipe';
import { accountRefusals } from '../reading/accountRefusals';
import { whyNoRecordInForm } from '../reading/ownRecord';
import type { RecordForm } from '../reading/ownRecord';

const PROVIDER = 'runway';
const ACCOUNT_AT = 'in the developer portal of Runway';

/** The mean of the medians of 25 video models, because no public record tells how long Runway takes. */
const EXPECTED_SECONDS = 123;

/** "Output URLs expire within 24-48 hours"; each new look brings fresh URLs (Runway, task outputs). */
const URL_LIFETIME_SECONDS = 24 * 60 * 60;

/**
 * "GET /v1/tasks/{id}": PENDING and THROTTLED tasks wait, RUNNING ones have a `progress`, and the ends are SUCCEEDED,
 * FAILED and CANCELLED (Runway's API reference).
 */
const RECIPE: Recipe = {
	...NO_RECIPE,
	statusUrl: '/tasks/{id}',
	notFoundOnEmpty: false,
	outputFields: ['output'],
	failureCodeField: 'failureCode',
	failureMessageField: 'failure',
	expectedSeconds: EXPECTED_SECONDS,
	urlLifetimeSeconds: URL_LIFETIME_SECONDS,
};

const FORM: RecordForm = { idsIn: ({ id }) => [id], wordIn: ({ status }) => status };
const RULES = accountRefusals(ACCOUNT_AT);

/** "No updates more often than every five seconds" (Runway's API reference, tasks). */
const SHORTEST_PAUSE_SECONDS = 5;

const API: DescribedApi = {
	provider: PROVIDER,
	service: PROVIDER,
	accountAt: ACCOUNT_AT,
	facts: { shortestPauseSeconds: SHORTEST_PAUSE_SECONDS },
	knowsRecord: true,
	unknownIdHint:
		'Runway knows the tasks of its own API only, for the organization of the key; deleted tasks are gone.',
	refusal: (answer, askedId) => whyNoRecordInForm(answer, askedId, FORM, RULES),
	read,
};

/** Runway's own API: one task a request, because there is no list. */
export function runway(baseUrl: string): ProviderAdapter {
	return recipeAdapter(API, { recipe: RECIPE, baseUrl });
}

/** Reads a task. `cost` goes into `usage`, because it is in credits and not in money. */
function read(found: Detected, { value }: AnswerRecord): Detected {
	const { progress, cost } = isObject(value) ? inSnakeCase(value) : {};
	const media = found.media.map((one) => ({ ...one, kind: kindOfUrl(one.url) ?? 'video' }));
	return {
		...found,
		media,
		kind: media[0]?.kind ?? null,
		result: null,
		progress: percentOf(readField(quantity, progress)),
		cost: null,
		usage: isObject(cost) ? cost : null,
	};
}

/** @returns the percentage for `progress`, a share from 0 to 1, where 1 is 100 %; null for none and for more than 1 */
function percentOf(share: number | null): number | null {
	return share === null || share > 1 ? null : Math.round(share * 10_000) / 100;
}
