import type { HttpAnswer } from '../../core/http/wire';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { ProviderAdapter } from '../../core/look/adapter';
import type { ServiceFacts, Task } from '../../core/task/task';
import { isObject, readJson } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { statusOfWord } from '../../core/task/statusWords';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import type { AnswerRecord, Detected } from '../customApi/detect/detect';
import { NO_RECIPE } from '../customApi/recipe';
import { idText } from '../reading/askedIds';
import { firstCode } from '../reading/errorCode';
import { whyNoRecord } from '../reading/loneRecord';
import { idOfAddress, requestFor } from './address';
import type { FalSetup } from './address';
import { ACCOUNT_AT } from './refusal';
import { CONTENT_CODE, readResult } from './result';

const FACTS: Partial<ServiceFacts> = {
	// Images take seconds and films minutes, and the record does not say which it is.
	expectedSeconds: null,
	// How long files are kept is a setting of the account.
	urlLifetimeSeconds: null,
	contentPolicyCodes: [CONTENT_CODE],
};

/**
 * fal's queue: the state of a request, and once it is COMPLETED its result, which may be an error of the model
 * (fal.ai/docs, queue, errors and request errors; fal's clients).
 */
export function fal(setup: FalSetup): ProviderAdapter {
	const api: DescribedApi = {
		provider: 'fal',
		service: 'fal',
		facts: FACTS,
		accountAt: ACCOUNT_AT,
		unknownIdHint: "A request is known at its own model alone: check 'Model', too.",
		statusRequest: (taskId) => requestFor(taskId, 'status', setup),
		read: readStatus,
		outcome: (facts) => ({
			mayFail: true,
			request: (task) => resultRequest(task, setup),
			parse: (answer, task) => readResult(answer, task, facts),
		}),
	};
	const adapter = recipeAdapter(api, { recipe: NO_RECIPE, baseUrl: setup.baseUrl });
	return {
		...adapter,
		parse: (answer, askedIds) =>
			otherRequest(answer, askedIds[0] ?? '') ?? adapter.parse(answer, askedIds),
	};
}

const NO_ERROR = { code: null, message: null, traceId: null };

/** @returns the Problem with an answer that names another request than the one asked for; else null */
function otherRequest(answer: HttpAnswer, askedId: string): Problem | null {
	const value = readJson(answer.body);
	const id = isObject(value) ? idText(value.request_id) : null;
	if (id === null || answer.status < 200 || answer.status > 299) return null;
	const record = { ids: [id], status: '', error: NO_ERROR };
	return whyNoRecord(answer, idOfAddress(askedId) ?? askedId, record, []);
}

/** What `error_type` says of a request that was cancelled under its `cancel_url`. */
const CALLED_OFF = 'client_cancelled';

function resultRequest(task: Task, setup: FalSetup) {
	const request = requestFor(task.taskId, 'result', setup);
	return task.status !== 'succeeded' || isProblem(request) ? null : request;
}

/**
 * IN_QUEUE, IN_PROGRESS and COMPLETED; while a request is under way the answer is HTTP 202. COMPLETED with an
 * error is a failure, of which `error_type` is the code. What was made is never in this answer.
 */
function readStatus(found: Detected, { value }: AnswerRecord): Detected {
	const record = isObject(value) ? inSnakeCase(value) : {};
	const bySpoken = found.providerStatus === null ? undefined : statusOfWord(found.providerStatus);
	const isUnderWay = bySpoken === 'queued' || bySpoken === 'running';
	const code = firstCode(record.error_type) ?? found.reported.code;
	const isCalledOff = found.status === 'failed' && code === CALLED_OFF;
	return {
		...found,
		status: isUnderWay ? bySpoken : isCalledOff ? 'cancelled' : found.status,
		reported: { ...found.reported, code },
		...{ media: [], result: null, addresses: [] },
	};
}
