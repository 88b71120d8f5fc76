import { jsonIn } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import { identifier, isObject, readField } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import { NO_RECIPE } from '../customApi/recipe';
import { whyNoRecordInForm } from '../reading/ownRecord';
import type { RecordForm } from '../reading/ownRecord';
import type { Family } from './families';
import { dataOf, readRecord } from './record';
import { ACCOUNT_AT, refusalIn } from './refusals';

/** HTTP statuses and codes in bodies that say that there is no such record, or none yet (docs.kie.ai). */
const NOT_FOUND: ReadonlySet<number> = new Set([404, 422]);

const UNKNOWN_ID = "An id of another product family is not found here: choose it as 'Service'.";

const FORM: RecordForm = { idsIn: (body) => [dataOf(body).taskId], wordIn };

/**
 * The records of one product family, one request a task. kie.ai answers HTTP 200 to nearly everything, and the
 * code in the body says what came of the question.
 */
export function kie(family: Family, baseUrl: string): ProviderAdapter {
	const { service, path, expectedSeconds, urlLifetimeSeconds } = family;
	const api: DescribedApi = {
		provider: 'kie',
		service,
		facts: {
			withoutUrl: urlLifetimeSeconds === null ? null : 'kie.ai deletes files after 14 days.',
		},
		unknownIdHint: UNKNOWN_ID,
		accountAt: ACCOUNT_AT,
		knowsRecord: true,
		refusal: (answer, askedId) => whyNoRecordInForm(answer, askedId, FORM, []) ?? refusalIn(answer),
		read: (found, { value }) => readRecord(found, value, family),
	};
	const recipe = {
		...NO_RECIPE,
		statusUrl: `${path}?taskId={id}`,
		notFoundOn: NOT_FOUND,
		...{ expectedSeconds, urlLifetimeSeconds },
	};
	const adapter = recipeAdapter(api, { recipe, baseUrl });
	return { ...adapter, parse: (answer, askedIds) => adapter.parse(asSaid(answer), askedIds) };
}

/** Each family has its own name for the state; without a record, the code in the body is all that is said. */
function wordIn(body: JsonObject): unknown {
	const { state, status, successFlag } = dataOf(body);
	const words = [state, status, successFlag].map((word) => readField(identifier, word));
	const word = words.find((one) => one !== null) ?? null;
	return isObject(body.data) ? word : readField(identifier, body.code);
}

/** "Generation failed" is said of the task, under HTTP 200 as under its own number. */
function asSaid(answer: HttpAnswer): HttpAnswer {
	const body = answer.status === 501 ? jsonIn(answer) : null;
	return isObject(body) && readField(identifier, body.code) === '501'
		? { ...answer, status: 200 }
		: answer;
}
