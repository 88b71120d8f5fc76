import type { HttpRequest } from '../../core/http/wire';
import { problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { isAddress } from '../customApi/statusAddress';
import type { TaskPlace } from '../provider';

/** What the form and the credential say about fal. */
export interface FalSetup {
	/** The part of the model's name that its requests' addresses begin with; null where no model was named. */
	readonly app: string | null;
	/** Without slashes at its end. */
	readonly baseUrl: string;
}

/** What can follow the id of a request in an address (fal's client, `queue`). */
const BEHIND_ID: ReadonlySet<string> = new Set(['', 'status', 'cancel', 'response', 'stream']);

/** Words before owner and app in some models' names, which addresses keep (fal's client, `APP_NAMESPACES`). */
const NAMESPACES: ReadonlySet<string> = new Set(['workflows', 'comfy']);

/** The beginning of a model's page or queue address, which users may copy in place of the model's name. */
const BEFORE_NAME = /^https:\/\/(?:fal\.ai\/models|(?:queue\.)?fal\.run)\//i;

const PART = /^(?=.*[A-Za-z0-9])[A-Za-z0-9._~-]{1,200}$/;
const LONGEST_MODEL = 1_000;

/** @returns owner and app of a model (`fal-ai/kling-video` of `fal-ai/kling-video/v2/master`), or null for no model */
export function appOfModel(model: string): string | null {
	if (model.length > LONGEST_MODEL) return null;
	const parts = model.trim().replace(BEFORE_NAME, '').split('/');
	const named = parts.filter((part) => part !== '');
	const count = NAMESPACES.has(named[0] ?? '') ? 3 : 2;
	const kept = named.slice(0, count);
	return kept.length === count && kept.every((part) => PART.test(part)) ? kept.join('/') : null;
}

interface Located {
	readonly id: string;
	/** The path up to the id. */
	readonly path: string;
}

/**
 * @returns id and path of the request in a `status_url`, `response_url` or `cancel_url`, or in a text that `idAt` made;
 * null for anything else
 */
function locatedIn(taskId: string): Located | null {
	const path = pathOf(taskId);
	if (path === null) return null;
	const parts = path.split('/').slice(1);
	const at = parts.lastIndexOf('requests');
	const id = parts[at + 1] ?? '';
	const behind = parts.slice(at + 2).join('/');
	// At least owner and app stand before `requests`.
	if (at < 2 || !PART.test(id) || !BEHIND_ID.has(behind.replace(/\/$/, ''))) return null;
	return { id, path: `/${parts.slice(0, at + 2).join('/')}` };
}

function pathOf(taskId: string): string | null {
	if (!taskId.includes('://')) return taskId.includes('/') ? `/${taskId}` : null;
	if (!isAddress(taskId)) return null;
	return URL.canParse(taskId) ? new URL(taskId).pathname : null;
}

export function idOfAddress(address: string): string | null {
	return locatedIn(address)?.id ?? null;
}

/** An item of this node keeps owner and app as its service, so that it can be asked for again without 'Model'. */
export const place: TaskPlace = {
	serviceOf(askedId) {
		const located = locatedIn(askedId);
		// The path of a base URL may stand before owner and app; 'requests' and the id follow them.
		const parts = located?.path.split('/').slice(0, -2) ?? [];
		return appOfModel(parts.slice(NAMESPACES.has(parts.at(-3) ?? '') ? -3 : -2).join('/'));
	},
	idAt: (service, taskId) =>
		appOfModel(service) === service ? `${service}/requests/${taskId}` : null,
};

const WHERE_MODEL =
	"Set 'Model' to the model that the request was sent to, such as fal-ai/kling-video, or pass the status_url of its create answer in place of the id. It is still there in items with 'Include Input Fields' on.";

/**
 * @param taskId a bare id, one of the request's addresses, or a text that `idAt` made
 * @param what `status` for the state of fal's request, `result` for what it made
 * @returns the HTTP request, by the address or by the id and the model; a Problem where there is neither an address
 * nor a model, or where the address is not of the credential's origin
 */
export function requestFor(
	taskId: string,
	what: 'status' | 'result',
	{ app, baseUrl }: FalSetup,
): HttpRequest | Problem {
	const ending = what === 'status' ? '/status' : '';
	const located = locatedIn(taskId);
	if (located !== null && !isAddress(taskId)) {
		return { method: 'GET', path: `${located.path}${ending}` };
	}
	if (located !== null) {
		const { origin } = new URL(taskId);
		if (origin !== originOf(baseUrl)) {
			return unaskable(
				'its status address is not of the host of the credential',
				"Give an address of the host in 'Base URL' of the credential: the key is sent nowhere else.",
			);
		}
		return { method: 'GET', path: '/', address: `${origin}${located.path}${ending}` };
	}
	if (app === null)
		return unaskable("'Model' is empty, and the id is no status address", WHERE_MODEL);
	const id = encodeURIComponent(taskId);
	return { method: 'GET', path: `/${app}/requests/${id}${ending}` };
}

function originOf(baseUrl: string): string | null {
	return URL.canParse(baseUrl) ? new URL(baseUrl).origin : null;
}

function unaskable(message: string, description: string): Problem {
	return problem('invalidInput', message, { description, concernsIds: true });
}
