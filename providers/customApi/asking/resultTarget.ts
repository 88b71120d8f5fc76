import type { HttpRequest } from '../../../core/http/wire';
import { isObject, nonEmpty } from '../../../core/text/json';
import { idText } from '../../reading/askedIds';
import { firstAt } from '../detect/valueAt';
import type { Recipe } from '../recipe';
import { isAddress } from '../statusAddress';
import { filledIn, placeholdersIn } from '../template';
import { getOf, idFor, whyUnasked } from './requests';

/** The `providerStatus` of a task whose end was told by "303 See Other". */
export const SEE_OTHER = 'HTTP 303';

/** What a second request needs to know of its task. */
export interface Succeeded {
	readonly taskId: string;
	readonly raw: unknown;
	readonly providerStatus?: string | null;
}

/** The second request, or why none can be made: a sentence without a full stop. */
export type ResultTarget = { readonly request: HttpRequest } | { readonly missing: string };

/** @returns the second request, or why none can be made; null for a task that needs none */
export function resultTarget(
	task: Succeeded,
	{ resultUrl }: Recipe,
	baseUrl: string,
): ResultTarget | null {
	if (task.providerStatus === SEE_OTHER && isObject(task.raw)) {
		const location = nonEmpty(task.raw.location) ?? '';
		return isAddress(location)
			? requestTo(location, baseUrl, LOCATION)
			: unasked(LOCATION, 'what is no web address');
	}
	if (resultUrl === null) return null;
	const values = new Map(placeholdersIn(resultUrl).map((name) => [name, valueOf(name, task)]));
	const absent = [...values].find(([, value]) => value === null)?.[0];
	if (absent !== undefined) {
		return { missing: `'Result URL' names {${absent}}, which is not in the answer` };
	}
	// A value that is the whole address is used as it is; a value that is a part of one is encoded.
	const whole = /^\{([^{}]*)\}$/.exec(resultUrl.trim())?.[1];
	const address = whole === undefined ? null : (values.get(whole) ?? null);
	const target =
		address !== null && isAddress(address)
			? address
			: filledIn(resultUrl, (name) => inAddress(name, values.get(name) ?? null));
	return target === null
		? unasked(RESULT_URL, 'another path than it names')
		: requestTo(target, baseUrl, RESULT_URL);
}

function requestTo(target: string, baseUrl: string, title: string): ResultTarget {
	const request = getOf(target, baseUrl);
	return request === null ? unasked(title, whyUnasked(target, baseUrl) ?? '') : { request };
}

const RESULT_URL = "'Result URL'";
const LOCATION = "'Location' of the answer";

function unasked(title: string, leadsTo: string): ResultTarget {
	return { missing: `${title} leads to ${leadsTo}, so that it was not asked` };
}

function valueOf(name: string, { taskId, raw }: Succeeded): string | null {
	return idFor(name, taskId) ?? idText(firstAt(raw, name));
}

/** Encodes a value, but not an id, which is encoded already. Null for `.` and `..`, which lead to another path. */
function inAddress(name: string, value: string | null): string | null {
	if (value === null || name === 'id' || name === '+id') return value;
	return /^\.{1,2}$/.test(value) ? null : encodeURIComponent(value);
}
