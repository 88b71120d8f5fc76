import { isProblem } from '../../core/problem';
import type { ProviderAdapter } from '../../core/look/adapter';
import type { ServiceFacts, Task } from '../../core/task/task';
import { isObject } from '../../core/text/json';
import { inSnakeCase } from '../../core/text/spelling';
import { statusOfWord } from '../../core/task/statusWords';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import type { AnswerRecord, Detected } from '../customApi/detect/detect';
import { NO_RECIPE } from '../customApi/recipe';
import { accountRefusals } from '../reading/accountRefusals';
import { firstCode } from '../reading/errorCode';
import { whyNoRecordInForm } from '../reading/ownRecord';
import type { RecordForm } from '../reading/ownRecord';
import { idOfAddress, requestFor } from './address';
import type { FalSetup } from './address';
import { ACCOUNT_AT } from './refusal';
import { CONTENT_CODE, readResult } from './result';

const FACTS: Partial<ServiceFacts> = {
	// Images take seconds and films minutes, and the record does not say which of them the request makes.
	expectedSeconds: null,
	// How long files are kept is a setting of the account.
	urlLifetimeSeconds: null,
	contentPolicyCodes: [CONTENT_CODE],
};

const FORM: RecordForm = {
	idsIn: ({ request_id }) => [request_id],
	wordIn: ({ status }) => status,
	asAnswered: (taskId) => idOfAddress(taskId) ?? taskId,
};
const RULES = accountRefusals(ACCOUNT_AT);

/**
 * Asks fal's queue for the state of a request, and once it is COMPLETED for its result, which may be an error of the
 * model (fal.ai/docs, queue, errors and request errors; fal's clients).
 */
export function fal(setup: FalSetup): ProviderAdapter {
	const api: DescribedApi = {
		provider: 'fal',
		service: setup.app ?? 'fal',
		facts: FACTS,
		accountAt: ACCOUNT_AT,
		knowsRecord: true,
		unknownIdHint: "A request is known at its own model alone: check 'Model', too.",
		statusRequest: (taskId) => requestFor(taskId, 'status', setup),
		refusal: (answer, askedId) => whyNoRecordInForm(answer, askedId, FORM, RULES),
		read: readStatus,
		outcome: (facts) => ({
			mayFail: true,
			request: (task) => resultRequest(task, setup),
			parse: (answer, task) => readResult(answer, task, facts),
		}),
	};
	return recipeAdapter(api, { recipe: NO_RECIPE, baseUrl: setup.baseUrl });
}

/** The `error_type` of a request that was cancelled by its `cancel_url`. */
const CALLED_OFF = 'client_cancelled';

function resultRequest(task: Task, setup: FalSetup) {
	const request = requestFor(task.taskId, 'result', setup);
	return task.status !== 'succeeded' || isProblem(request) ? null : request;
}

/**
 * Reads the state of a request: IN_QUEUE, IN_PROGRESS or COMPLETED; until COMPLETED the answer is HTTP 202. COMPLETED
 * with an error is a failure with the code `error_type`. Outputs are never in this answer.
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
