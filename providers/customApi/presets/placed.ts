import { isLocalHost } from '../../../core/http/localHost';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { Recipe } from '../recipe';
import type { Preset } from './preset';

/**
 * @returns the preset's recipe with its paths fitted to the base URL, or the Problem that the base URL is another
 * API's. A host of the local network is taken for a proxy to the API. Without a base URL the recipe is unchanged
 */
export function placed(preset: Preset, baseUrl: string): Partial<Recipe> | Problem {
	if (!URL.canParse(baseUrl)) return preset.recipe;
	const { hostname } = new URL(baseUrl);
	if (!isServedAt(preset, hostname)) return otherHost(preset, hostname);
	const before = pathBefore(preset, baseUrl);
	const { statusUrl, resultUrl } = preset.recipe;
	return {
		...preset.recipe,
		...(statusUrl === undefined ? {} : { statusUrl: `${before}${statusUrl}` }),
		...(typeof resultUrl === 'string' ? { resultUrl: `${before}${resultUrl}` } : {}),
	};
}

/**
 * @returns what the preset's paths need before them: `basePath`, or '' if the base URL has a path of its own, because
 * it is then the address of another version of the API, or of a proxy to it
 */
export function pathBefore({ basePath }: Preset, baseUrl: string): string {
	return URL.canParse(baseUrl) && new URL(baseUrl).pathname === '/' ? basePath : '';
}

function isServedAt({ hosts }: Preset, hostname: string): boolean {
	if (hosts.length === 0 || isLocalHost(hostname)) return true;
	return hosts.some((host) =>
		host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host,
	);
}

function otherHost({ title, hosts, basePath }: Preset, hostname: string): Problem {
	const [usual = ''] = hosts;
	const message = `'Preset' is ${title}, which is served at ${usual}, but the base URL of the credential is of ${hostname}`;
	return problem('invalidInput', message, {
		description: `Set 'Base URL' of the credential to https://${usual}${basePath}, choose the credential of ${title}, or set 'Preset' to None.`,
	});
}
