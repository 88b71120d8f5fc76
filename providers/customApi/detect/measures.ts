import { firstText, isObject, quantity, readField } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import type { Cost } from '../../../core/task/task';
import { isoTime } from '../../../core/text/time';
import type { Recipe } from '../recipe';
import { valueAt } from './valueAt';

/** The record, the records around it, and the objects in them that hold measurements, each in snake_case. */
export type Views = readonly JsonObject[];

const MEASURE_NAMES = ['meta', 'metrics', 'stats', 'usage', 'task_info', 'metadata'] as const;

/** @returns the records, in their order, and then their objects with measurements, for times, progress and cost */
export function viewsFor(records: Views): Views {
	const beside = records.flatMap((record) => {
		const first = MEASURE_NAMES.map((name) => record[name])
			.filter(isObject)
			.map(inSnakeCase);
		const usage = first.map((one) => one.usage).filter(isObject);
		return [...first, ...usage.map(inSnakeCase)];
	});
	return [...records, ...beside];
}

const CREATED =
	'created_at create_time created date_created createdon submit_time submitted_at submitted queued_at creation_time insert_time enqueued_at created_date_time';
const STARTED = 'started_at start_time started start_date processing_started_at begin_time';
const FINISHED =
	'finished_at completed_at complete_time completion_time end_time ended_at finish_time completed finished ended done_at failed_at stopped_at date_completed';
/** When a record last changed. For a task that is done this is the closest to its end that some APIs tell (Kling). */
const UPDATED =
	'updated_at update_time updated modified_at modify_time last_modified_at last_updated_at last_updated_date_time last_action_date_time';

/** @returns the times as ISO 8601 UTC text, whichever usual form they were sent in; null for a time not sent */
export function timesIn(views: Views, isDone: boolean) {
	const at = (names: string) => {
		const values = views.flatMap((view) => names.split(' ').map((name) => view[name]));
		return values.map(plausibleTime).find((time) => time !== null) ?? null;
	};
	return {
		createdAt: at(CREATED),
		startedAt: at(STARTED),
		finishedAt: isDone ? (at(FINISHED) ?? at(UPDATED)) : null,
	};
}

/** No time of a task is earlier: a small number is a count (Firecrawl's `completed: 36`), year 1 is never (PiAPI). */
const FIRST_YEAR = '2000';

function plausibleTime(value: unknown): string | null {
	const time = isoTime(value);
	return time !== null && time >= FIRST_YEAR ? time : null;
}

/** Durations whose unit is in the name or in the API's documents (Replicate, fal: s; kie, RunPod: ms). */
const SECONDS_NAMES =
	'elapsed_seconds processing_seconds duration_seconds predict_time inference_time processing_time_seconds run_time_secs';
const MS_NAMES =
	'cost_time elapsed_ms processing_time_ms execution_time_ms execution_time run_time_ms';

/** @returns how long the task took in seconds, or null */
export function elapsedIn(views: Views): number | null {
	const seconds = firstNumber(views, SECONDS_NAMES);
	const ms = firstNumber(views, MS_NAMES);
	return positive(seconds) ?? (ms !== null && ms > 0 ? ms / 1000 : null);
}

function positive(value: number | null): number | null {
	return value !== null && value > 0 ? value : null;
}

export function firstNumber(views: Views, names: string): number | null {
	const values = views.flatMap((view) => names.split(' ').map((name) => view[name]));
	const numbers = values.map((value) => readField(quantity, value));
	return numbers.find((number) => number !== null) ?? null;
}

const PERCENT_NAMES =
	'progress_percent progress_percentage percent percentage percent_complete percent_completed completion_percentage';

/**
 * Reads how much of the task is done. A member called percent and a text with a `%` are taken as they are. Otherwise
 * a number below 1 with a fraction is a share of 1, and so is a text up to 1 with a point in it (kie's "0.48",
 * "1.00"). A bare 1 is 100 % for a task that is done, and 1 % before.
 *
 * @returns percent from 0 to 100; null when the answer tells none, and for a value below 0 or above 100
 */
