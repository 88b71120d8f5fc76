import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';

/**
 * @returns what `read` gives; where it throws, the Problem that says so: an expression that fails is a
 * problem of the item's parameters, like any other
 */
export function guarded<Value extends object>(read: () => Value | Problem): Value | Problem {
	try {
		return read();
	} catch (error) {
		const { message, description } = error as { message?: string; description?: string };
		return problem('invalidInput', message ?? 'An expression of this node fails', {
			description: description ?? 'Check the expressions in the parameters of this node.',
		});
	}
}

/** @returns a value as a message quotes it, 60 characters of it at most */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : String(value);
	return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
