import { isLocalHost } from '../../../core/http/localHost';
import type { HttpRequest } from '../../../core/http/wire';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { readJson } from '../../../core/text/json';
import type { Recipe } from '../recipe';
import { idOfAddress, isAddress } from '../statusAddress';
import { filledIn, idInAddress } from '../template';

/** @returns scheme, host and port of an address, or null for a text that is no address */
export function originOf(address: string): string | null {
	return URL.canParse(address) ? new URL(address).origin : null;
}

/** @returns the id of a task; for a status address the id in it, or the whole address if it has none */
export function bareId(taskId: string): string {
	return isAddress(taskId) ? (idOfAddress(taskId) ?? taskId) : taskId;
}

/** @returns the value for `{id}` or `{+id}`; null for another name, for no id, or for one that would lead elsewhere */
export function idFor(name: string, taskId: string): string | null {
	const id = isAddress(taskId) ? idOfAddress(taskId) : taskId;
	return id !== null && (name === 'id' || name === '+id') ? idInAddress(name, id) : null;
}

/** @returns the request for a task's state, by its id or under its status address, or why none can be made */
export function statusRequest(
	recipe: Recipe,
	baseUrl: string,
	taskId: string,
): HttpRequest | Problem {
	const asked = isAddress(taskId) ? ownAddress(taskId, baseUrl) : addressFor(recipe, taskId);
	if (typeof asked !== 'string') return asked;
	const located = getOf(asked, baseUrl);
	if (located?.withoutKey === true) return unaskable(NOT_OWN, HOST_TODO);
	if (located === null) {
		return unaskable(`its address leads to ${whyUnasked(asked, baseUrl)}`, HOST_TODO);
	}
	const { method, headers } = recipe;
	const request = { ...located, method, ...(Object.keys(headers).length === 0 ? {} : { headers }) };
	if (recipe.body === '') return request;
	const bodyText = bodyFor(recipe.body, bareId(taskId));
	return readJson(bodyText) === undefined
		? unaskable("'Body' is no JSON with this id in it", 'Write {id} in quotes there.')
		: { ...request, bodyText };
}

const NOT_OWN = 'its status address is not of the host of the credential';
const HOST_TODO =
	"Give an address of the host in 'Base URL' of the credential: the key is sent nowhere else.";

/** @returns the address, or a Problem if it is of another origin: a state is never asked without the key */
function ownAddress(address: string, baseUrl: string): string | Problem {
	return originOf(address) === originOf(baseUrl) ? address : unaskable(NOT_OWN, HOST_TODO);
}

function addressFor({ statusUrl }: Recipe, taskId: string): string | Problem {
	if (statusUrl === '') {
		return unaskable(
			"'Status URL' is empty, and the id is no status address",
			"Set 'Status URL' to the path under which tasks are asked for, such as /v1/tasks/{id}, or choose a 'Preset'.",
		);
	}
	return (
		filledIn(statusUrl, (name) => idFor(name, taskId)) ??
		unaskable("the id would lead to another path in 'Status URL'", 'Check the task id.')
	);
}

function unaskable(message: string, description: string): Problem {
	return problem('invalidInput', message, { description, concernsIds: true });
}

function bodyFor(template: string, id: string): string {
	return template.split(/\{\+?id\}/).join(JSON.stringify(id).slice(1, -1));
}

/** More of a host's name tells a reader nothing. */
const LONGEST_HOST = 100;

/**
 * @param target a path below the base URL, or an address
 * @returns why the target may not be asked, as words to follow "leads to"; null if it may. An address of another
 * origin is only asked over https and outside the local network, because an answer must not lead into that network
 */
export function whyUnasked(target: string, baseUrl: string): string | null {
	if (!isAddress(target)) return null;
	if (!URL.canParse(target)) return 'what is no address';
	const { origin, protocol, hostname, username, password } = new URL(target);
	const host = new URL(target).host.slice(0, LONGEST_HOST);
	if (`${username}${password}` !== '') return 'an address with a user name or password in it';
	if (origin === originOf(baseUrl)) return null;
	if (isLocalHost(hostname)) {
		return `${host}, which is in the local network and not the host of the credential`;
	}
	return protocol === 'https:'
		? null
		: `${host} over http://, where it is not the host of the credential`;
}

/**
 * @param target a path below the base URL, or an address
 * @returns the GET request for the target, without the key if its origin is another; null if it may not be asked
 */
export function getOf(target: string, baseUrl: string): HttpRequest | null {
	if (whyUnasked(target, baseUrl) !== null) return null;
	if (!isAddress(target)) {
		return { method: 'GET', path: target.startsWith('/') ? target : `/${target}` };
	}
	const { origin, href } = new URL(target);
	const request = { method: 'GET', path: '/', address: href } as const;
	return origin === originOf(baseUrl) ? request : { ...request, withoutKey: true };
}

/** @returns the whole address to which a request goes */
export function addressOf(request: HttpRequest, baseUrl: string): string {
	return request.address ?? `${baseUrl}${request.path}`;
}
