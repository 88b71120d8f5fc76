import { isLocalHost } from '../../../core/http/localHost';
import type { Problem } from '../../../core/problem';
import { readJson } from '../../../core/text/json';
import { partsOf } from '../path';
import type { Recipe } from '../recipe';
import { isAddress } from '../statusAddress';
import { filledIn, placeholdersIn } from '../template';
import { originOf } from '../asking/requests';
import { badField, quoted } from './values';

const ID_NAMES: ReadonlySet<string> = new Set(['id', '+id']);

/** The most characters of an address; a longer text was pasted by mistake. */
const LONGEST = 2_000;

/** @returns why 'Status URL' cannot be used, or null */
export function statusUrlProblem({ statusUrl, body }: Recipe, baseUrl: string): Problem | null {
	if (statusUrl === '') return null;
	const names = placeholdersIn(statusUrl);
	const foreign = names.find((name) => !ID_NAMES.has(name));
	if (foreign !== undefined) {
		return badField('statusUrl', `holds {${foreign}}, which stands for nothing`, ID_TODO);
	}
	if (names.length === 0 && placeholdersIn(body).every((name) => !ID_NAMES.has(name))) {
		return badField('statusUrl', 'holds no {id}', ID_TODO);
	}
	return addressProblem('statusUrl', statusUrl) ?? originProblem(statusUrl, baseUrl);
}

const ID_TODO =
	'Write {id} where the task id belongs, as in /v1/tasks/{id}, or {+id} where slashes of the id stay.';

function originProblem(statusUrl: string, baseUrl: string): Problem | null {
	if (!isAddress(statusUrl)) return null;
	const origin = originOf(filled(statusUrl));
	const own = originOf(baseUrl);
	return own === null || origin === own
		? null
		: badField(
				'statusUrl',
				`is of ${origin}, but the key of the credential is for ${own}`,
				"Give a path below the base URL, or correct 'Base URL' of the credential: the key is sent nowhere else.",
			);
}

/** @returns why 'Result URL' cannot be used, or null */
export function resultUrlProblem({ resultUrl }: Recipe): Problem | null {
	if (resultUrl === null) return null;
	const unreadable = placeholdersIn(resultUrl).find(
		(name) => !ID_NAMES.has(name) && partsOf(name) === null,
	);
	if (unreadable !== undefined) {
		return badField('resultUrl', `holds {${unreadable}}, which is no path of a field`, RESULT_TODO);
	}
	return addressProblem('resultUrl', resultUrl);
}

const RESULT_TODO =
	'Write {id} for the task id, and the path of a field of the answer in braces, as in {data.datasetId}.';

function addressProblem(name: 'statusUrl' | 'resultUrl', template: string): Problem | null {
	const example = 'Write a path such as /v1/tasks/{id}, or an address that begins with https://.';
	const whole = filled(template);
	if (template.length > LONGEST)
		return badField(name, `is longer than ${LONGEST} characters`, example);
	if (/[\s\\#{}]/.test(whole) || (isAddress(whole) && !URL.canParse(whole))) {
		return badField(name, `is ${quoted(template)}, which is no path and no address`, example);
	}
	if (!isAddress(whole)) {
		const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(whole)?.[1];
		return scheme === undefined
			? null
			: badField(name, `begins with ${scheme}://, which is not asked`, example);
	}
	const { protocol, hostname, username, password } = new URL(whole);
	if (`${username}${password}` !== '') {
		return badField(name, 'holds a user name or password', 'Put it into the credential.');
	}
	return protocol === 'http:' && !isLocalHost(hostname)
		? badField(name, 'begins with http://, which would send everything in the open', HTTPS)
		: null;
}

const HTTPS = 'Write https://; http:// is for this machine and the local network only.';

function filled(template: string): string {
	return filledIn(template, () => 'x') ?? template;
}

/** @returns why 'Body' cannot be sent, or null */
export function bodyProblem({ body }: Recipe): Problem | null {
	if (body === '' || readJson(body.split(/\{\+?id\}/).join('1')) !== undefined) return null;
	return badField(
		'body',
		`is no JSON: ${quoted(body)}`,
		'Write JSON with {id} in quotes where the task id belongs, as in { "task_id": "{id}" }.',
	);
}
