import { addressOf, taskIdOfFile } from './address.mjs';
import { providerOfPath, providers } from './providers.mjs';

/**
 * @typedef {import('./providers.mjs').ProviderName} ProviderName
 * @typedef {import('./provider.mjs').RequestKind} RequestKind
 * @typedef {{ provider: ProviderName | null, kind: RequestKind, taskIds: string[] }} RequestClass
 *   without doubles among the ids: how often an id was asked for is counted in requests
 * @typedef {{ method: string, url: string, body: unknown }} Request
 */

/**
 * Which provider a request is meant for, what sort of request it is, and which tasks it is about.
 *
 * @param {Request} request
 * @param {import('./taskStore.mjs').TaskStore} taskStore
 * @returns {RequestClass}
 */
export function classify({ method, url, body }, taskStore) {
	const { path, query } = addressOf({ url });
	if (path.startsWith('/media/')) {
		const taskId = taskIdOfFile(path);
		const provider = taskStore.findAny(taskId)?.provider ?? null;
		return { provider, kind: 'media', taskIds: [taskId] };
	}
	const provider = providerOfPath(path);
	const { kind, taskIds = [] } = providers[provider].meaningOf({ method, path, query, body });
	return { provider, kind, taskIds: [...new Set(taskIds)] };
}
