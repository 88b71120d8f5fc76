import { jsonOf, refusalBody, refusalProblem } from '../../../core/http/http';
import type { HttpAnswer } from '../../../core/http/wire';
import { isProblem, problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { completeTask } from '../../../core/task/completeTask';
import { isDone, NO_DETAILS } from '../../../core/task/task';
import type { ServiceFacts, Task } from '../../../core/task/task';
import { firstText, isObject, quantity, readField, readJson } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import { accountRefusals } from '../../reading/accountRefusals';
import { refusalWords } from '../../reading/errorCode';
import type { DescribedApi, Described } from '../described';
import { detect } from '../detect/detect';
import type { AnswerRecord, Detected } from '../detect/detect';
import type { Recipe } from '../recipe';
import type { SeenAddresses } from '../seen';
import { filledIn } from '../template';
import { SEE_OTHER, resultTarget } from './resultTarget';
import { addressOf, idFor, statusRequest } from './requests';

/** What is needed to read answers about an API's tasks. */
export interface Reading extends Described {
	readonly api: DescribedApi;
	readonly facts: ServiceFacts;
	readonly seen: SeenAddresses;
}

/** @returns the task, no task where the answer says that there is none, or the Problem with the answer */
export function tasksIn(
	answer: HttpAnswer,
	askedId: string,
	reading: Reading,
): readonly Task[] | Problem {
	const own = reading.api.refusal?.(answer) ?? null;
	if (own !== null) return own;
	if (answer.status === 303 && (answer.headers.location ?? '') !== '') {
		return [seeOther(answer, askedId, reading)];
	}
	if (answer.status < 200 || answer.status > 299) return refusalOf(answer, reading);
	const record = recordOf(answer);
	if (isProblem(record)) return record;
	return isEmptyRecord(record, reading.recipe) ? [] : read(answer, askedId, record, reading);
}

/** RFC 9110: "202 Accepted" is no answer yet, whatever its body is. */
function recordOf(answer: HttpAnswer): AnswerRecord | Problem {
	if (answer.status === 202) return { httpStatus: 202, value: readJson(answer.body) };
	const json = jsonOf(answer);
	return isProblem(json) ? json : { httpStatus: answer.status, value: json.value };
}

/** `{}`, `null`, and an object around nothing but null, as in Leonardo's `{"generations_by_pk": null}`. */
function isEmptyRecord({ httpStatus, value }: AnswerRecord, { notFoundOnEmpty }: Recipe): boolean {
	if (!notFoundOnEmpty || httpStatus === 202) return false;
	return value === null || (isObject(value) && Object.values(value).every((one) => one === null));
}

function read(
	answer: HttpAnswer,
	askedId: string,
	record: AnswerRecord,
	reading: Reading,
): readonly Task[] | Problem {
	const { api, recipe, seen } = reading;
	const plain = detect(record, recipe, seen.of(askedId));
	const found = api.read?.(plain, record) ?? plain;
	if (found.status === 'not_found') return [];
	if (found.bodyCode !== null && !isDone(found.status))
		return refusalOf({ ...answer, status: found.bodyCode }, reading);
	if (record.httpStatus !== 202 && saysNoStatus(found, recipe)) return noStatus(found, recipe);
	const task = taskOf(found, { taskId: askedId, raw: record.value ?? null }, answer, reading);
	if (!task.done) seen.add(askedId, found.addresses);
	return [task];
}

function taskOf(
	{ addresses, ...found }: Detected,
	own: { readonly taskId: string; readonly raw: unknown },
	answer: HttpAnswer,
	{ api, facts, recipe, baseUrl }: Reading,
): Task {
	const { status, details } = found;
	const outputs = isDone(status) ? details.found.outputs : addresses.slice(0, MOST_CANDIDATES);
	const target = status === 'succeeded' ? resultTarget(own, recipe, baseUrl) : null;
	const missing = target !== null && 'missing' in target ? target.missing : null;
	// What was made is in the second answer: what looks like it in the first is not described as such.
	const isElsewhere = target !== null && recipe.resultField === null;
	return completeTask(
		{
			...withFile(readingOf(found), own.taskId, { api, baseUrl }),
			...(isElsewhere ? { result: null } : {}),
			...own,
			service: api.service,
			details: { ...details, found: { ...details.found, outputs } },
			passingTrouble: missing ?? found.passingTrouble,
		},
		missing === null ? facts : { ...facts, withoutUrl: `${missing}.` },
		answer.receivedAtMs,
	);
}

/** The bytes of a file are fetched when they are wanted. */
function withFile<Found extends Pick<Task, 'status' | 'media'>>(
	found: Found,
	taskId: string,
	{ api: { fileUrl }, baseUrl }: Pick<Reading, 'api' | 'baseUrl'>,
): Found {
	const isNamed = found.media.some(({ role }) => role === 'output');
	if (fileUrl === undefined || isNamed || found.status !== 'succeeded') return found;
	const path = filledIn(fileUrl, (name) => idFor(name, taskId));
	const file = { kind: 'video', role: 'output', url: `${baseUrl}${path}` } as const;
	return path === null ? found : { ...found, media: [file, ...found.media] };
}

/** As many as a stored wait can hold for each of its tasks. */
const MOST_CANDIDATES = 50;

/** What belongs into the item; the rest speaks of the answer. */
function readingOf(found: Omit<Detected, 'addresses'>) {
	const { saysNothing, choices, bodyCode, ...reading } = found;
	void [saysNothing, choices, bodyCode];
	return reading;
}

/** RFC 9110: "303 See Other" leads to what the task made. */
function seeOther(answer: HttpAnswer, askedId: string, reading: Reading): Task {
	const { api, facts, recipe, baseUrl } = reading;
	const asked = api.statusRequest?.(askedId) ?? statusRequest(recipe, baseUrl, askedId);
	const { location = '' } = answer.headers;
	const base = isProblem(asked) ? baseUrl : addressOf(asked, baseUrl);
	const raw = { location: URL.canParse(location, base) ? new URL(location, base).href : location };
	const nothing = detect({ httpStatus: 202, value: undefined }, recipe, new Set());
	return completeTask(
		{
			...readingOf(nothing),
			...{ taskId: askedId, service: api.service, raw },
			...{ status: 'succeeded', providerStatus: SEE_OTHER, media: [] },
			details: { ...NO_DETAILS, found: { status: null, outputs: [] } },
		},
		facts,
		answer.receivedAtMs,
	);
}

/** 410 is 404 for good. A page is no word of the API about an id, whatever its status. */
function refusalOf(answer: HttpAnswer, { api, recipe }: Reading): readonly [] | Problem {
	const refused = withAddress(refusal(answer, api.accountAt), api.addressTitle);
	const { status, body } = answer;
	const isOfAccount = ['unauthorized', 'paymentRequired', 'forbidden'].includes(refused.kind);
	const isNamed = recipe.notFoundOn.has(status) || status === 410;
	const isSaid = readJson(body) !== undefined || (status !== 404 && !/^\s*</.test(body));
	const isCodeOfAccount = isOfAccount && ![401, 402, 403].includes(status);
	return isNamed && isSaid && !isCodeOfAccount ? [] : refused;
}

/** Where the user gives the address, that is what to look at first. */
function withAddress(refused: Problem, title: string | undefined): Problem {
	if (title === undefined || refused.kind !== 'wrongAddress') return refused;
	return { ...refused, description: `Check ${title}. ${refused.description}` };
}

/** @returns what a refusal means, in its own words where it has some */
export function refusal(answer: HttpAnswer, accountAt = 'at the provider'): Problem {
	const body = refusalBody(answer);
	const { request_id, trace_id, retry_after } = inSnakeCase(body);
	const error = {
		...refusalWords(body),
		traceId: firstText(request_id, trace_id),
		retryAfterSeconds: readField(quantity, retry_after),
	};
	return refusalProblem(answer, error, accountRefusals(accountAt));
}

function saysNoStatus(
	{ saysNothing, status, details }: Detected,
	{ statusField }: Recipe,
): boolean {
	const isMissed = statusField !== null && status === 'unknown' && details.found.status === null;
	return saysNothing || isMissed;
}

/** Paths that a sentence can hold. */
const MOST_CHOICES = 5;

function noStatus({ choices }: Detected, { statusField }: Recipe): Problem {
	const listed = choices.slice(0, MOST_CHOICES).join(', ');
	const example = listed === '' ? '' : `, for example one of: ${listed}`;
	if (statusField === null) {
		return problem('unexpectedAnswer', 'no status word was found in the answer', {
			description: `No status word was found in the answer; choose 'Status Field'${example}.${listed === '' ? ' ' + CHECK_ADDRESS : ''}`,
		});
	}
	return problem(
		'unexpectedAnswer',
		`'Status Field' names ${statusField}, where the answer has no word`,
		{
			description: `Choose another 'Status Field'${example}, or leave it empty to have it found.`,
		},
	);
}

const CHECK_ADDRESS = "Check 'Status URL' and the base URL in the credential, too.";
