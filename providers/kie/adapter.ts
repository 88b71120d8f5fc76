import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import type { Task } from '../../core/task/task';
import { identifier, isObject, readField, readJson } from '../../core/text/json';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import { NO_RECIPE } from '../customApi/recipe';
import { idText } from '../reading/askedIds';
import { whyNoRecord } from '../reading/loneRecord';
import type { Family } from './families';
import { readRecord } from './record';
import { ACCOUNT_AT, refusalIn } from './refusals';

/** HTTP statuses and codes in bodies that say that there is no such record, or none yet (docs.kie.ai). */
const NOT_FOUND: ReadonlySet<number> = new Set([404, 422]);

const UNKNOWN_ID = "An id of another product family is not found here: choose it as 'Service'.";

/**
 * The records of one product family, one request a task. kie.ai answers HTTP 200 to nearly everything, and the
 * code in the body says what came of the question.
 *
 * @param known the tasks as an earlier turn of a wait saw them
 */
export function kie(family: Family, baseUrl: string, known: readonly Task[] = []): ProviderAdapter {
	const { service, path, expectedSeconds, urlLifetimeSeconds } = family;
	const api: DescribedApi = {
		provider: 'kie',
		service,
		facts: {
			withoutUrl: urlLifetimeSeconds === null ? null : 'kie.ai deletes files after 14 days.',
		},
		unknownIdHint: UNKNOWN_ID,
		accountAt: ACCOUNT_AT,
		refusal: refusalIn,
		read: (found, { value }) => readRecord(found, value, family),
	};
	const recipe = {
		...NO_RECIPE,
		statusUrl: `${path}?taskId={id}`,
		notFoundOn: NOT_FOUND,
		...{ expectedSeconds, urlLifetimeSeconds },
	};
	const adapter = recipeAdapter(api, { recipe, baseUrl }, known);
	return {
		...adapter,
		parse(answer, askedIds) {
			const ids = idsIn(answer.body);
			const record = { ids, status: '', error: NO_ERROR };
			const [askedId = ''] = askedIds;
			const foreign = ids.length === 0 ? null : whyNoRecord(answer, askedId, record, []);
			return foreign ?? adapter.parse(asSaid(answer), askedIds);
		},
	};
}

const NO_ERROR = { code: null, message: null, traceId: null };

/** "Generation failed" is said of the task, under HTTP 200 as under its own number. */
function asSaid(answer: HttpAnswer): HttpAnswer {
	const body = answer.status === 501 ? readJson(answer.body) : null;
	return isObject(body) && readField(identifier, body.code) === '501'
		? { ...answer, status: 200 }
		: answer;
}

/** @returns the id of the record in an answer; none where it holds none */
function idsIn(body: string): readonly string[] {
	const value = readJson(body);
	const data = isObject(value) ? value.data : null;
	const id = isObject(data) ? idText(data.taskId) : null;
	return id === null ? [] : [id];
}
