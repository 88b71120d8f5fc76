import { addressesIn, MOST_ADDRESSES } from './addresses';
import type { Address } from './addresses';
import { isObject } from '../../../../core/text/json';
import { inSnakeCase } from '../../../../core/text/spelling';
import type { Recipe } from '../../recipe';
import { foldedName } from './names';
import { outputsOf } from './media';
import type { Output } from './media';
import { isOwn, NOTHING_KNOWN } from './ownAddresses';
import type { KnownAddresses } from './ownAddresses';
import { outward, pathOf } from '../places';
import type { Place } from '../places';
import { memberPath, placesAt } from '../valueAt';

/**
 * Finds the files of a task that succeeded: at the recipe's `outputFields` (an empty list means none), else in the
 * record with the word for the state, else in the records around it (Novita writes files beside the task), else in
 * the record's `metadata`.
 *
 * @returns the files, the main one first; [] for none
 */
export function foundOutputs(
	body: unknown,
	place: Place | null,
	recipe: Recipe,
	known: KnownAddresses,
): readonly Output[] {
	if (recipe.outputFields !== null) {
		const outputs = describedOutputs(body, recipe.outputFields);
		return outputs.filter(({ url }) => !isOwn(url, known.own));
	}
	for (const { record, path } of outward(place)) {
		const outputs = outputsOf(addressesIn(record, path), record, known);
		if (outputs.length > 0) return outputs;
	}
	return outputsInMetadata(place);
}

/** Names in `metadata`, else the caller's own data, under which gateways that copy OpenAI's Videos API put the file. */
const METADATA_NAMES = ['url', 'result_url', 'output_url', 'video_url'] as const;

function outputsInMetadata(place: Place | null): readonly Output[] {
	const metadata = place?.view.metadata;
	if (place === null || !isObject(metadata)) return [];
	const view = inSnakeCase(metadata);
	const path = pathOf(place, 'metadata');
	const found = METADATA_NAMES.flatMap((name) =>
		outputsAt(memberPath(path, name), view[name], ['output', name]),
	);
	// Not plain: an address in `metadata` does not make an answer without a word a success.
	return found.slice(0, 1).map((one) => ({ ...one, isPlain: false }));
}

/** @returns the outputs in the order of the fields, each URL once. The first is the main one, whatever its name */
function describedOutputs(body: unknown, fields: readonly string[]): readonly Output[] {
	const found = fields.flatMap((field) =>
		placesAt(body, field).flatMap(({ path, value }) => outputsAt(path, value, namesOf(path))),
	);
	const byUrl = new Map<string, Output>();
	for (const one of found) if (!byUrl.has(one.url)) byUrl.set(one.url, one);
	return [...byUrl.values()].slice(0, MOST_ADDRESSES).map((one, index) => {
		return index === 0 ? { ...one, role: 'output' } : one;
	});
}

/** @returns the names in a path, after `output`: a field that the user names is an output, whatever its names say */
function namesOf(path: string): readonly string[] {
	const names = path.split('.').map((name) => foldedName(name.replace(/\[\d+\]/g, '')));
	return ['output', ...names];
}

function outputsAt(path: string, value: unknown, names: readonly string[]): readonly Output[] {
	return outputsOf(addressesIn(value, path, names), null, NOTHING_KNOWN);
}

/** @returns the paths and the URLs of the addresses, without what else is known of them */
export function addressesSeen(addresses: readonly Address[]) {
	return addresses.map(({ path, url }) => ({ path, url }));
}
