import type { INode } from 'n8n-workflow';

import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';
import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';

/** The part of n8n's context that is needed to read parameters. */
export interface ReadContext {
	getNode(): INode;
	getTimezone?(): string;
	getNodeParameter(name: string, itemIndex: number, fallback: null): unknown;
}

/** @returns a parameter's value for an item, null when it has none; throws when its expression fails */
export function parameterAt(context: ReadContext, name: string, itemIndex: number): unknown {
	return context.getNodeParameter(name, itemIndex, null);
}

/**
 * @returns a setting's value for an item; throws when its expression fails. A field that the form hides has no value
 * and gives undefined, which stands for the default; an expression without a result gives null, which no setting takes.
 */
export function settingAt(context: ReadContext, name: string, itemIndex: number): unknown {
	const isShown = name in (context.getNode().parameters ?? {});
	return parameterAt(context, name, itemIndex) ?? (isShown ? null : undefined);
}

/**
 * @returns the members of 'Options' with their values for an item. n8n reads a collection whole. When an expression
 * in it fails, the members are read one by one without 'File Name', which concerns its own item only; throws when
 * another one fails.
 */
export function optionsAt(context: ReadContext, itemIndex: number): JsonObject {
	try {
		const options = parameterAt(context, 'options', itemIndex);
		return isObject(options) ? options : {};
	} catch {
		const written = context.getNode().parameters?.options;
		const names = isObject(written) ? Object.keys(written) : [];
		return Object.fromEntries(
			names
				.filter((name) => name !== 'fileName')
				.map((name) => [name, parameterAt(context, `options.${name}`, itemIndex)]),
		);
	}
}

/** @returns what `read` returns; when it throws because an expression fails, the Problem with n8n's message */
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

/** @returns a value as a message quotes it, cut after 60 characters */
export function shown(value: unknown): string {
	const text = typeof value === 'string' ? `"${value}"` : String(value);
	return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
