import type { ProviderAdapter } from '../core/look/adapter';
import type { Provider } from './provider';
import { PROVIDERS } from './registry';

/**
 * @returns the adapter, which first says of an unknown id whose it looks like. Only here all providers' ids are
 * known; an adapter knows its own provider's alone.
 */
export function withIdHints(adapter: ProviderAdapter, provider: Provider): ProviderAdapter {
	return {
		...adapter,
		hintForUnknownId: (taskId) =>
			hintOfPrefix(taskId, provider) ?? adapter.hintForUnknownId(taskId),
	};
}

/** @returns whose id it looks like, or that it is not the provider's own; null where its beginning says neither */
function hintOfPrefix(taskId: string, provider: Provider): string | null {
	const { ids, shortTitle } = provider;
	const foreign = hintOfForeign(taskId, provider);
	if (foreign !== null || ids.prefix === null || taskId.startsWith(ids.prefix)) return foreign;
	return `It does not look like ${shortTitle}'s id, which begins with ${ids.prefix}.`;
}

/** @returns whose id it looks like where it is of another provider; null where its beginning does not say it */
export function hintOfForeign(taskId: string, { id, ids }: Provider): string | null {
	const owner = PROVIDERS.find(
		({ ids: { prefix } }) => prefix !== null && taskId.startsWith(prefix),
	);
	if (owner === undefined || owner.id === id) return null;
	const more = ids.whenForeign === '' ? '' : `; ${ids.whenForeign}`;
	return `It looks like ${owner.shortTitle}'s id${more}.`;
}
