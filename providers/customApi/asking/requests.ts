import { isLocalHost } from '../../../core/http/localHost';
import type { HttpRequest } from '../../../core/http/wire';
import { Unaskable } from '../../../core/look/unaskable';
import { problem } from '../../../core/problem';
import { readJson } from '../../../core/text/json';
import type { Recipe } from '../recipe';
import { idOfAddress, isAddress } from '../statusAddress';
import { filledIn, idInAddress } from '../template';

/** @returns scheme, host and port of an address, or null for a text that is none */
export function originOf(address: string): string | null {
	return URL.canParse(address) ? new URL(address).origin : null;
}

/** @returns the id of a task, also where it is asked for under a status address */
export function bareId(taskId: string): string {
	return isAddress(taskId) ? (idOfAddress(taskId) ?? taskId) : taskId;
}

/** @returns the value of `{id}` or `{+id}`; null for another name */
export function idFor(name: string, taskId: string): string | null {
	return name === 'id' || name === '+id' ? idInAddress(name, bareId(taskId)) : null;
}

/**
 * @returns the request for a task's state, by its id or under its status address
 * @throws Unaskable where none can be made: an address of another origin, an id that leads elsewhere, no Status URL
 */
export function statusRequest(recipe: Recipe, baseUrl: string, taskId: string): HttpRequest {
	const asked = isAddress(taskId) ? ownAddress(taskId, baseUrl) : addressFor(recipe, taskId);
	const { method, headers } = recipe;
	return {
		...getOf(asked, baseUrl),
		method,
		...(Object.keys(headers).length === 0 ? {} : { headers }),
		...(recipe.body === '' ? {} : { bodyText: bodyFor(recipe.body, bareId(taskId)) }),
	};
}

/** A state is never asked without the key, so no status address of another origin is asked. */
function ownAddress(address: string, baseUrl: string): string {
	if (originOf(address) === originOf(baseUrl)) return address;
	const message = 'its status address is not of the host of the credential';
	throw unaskable(
		message,
		"Give an address of the host in 'Base URL' of the credential: the key is sent nowhere else.",
	);
}

function addressFor({ statusUrl }: Recipe, taskId: string): string {
	if (statusUrl === '') {
		throw unaskable(
			"'Status URL' is empty, and the id is no status address",
			"Set 'Status URL' to the path under which tasks are asked for, such as /v1/tasks/{id}, or choose a 'Preset'.",
		);
	}
	const address = filledIn(statusUrl, (name) => idFor(name, taskId));
	if (address !== null) return address;
	throw unaskable("'Status URL' cannot be filled in", 'Write {id} where the task id belongs.');
}

function unaskable(message: string, description: string): Unaskable {
	return new Unaskable(problem('invalidInput', message, { description, concernsIds: true }));
}

function bodyFor(template: string, id: string): string {
	const escaped = JSON.stringify(id).slice(1, -1);
	const body = template.split(/\{\+?id\}/).join(escaped);
	if (readJson(body) === undefined)
		throw unaskable("'Body' is no JSON with this id in it", 'Write {id} in quotes.');
	return body;
}

/**
 * @param target a path below the base URL, or an address
 * @returns the request for it, without the key where it is of another origin
 * @throws for an address of another origin in the local network, which no answer may lead to
 */
export function getOf(target: string, baseUrl: string): HttpRequest {
	if (!isAddress(target)) {
		return { method: 'GET', path: target.startsWith('/') ? target : `/${target}` };
	}
	const { origin, hostname, href } = new URL(target);
	const request = { method: 'GET', path: '/', address: href } as const;
	if (origin === originOf(baseUrl)) return request;
	if (isLocalHost(hostname)) throw new Error('The address is in the local network.');
	return { ...request, withoutKey: true };
}

/** @returns the whole address that a request asks */
export function addressOf(request: HttpRequest, baseUrl: string): string {
	return request.address ?? `${baseUrl}${request.path}`;
}
