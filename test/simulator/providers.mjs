import { aceDataCloud } from '../providers/aceDataCloud/simulator.mjs';
import { customApi } from '../providers/customApi/simulator.mjs';
import { fal } from '../providers/fal/simulator.mjs';
import { googleVeo } from '../providers/googleVeo/simulator.mjs';
import { heyGen } from '../providers/heyGen/simulator.mjs';
import { kie } from '../providers/kie/simulator.mjs';
import { kling } from '../providers/kling/simulator.mjs';
import { miniMax } from '../providers/miniMax/simulator.mjs';
import { modelArk } from '../providers/modelArk/simulator.mjs';
import { piApi } from '../providers/piApi/simulator.mjs';
import { replicate } from '../providers/replicate/simulator.mjs';
import { runway } from '../providers/runway/simulator.mjs';
import { vap } from '../providers/vap/simulator.mjs';
import { waveSpeed } from '../providers/waveSpeed/simulator.mjs';

/**
 * @typedef {keyof typeof providers} ProviderName
 * @typedef {import('../providers/aceDataCloud/simulator.mjs').OwnMembers &
 *   import('../providers/modelArk/simulator.mjs').OwnMembers &
 *   import('../providers/customApi/simulator.mjs').OwnMembers &
 *   import('../providers/googleVeo/simulator.mjs').OwnMembers} OwnMembers  what tasks have at one provider only
 */

/** The registry: a provider that stands here is simulated. */
export const providers = {
	aceDataCloud,
	customApi,
	fal,
	googleVeo,
	heyGen,
	kie,
	kling,
	miniMax,
	modelArk,
	piApi,
	replicate,
	runway,
	vap,
	waveSpeed,
};

export const providerNames = /** @type {ProviderName[]} */ (Object.keys(providers));

/**
 * Lets one more API be simulated in this process, as tests do with one that they make up.
 *
 * @param {import('./provider.mjs').SimulatedProvider} provider
 * @returns {ProviderName} its name, as if it were one of the registry
 */
export function alsoSimulate(provider) {
	const name = /** @type {ProviderName} */ (provider.name);
	if (!providerNames.includes(name)) providerNames.push(name);
	Object.assign(providers, { [name]: provider });
	return name;
}

/**
 * Makes a value of each provider, such as its base URL, and keeps it under the provider's name.
 *
 * @template Value
 * @param {(provider: import('./provider.mjs').SimulatedProvider, name: ProviderName) => Value} valueOf
 * @returns {Record<ProviderName, Value>}
 */
export function perProvider(valueOf) {
	const entries = providerNames.map((name) => [name, valueOf(providers[name], name)]);
	return /** @type {Record<ProviderName, Value>} */ (Object.fromEntries(entries));
}

/**
 * @param {import('./provider.mjs').SimulatedProvider} provider
 * @returns {string} the name of its credential type
 */
export function credentialTypeOf({ name, credentialType = `${name}TaskApi` }) {
	return credentialType;
}

/**
 * @param {string} path
 * @returns {ProviderName} whose requests go to such a path
 */
export function providerOfPath(path) {
	const starts = providerNames
		.flatMap((name) => providers[name].pathStarts.map((start) => ({ name, start })))
		.filter(({ start }) => path.startsWith(start))
		.sort((left, right) => right.start.length - left.start.length);
	const [longest] = starts;
	if (longest === undefined) throw new Error(`No provider takes the path ${path}`);
	return longest.name;
}
