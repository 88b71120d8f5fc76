import { jsonOf, unexpectedAnswer } from '../../../core/http/http';
import type { HttpAnswer } from '../../../core/http/wire';
import type { OutcomeRequest } from '../../../core/look/adapter';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { completeTask } from '../../../core/task/completeTask';
import type { Media, MediaKind, ServiceFacts, Task } from '../../../core/task/task';
import { nonEmpty } from '../../../core/text/json';
import type { Described } from '../described';
import { detect } from '../detect/detect';
import { ownAddresses } from '../detect/outputs/ownAddresses';
import { valueAt } from '../detect/valueAt';
import type { Recipe } from '../recipe';
import { NO_RECIPE } from '../recipe';
import { refusal } from './answers';
import { addressOf } from './requests';
import { resultTarget } from './resultTarget';

/** What a second answer adds to a task. */
type Added = Partial<Pick<Task, 'media' | 'result' | 'kind' | 'details'>>;

/**
 * Makes the second request of a task that has succeeded: to `resultUrl`, or to where "303 See Other" led. The answer
 * is the file itself, JSON with addresses of files in it, other JSON, or a text. Other JSON or a text becomes the
 * task's `result`.
 */
export function recipeOutcome(
	{ recipe, baseUrl }: Described,
	facts: ServiceFacts,
	accountAt?: string,
): OutcomeRequest {
	const requestFor = (task: Task) => {
		if (task.status !== 'succeeded') return null;
		const target = resultTarget(task, recipe, baseUrl);
		return target !== null && 'request' in target ? target.request : null;
	};
	return {
		request: requestFor,
		parse(answer, task) {
			const request = requestFor(task);
			const address = request === null ? null : addressOf(request, baseUrl);
			const added = addedBy(answer, recipe, { address, task, accountAt });
			if (isProblem(added)) return added;
			return completeTask({ ...task, ...added }, facts, answer.receivedAtMs);
		},
	};
}

interface Asked {
	readonly address: string | null;
	readonly task: Task;
	/** Where the account is, for messages; see `refusal`. */
	readonly accountAt: string | undefined;
}

function addedBy(answer: HttpAnswer, recipe: Recipe, asked: Asked): Added | Problem {
	if (answer.status === 202) return unexpectedAnswer(answer, 'the result is not there yet');
	if (answer.status < 200 || answer.status > 299) return refusal(answer, asked.accountAt);
	const kind = mediaKindOf(answer);
	if (kind !== null && asked.address !== null) return file(kind, asked.address);
	const json = jsonOf(answer);
	if (!isProblem(json)) return ofJson(answer, json.value, recipe, asked);
	if (/^\s*</.test(answer.body)) return json;
	const text = nonEmpty(answer.body);
	return text === null ? unexpectedAnswer(answer, 'it is empty') : { result: answer.body };
}

/** @returns the kind of file that the answer is, or null. Its bytes are fetched from the same address when wanted */
function mediaKindOf({ headers }: HttpAnswer): MediaKind | null {
	const type = /^(audio|video|image)\//i.exec(headers['content-type'] ?? '')?.[1];
	return (type?.toLowerCase() as MediaKind | undefined) ?? null;
}

function file(kind: MediaKind, url: string): Added {
	const media: Media = { kind, role: 'output', url };
	return { media: [media], kind, result: null };
}

/** The names in a made-up record of a succeeded task, into which the answer is put so that `detect` can read it. */
const WORD = 'status';
const INSIDE = 'result';

function ofJson(
	answer: HttpAnswer,
	value: unknown,
	recipe: Recipe,
	{ address, task, accountAt }: Asked,
): Added | Problem {
	const { bodyCode } = detect({ httpStatus: answer.status, value }, NO_RECIPE, new Set());
	if (bodyCode !== null) return refusal({ ...answer, status: bodyCode }, accountAt);
	const result = recipe.resultField === null ? null : (valueAt(value, recipe.resultField) ?? null);
	if (result !== null) return { result };
	const fields = recipe.outputFields?.map(inside) ?? null;
	const record = { [WORD]: 'succeeded', [INSIDE]: value };
	const asRecord: Recipe = { ...NO_RECIPE, statusField: WORD, outputFields: fields };
	const own = ownAddresses(address === null ? [] : [address]);
	const found = detect({ httpStatus: 200, value: record }, asRecord, new Set(), own);
	if (found.media.length === 0) return { result: value };
	const outputs = found.details.found.outputs.map(({ path, url }) => ({
		path: outside(path),
		url,
	}));
	const status = task.details.found?.status ?? null;
	const details = { ...task.details, found: { status, outputs } };
	return { media: found.media, kind: task.kind ?? found.kind, details };
}

/** @returns a path of the answer as a path of that made-up record; the entry of a list follows without a dot */
function inside(path: string): string {
	return path.startsWith('[') ? `${INSIDE}${path}` : `${INSIDE}.${path}`;
}

/** @returns a path of that made-up record as a path of the answer */
function outside(path: string): string {
	return path.slice(INSIDE.length).replace(/^\./, '');
}
