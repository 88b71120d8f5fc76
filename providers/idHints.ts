import type { ProviderAdapter } from '../core/look/adapter';
import type { Provider } from './provider';
import { PROVIDERS } from './registry';

/**
 * @returns the adapter with a hint for an unknown id that first says which provider the id looks like. An adapter
 * knows only its own provider's ids, while here those of all providers are known.
 */
export function withIdHints(adapter: ProviderAdapter, provider: Provider): ProviderAdapter {
	return {
		...adapter,
		hintForUnknownId: (taskId) =>
			hintOfPrefix(taskId, provider) ?? adapter.hintForUnknownId(taskId),
	};
}

/** @returns a sentence on whose id it looks like, or that it is foreign here; null where its prefix tells neither */
function hintOfPrefix(taskId: string, provider: Provider): string | null {
	const { ids, shortTitle } = provider;
	const foreign = hintOfForeign(taskId, provider);
	if (foreign !== null || ids.prefix === null || taskId.startsWith(ids.prefix)) return foreign;
	return `It does not look like ${shortTitle}'s id, which begins with ${ids.prefix}.`;
}

/** @returns a sentence that names the other provider whose prefix the id has; null where it has none */
export function hintOfForeign(taskId: string, { id, ids }: Provider): string | null {
	const owner = PROVIDERS.find(
		({ ids: { prefix } }) => prefix !== null && taskId.startsWith(prefix),
	);
	if (owner === undefined || owner.id === id) return null;
	const more = ids.whenForeign === '' ? '' : `; ${ids.whenForeign}`;
	return `It looks like ${owner.shortTitle}'s id${more}.`;
}
