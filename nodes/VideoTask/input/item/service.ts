import { problem } from '../../../../core/problem';
import type { Problem } from '../../../../core/problem';
import type { Provider, ServiceByPath } from '../../../../providers/provider';
import { titleOf } from '../../form/properties';
import { shown } from '../readParameter';

/** The parameters of an input item. */
interface Readable {
	/** @returns the parameter's value for the item, null when it has none; throws when its expression fails */
	read(name: string): unknown;
}

/**
 * @returns the service's name in the API's path, from the choice in the list or from a path that the user gives; ''
 * for a provider without services; the Problem when there is no such service
 */
export function serviceOf(
	item: Readable,
	{ services: { listed, byPath } }: Provider,
): string | Problem {
	if (listed.length === 0) return '';
	const value = item.read('service');
	if (byPath !== null && value === byPath.service) return servicePath(item, byPath);
	const text = typeof value === 'string' ? value : '';
	const named = byPath === null ? text : byPath.nameIn(text);
	if (named !== null && listed.some(({ service }) => service === named)) return named;
	const others = byPath === null ? '' : `, or '${byPath.title}' for a new service`;
	return problem('invalidInput', `${titleOf('service')} cannot be ${shown(value)}`, {
		description: `Choose one of ${listed.map(({ service }) => service).join(', ')}${others}.`,
	});
}

function servicePath({ read }: Readable, { advice, nameIn }: ServiceByPath): string | Problem {
	const value = read('servicePath');
	const service = typeof value === 'string' ? nameIn(value) : null;
	return (
		service ??
		problem('invalidInput', `${titleOf('servicePath')} cannot be ${shown(value)}`, {
			description: advice,
		})
	);
}
