import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../../core/text/json';
import type { JsonObject } from '../../../core/text/json';

/**
 * The members of 'Options' as they are for an item. n8n reads a collection whole; where that fails, they
 * are read one by one without 'File Name', which concerns its own item only.
 */
export function optionsAt(context: IExecuteFunctions, itemIndex: number): JsonObject {
	try {
		const options = context.getNodeParameter('options', itemIndex, {});
		return isObject(options) ? options : {};
	} catch {
		const written = context.getNode().parameters?.options;
		const names = isObject(written) ? Object.keys(written) : [];
		const read = (name: string) => context.getNodeParameter(`options.${name}`, itemIndex, null);
		return Object.fromEntries(
			names.filter((name) => name !== 'fileName').map((name) => [name, read(name)]),
		);
	}
}
