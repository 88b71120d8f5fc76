/**
 * What providers state about themselves, as data that JSON can hold: titles, ids, fields, callbacks, credentials,
 * services. Functions are left out.
 *
 * @param {unknown} value
 * @returns {unknown}
 */
export function stated(value) {
	if (value instanceof Map) return { map: [...value].map(stated) };
	if (value instanceof Set) return { set: [...value].map(stated) };
	if (value instanceof RegExp) return { pattern: String(value) };
	if (Array.isArray(value)) return value.map(stated);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, member]) => typeof member !== 'function' && member !== undefined)
			.map(([name, member]) => [name, stated(member)]),
	);
}

/**
 * @typedef {import('../../providers/provider.ts').Provider<any>} Provider
 * @typedef {import('../../providers/provider.ts').Given} Given
 * @typedef {import('../../providers/customApi/presets/preset.ts').Preset} Preset
 */

/** What a request for a list is made with. */
const WANTED = { sinceMs: Date.parse('2026-11-22T10:00:00Z'), statuses: [], limit: 20 };

/**
 * What the adapter of one service states and asks.
 *
 * @param {Provider} provider
 * @param {string} service
 * @param {Omit<Given, 'credential'>} given
 */
function adapterStated({ ids, readSetup, adapterFor }, service, given) {
	const adapter = adapterFor(service, readSetup({ credential: {}, ...given }));
	if (adapter === null) return null;
	return {
		.../** @type {object} */ (stated(adapter)),
		requests: adapter.ways.map((way) => stated(way.request([ids.example]))),
		lists: (adapter.recent ?? []).map((list) => stated(list.request(null, WANTED))),
	};
}

/**
 * What a provider states, and what its credential and its adapters state without anything filled in.
 *
 * @param {Provider} provider
 */
export function providerStated(provider) {
	const { credential, services } = provider;
	const listed = services.listed.map(({ service }) => service);
	return {
		.../** @type {object} */ (stated(provider)),
		address: credential.address({}),
		keyHeader: credential.keyHeader?.({}) ?? null,
		secrets:
			credential.secrets?.({ apiKey: 'key', accessKey: 'access', secretKey: 'secret' }) ?? null,
		adapters: (listed.length === 0 ? [''] : listed).map((service) =>
			adapterStated(provider, service, { parameters: {}, baseUrl: 'https://api.example/v1' }),
		),
	};
}

/**
 * What a preset states, and what its adapter does.
 *
 * @param {Provider} provider the one whose field 'API' the preset is chosen in
 * @param {Preset} preset
 */
export function presetStated(provider, preset) {
	const { value, hosts, basePath } = preset;
	const baseUrl = `https://${hosts[0] ?? 'api.example'}${basePath}`;
	return {
		.../** @type {object} */ (stated(preset)),
		adapter: adapterStated(provider, '', { parameters: { preset: value }, baseUrl }),
	};
}
