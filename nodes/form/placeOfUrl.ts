import type { Provider } from '../../providers/provider';

/**
 * @param what the name of the URL within a sentence
 * @returns a sentence on where to put the URL in the request that creates a task; '' if the APIs that the provider
 * can stand for differ in that
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
