import type { Provider } from '../../providers/provider';

/**
 * @param what which URL, as a sentence names it
 * @returns where it goes in the request that creates a task; '' where each API that can be meant differs
 */
export function placeOfUrl(
	{ urlField, urlPlace }: NonNullable<Provider['callback']>,
	what: string,
): string {
	if (urlField === '') return '';
	const place =
		urlPlace === 'body'
			? 'in the body of the request that creates a task'
			: 'in the query of the request that creates a task';
	return `Put ${what} as "${urlField}" ${place}.`;
}
