import { jsonIn } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import { NO_RECIPE } from '../customApi/recipe';
import { idText } from '../reading/askedIds';
import { whyNoRecordInForm } from '../reading/ownRecord';
import type { RecordForm } from '../reading/ownRecord';
import type { Family } from './families';
import { dataOf, readRecord } from './record';
import { ACCOUNT_AT, refusalIn } from './refusals';

/** HTTP statuses, and codes in bodies, for "no such record" or "no record yet" (docs.kie.ai). */
const NOT_FOUND: ReadonlySet<number> = new Set([404, 422]);

const UNKNOWN_ID = "An id of another product family is not found here: choose it as 'Service'.";

const FORM: RecordForm = { idsIn: (body) => [dataOf(body).taskId], wordIn };

/**
 * The records of one product family, one task a request. kie.ai answers nearly everything with HTTP 200; the code in
 * the body tells whether the request succeeded.
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

/** @returns the word for the state, whose name differs by family; where there is no record, the code in the body */
function wordIn(body: JsonObject): unknown {
	const { state, status, successFlag } = dataOf(body);
	const words = isObject(body.data) ? [state, status, successFlag] : [body.code];
	return words.map(idText).find((word) => word !== null) ?? null;
}

/** @returns the answer, with HTTP 200 in place of 501 where the code is 501, too: the task's "Generation failed" */
function asSaid(answer: HttpAnswer): HttpAnswer {
	const body = answer.status === 501 ? jsonIn(answer) : null;
	return isObject(body) && idText(body.code) === '501' ? { ...answer, status: 200 } : answer;
}
