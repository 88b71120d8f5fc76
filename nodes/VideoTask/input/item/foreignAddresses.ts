import { isProblem, problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import { isAddress } from '../../../../core/text/taskIds';
import { titleOf } from '../../form/properties';
import type { Invocation } from '../invocation';
import type { ItemRequest } from './itemRequest';

/**
 * Refuses status addresses of other origins, because a status address is asked with the key, and the key goes to the
 * credential's origin only.
 *
 * @param origin the scheme, host and port of the credential's base URL
 * @returns the invocation, with a Problem as the request of each item that has an address of another origin; a resumed
 * wait unchanged, because its tasks have been seen already
 */
export function withoutForeignAddresses(invocation: Invocation, origin: string): Invocation {
	if (invocation.stored !== null) return invocation;
	const name = invocation.settings.operation === 'getTask' ? 'taskId' : 'taskIds';
	const requests = invocation.requests.map((request) =>
		isProblem(request) ? request : (refusalOf(request, origin, titleOf(name)) ?? request),
	);
	return { ...invocation, requests };
}

function refusalOf({ ids }: ItemRequest, origin: string, title: string): Problem | null {
	const foreign = ids.filter(isAddress).map((address) => new URL(address));
	const first = foreign.find((url) => url.origin !== origin);
	if (first === undefined) return null;
	const own = new URL(origin);
	// Addresses of the same host and port differ in the scheme, which the host alone would not show.
	const [theirs, ours] =
		first.host === own.host ? [first.origin, own.origin] : [first.host, own.host];
	return problem(
		'invalidInput',
		`${title} holds an address at ${theirs}, but the credential's key goes to ${ours} only`,
		{
			description: `Choose a credential whose 'Base URL' is at ${theirs}, or pass the addresses that ${ours} answered.`,
		},
	);
}
