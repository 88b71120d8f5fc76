import { isObject } from '../../../core/text/json';
import { isDone } from '../../../core/task/task';
import type { TaskStatus } from '../../../core/task/task';
import type { Recipe } from '../recipe';
import { placesIn } from './places';
import type { Place } from './places';
import { isNoRecord } from './result';
import { placesAt } from './valueAt';
import { decided, meaningOf, sayingsOf } from './words';

/** The state of a task as an answer tells it. */
export interface State {
	readonly status: TaskStatus;
	/** The word or flag that decided, as sent, and its path; null if none did. */
	readonly word: string | null;
	readonly path: string | null;
	/** The record that is about the task; null if the answer holds no record. */
	readonly place: Place | null;
	/** Whether a word (also an unknown one), a flag, the HTTP status or an empty answer told the state. */
	readonly isSaid: boolean;
	/** See `Detected.bodyCode`. */
	readonly bodyCode: number | null;
}

/** The range of a `code` in a body that stands for an HTTP status, although the answer came under HTTP 200. */
const FIRST_CODE = 400;
const LAST_CODE = 599;

/** @returns the state by HTTP status, word, flag, body code or emptiness, in this order; outputs are not looked at */
export function stateOf(
	{ httpStatus, value }: { readonly httpStatus: number; readonly value: unknown },
	recipe: Recipe,
): State {
	const places = placesIn(value);
	const said =
		recipe.statusField === null
			? foundState(places, recipe)
			: describedState(value, places, recipe);
	const byHttp = ofHttpStatus(httpStatus, recipe);
	if (byHttp !== null) return { ...said, status: byHttp, isSaid: true };
	if (said.isSaid) return said;
	const bodyCode = bodyCodeIn(places);
	if (bodyCode !== null) return { ...said, bodyCode, status: ofBodyCode(bodyCode, recipe) };
	const isMissing = recipe.notFoundOnEmpty && isNoRecord(value);
	return isMissing ? { ...said, status: 'not_found', isSaid: true } : said;
}

/** 202 means that the work goes on, whatever the body is (RFC 9110; xAI's is empty). 303 leads to the result. */
function ofHttpStatus(httpStatus: number, recipe: Recipe): TaskStatus | null {
	if (httpStatus === 202) return 'running';
	if (httpStatus === 303) return 'succeeded';
	return httpStatus === 410 || recipe.notFoundOn.has(httpStatus) ? 'not_found' : null;
}

function foundState(places: readonly Place[], recipe: Recipe): State {
	const found = decided(sayingsOf(places, recipe.words));
	if (found === undefined) return { ...UNSAID, place: places.at(-1) ?? null };
	const { said, innermost } = found;
	// The reason of a failure is in the record that said it, outputs are in the innermost record.
	const isFailure = isDone(said.status) && said.status !== 'succeeded';
	const hasWord = said.word !== '';
	return {
		status: said.status,
		word: hasWord ? said.word : null,
		path: hasWord ? said.path : null,
		place: isFailure ? said.place : innermost.place,
		isSaid: true,
		bodyCode: null,
	};
}

const UNSAID = {
	status: 'unknown',
	word: null,
	path: null,
	isSaid: false,
	bodyCode: null,
} as const;

/** Reads the state at the recipe's `statusField`. A number is read as its digits, which the recipe's words explain. */
function describedState(value: unknown, places: readonly Place[], recipe: Recipe): State {
	const [found] = placesAt(value, recipe.statusField ?? '');
	const word = wordOf(found?.value);
	if (found === undefined || word === null) return { ...UNSAID, place: places[0] ?? null };
	const holder = found.path.slice(0, Math.max(0, found.path.lastIndexOf('.')));
	const inner = places.filter(
		({ path }) => path === holder || holder.startsWith(`${path}.`) || path === '',
	);
	const status = meaningOf(word, recipe.words);
	return {
		status,
		word,
		path: found.path,
		place: inner.at(-1) ?? null,
		isSaid: true,
		bodyCode: null,
	};
}

function wordOf(value: unknown): string | null {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function bodyCodeIn(places: readonly Place[]): number | null {
	const codes = places.flatMap(({ view }) => {
		const inner = isObject(view.error) ? [view.error.code] : [];
		return [view.code, view.status_code, ...inner].map(codeOf);
	});
	return codes.find((code) => code !== null) ?? null;
}

function codeOf(value: unknown): number | null {
	const code = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
	const isCode = typeof code === 'number' && code >= FIRST_CODE && code <= LAST_CODE;
	return isCode && Number.isInteger(code) ? code : null;
}

/** Codes of a task that failed (docs.kie.ai, statuses of music). Other codes are about the request and are no state. */
const FAILED_CODES: ReadonlySet<number> = new Set([501, 531]);

function ofBodyCode(code: number, recipe: Recipe): TaskStatus {
	if (code === 410 || recipe.notFoundOn.has(code)) return 'not_found';
	return FAILED_CODES.has(code) ? 'failed' : 'unknown';
}
