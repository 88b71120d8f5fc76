import type { HttpAnswer } from '../../../core/http/wire';
import { isProblem } from '../../../core/problem';
import { completeTask } from '../../../core/task/completeTask';
import { isDone, NO_DETAILS } from '../../../core/task/task';
import type { ServiceFacts, Task, TaskDetails } from '../../../core/task/task';
import type { DescribedApi, Described } from '../described';
import { detect } from '../detect/detect';
import type { Detected } from '../detect/detect';
import { ownAddresses } from '../detect/outputs/ownAddresses';
import type { OwnAddresses } from '../detect/outputs/ownAddresses';
import type { SeenAddresses } from '../seen';
import { filledIn } from '../template';
import { addressOf, bareId, idFor, statusRequest } from './requests';
import { SEE_OTHER, resultTarget } from './resultTarget';
import type { ResultTarget } from './resultTarget';

/** What is needed to read answers about an API's tasks. */
export interface Reading extends Described {
	readonly api: DescribedApi;
	readonly facts: ServiceFacts;
	readonly seen: SeenAddresses;
}

/** @returns the task as found in its record; if its result needs a second request that cannot be made, it says why */
export function taskOf(
	{ addresses, ...found }: Detected,
	own: { readonly taskId: string; readonly raw: unknown },
	answer: HttpAnswer,
	{ api, facts, recipe, baseUrl }: Reading,
): Task {
	const { status, details } = found;
	const outputs = isDone(status) ? details.found.outputs : addresses.slice(0, MOST_CANDIDATES);
	const target = status === 'succeeded' ? resultTarget(own, recipe, baseUrl) : null;
	const missing = missingOf(target);
	// The result is in the second answer: what looks like one in the first is none, unless the recipe names it.
	const isElsewhere = target !== null && recipe.resultField === null;
	return completeTask(
		{
			...withFile(readingOf(found), own.taskId, { api, baseUrl }),
			...(isElsewhere ? { result: null } : {}),
			...own,
			service: api.service,
			details: detailsOf(details, outputs, api),
			passingTrouble: missing ?? found.passingTrouble,
		},
		saying(missing, facts),
		answer.receivedAtMs,
	);
}

/** Adds to the details what was found where, but not for an API whose records are known. */
function detailsOf(
	{ found, ...details }: Detected['details'],
	outputs: Detected['addresses'],
	{ knowsRecord }: DescribedApi,
): TaskDetails {
	return knowsRecord === true ? details : { ...details, found: { ...found, outputs } };
}

function missingOf(target: ResultTarget | null): string | null {
	return target !== null && 'missing' in target ? target.missing : null;
}

/** @returns the facts; if no second request can be made, a task without a file says why */
function saying(missing: string | null, facts: ServiceFacts): ServiceFacts {
	return missing === null ? facts : { ...facts, withoutUrl: `${missing}.` };
}

/** Adds the file at `fileUrl` to a succeeded task whose record names none. Its bytes are fetched when wanted. */
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

/** @returns the addresses under which the task is asked for, and the address of the second request for its result */
export function addressesAbout(
	taskId: string,
	raw: unknown,
	{ api, recipe, baseUrl }: Reading,
): OwnAddresses {
	const asked = [
		api.statusRequest?.(taskId) ?? statusRequest(recipe, baseUrl, taskId),
		...(recipe.statusUrl === '' ? [] : [statusRequest(recipe, baseUrl, bareId(taskId))]),
	].flatMap((request) => (isProblem(request) ? [] : [request]));
	const target = resultTarget({ taskId, raw }, recipe, baseUrl);
	const next = target !== null && 'request' in target ? [target.request] : [];
	return ownAddresses([...asked, ...next].map((request) => addressOf(request, baseUrl)));
}

/** How many addresses a saved wait can hold for each of its tasks. */
const MOST_CANDIDATES = 50;

/** @returns the members that belong to the task; the others are about the answer only */
function readingOf(found: Omit<Detected, 'addresses'>) {
	const { saysNothing, choices, bodyCode, ...reading } = found;
	void [saysNothing, choices, bodyCode];
	return reading;
}

/** @returns a succeeded task for "303 See Other", whose `Location` leads to what the task made (RFC 9110) */
export function seeOther(answer: HttpAnswer, askedId: string, reading: Reading): Task {
	const { api, facts, recipe, baseUrl } = reading;
	const asked = api.statusRequest?.(askedId) ?? statusRequest(recipe, baseUrl, askedId);
	const { location = '' } = answer.headers;
	const base = isProblem(asked) ? baseUrl : addressOf(asked, baseUrl);
	const raw = { location: URL.canParse(location, base) ? new URL(location, base).href : location };
	const nothing = detect({ httpStatus: 202, value: undefined }, recipe, new Set());
	const own = { taskId: askedId, raw, providerStatus: SEE_OTHER };
	const missing = missingOf(resultTarget(own, recipe, baseUrl));
	return completeTask(
		{
			...readingOf(nothing),
			...own,
			...{ service: api.service, status: 'succeeded', media: [], passingTrouble: missing },
			details: { ...NO_DETAILS, found: { status: null, outputs: [] } },
		},
		saying(missing, facts),
		answer.receivedAtMs,
	);
}