export function progressIn(
	body: unknown,
	views: Views,
	recipe: Recipe,
	isDone: boolean,
): number | null {
	const described = recipe.progressField === null ? undefined : valueAt(body, recipe.progressField);
	if (described !== undefined) return percentOf(described, isDone);
	const values = views.map((view) => view.progress);
	const found = values.map((value) => percentOf(value, isDone)).find((value) => value !== null);
	return found ?? inPercent(firstNumber(views, PERCENT_NAMES));
}

function percentOf(value: unknown, isDone: boolean): number | null {
	const text = typeof value === 'string' ? value.trim().slice(0, 20) : null;
	const isPercent = text?.endsWith('%') === true;
	const number = readField(quantity, isPercent ? text.slice(0, -1) : value);
	if (number === null || isPercent) return inPercent(number);
	const isShare = number <= 1 && (!Number.isInteger(number) || text?.includes('.') === true);
	return inPercent(isShare || (number === 1 && isDone) ? number * 100 : number);
}

function inPercent(value: number | null): number | null {
	return value === null || value < 0 || value > 100 ? null : Math.round(value * 100) / 100;
}

const DOLLAR_NAMES =
	'cost_in_usd cost_usd usd_cost usd_spent total_cost_usd price_usd usage_total_usd';
/** xAI counts money in ten-billionths of a dollar. */
const TICKS_PER_DOLLAR = 1e10;

/**
 * @returns what the task cost, or null when its unit is not known. The unit is known from a name with dollars or xAI's
 * ticks in it, for `usage.cost` (OpenRouter: dollars), or from a currency beside the cost. Credits are no money
 */
export function costIn(views: Views): Cost | null {
	const dollars = firstNumber(views, DOLLAR_NAMES);
	const ticks = firstNumber(views, 'cost_in_usd_ticks');
	const usages = views.map((view) => view.usage).filter(isObject);
	const ofUsage = firstNumber(usages, 'cost');
	const actual = dollars ?? (ticks === null ? ofUsage : ticks / TICKS_PER_DOLLAR);
	if (actual !== null) return actual < 0 ? null : { estimated: null, actual, currency: 'USD' };
	const priced = views.find(
		({ currency, cost }) => isCurrency(currency) && readField(quantity, cost) !== null,
	);
	const own = priced === undefined ? null : readField(quantity, priced.cost);
	return own === null || own < 0
		? null
		: { estimated: null, actual: own, currency: String(priced?.currency) };
}

function isCurrency(value: unknown): boolean {
	return typeof value === 'string' && /^[A-Z]{3}$/.test(value);
}

export function usageIn(views: Views): JsonObject | null {
	return views.map((view) => view.usage).find(isObject) ?? null;
}

const OWN_ID_NAMES = ['id', 'task_id', 'job_id', 'generation_id', 'uuid', 'name'] as const;
const ASKED_NAMES = ['input', 'request', 'params', 'parameters'] as const;

/** @returns the model and the prompt, also out of an echo of the request, and the trace id; null for each not named */
export function namesIn(records: Views) {
	const asked = records.flatMap((view) => ASKED_NAMES.map((name) => view[name])).filter(isObject);
	const read = [...records, ...asked.map(inSnakeCase)];
	const first = (...names: readonly string[]) =>
		firstText(...read.flatMap((view) => names.map((name) => view[name])));
	// Where a record has no other id, `request_id` is the task's own (fal, xAI).
	const hasId = records.some((view) => OWN_ID_NAMES.some((name) => name in view));
	const traces = hasId ? ['trace_id', 'request_id'] : ['trace_id'];
	return {
		model: first('model', 'model_name', 'model_id'),
		prompt: first('prompt'),
		traceId: firstText(...records.flatMap((view) => traces.map((name) => view[name]))),
	};
}
