import type { ProviderAdapter } from '../core/look/adapter';
import { problem } from '../core/problem';
import type { Problem } from '../core/problem';
import type { Provider } from './provider';

/** An adapter with at least one list. */
export type ListingAdapter = ProviderAdapter & Required<Pick<ProviderAdapter, 'recent'>>;

/** @returns the service's adapter, or the Problem that its tasks cannot be listed, with what to do instead */
export function listingAdapter(
	provider: Provider,
	service: string,
	setup: unknown,
): ListingAdapter | Problem {
	const adapter = provider.adapterFor(service, setup);
	if (adapter?.recent !== undefined) return { ...adapter, recent: adapter.recent };
	return noList(provider, service);
}

function noList({ title, services, lists, withoutList }: Provider, service: string): Problem {
	const isNamed = service !== '' && lists !== undefined;
	const what = isNamed ? `no list of tasks of the service '${service}'` : 'no list of tasks';
	const listing = Array.isArray(lists)
		? services.listed.filter((one) => lists.includes(one.service)).map((one) => one.title)
		: [];
	const advice = [
		withoutList ?? '',
		listing.length === 0 ? '' : `It has one for ${listing.join(', ')}.`,
		KEEP_IDS,
	];
	return problem(
		'invalidInput',
		`${title} has ${what}, so 'Get Recent Tasks' cannot ask for them`,
		{
			description: advice.filter((sentence) => sentence !== '').join(' '),
		},
	);
}

const KEEP_IDS =
	"Keep the ids that create requests answer, such as in a data table, and use 'Get Tasks Batch' or 'Wait Until Done' with them.";
