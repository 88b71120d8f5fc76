import { addressesIn, MOST_ADDRESSES } from './addresses';
import type { Address } from './addresses';
import { isObject } from '../../../core/text/json';
import { inSnakeCase } from '../../../core/text/spelling';
import type { Recipe } from '../recipe';
import { foldedName } from './names';
import { outputsOf } from './media';
import type { Output } from './media';
import { isOwn, NOTHING_KNOWN } from './ownAddresses';
import type { KnownAddresses } from './ownAddresses';
import { outward, pathOf } from './places';
import type { Place } from './places';
import { memberPath, placesAt } from './valueAt';

/**
 * The files of a task that succeeded: where the recipe says (an empty list: none), else in the record in
 * which the word for its state stood, and where that has none, in what is around it (Novita writes them
 * beside the task).
 *
 * @returns the main one first
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

/** Gateways in the manner of OpenAI's videos add the file to what else is the caller's own (`metadata.url`). */
const METADATA_NAMES = ['url', 'result_url', 'output_url', 'video_url'] as const;

function outputsInMetadata(place: Place | null): readonly Output[] {
	const metadata = place?.view.metadata;
	if (place === null || !isObject(metadata)) return [];
	const view = inSnakeCase(metadata);
	const path = pathOf(place, 'metadata');
	const found = METADATA_NAMES.flatMap((name) =>
		outputsAt(memberPath(path, name), view[name], ['output', name]),
	);
	// Too little to take an answer without a word for a success.
	return found.slice(0, 1).map((one) => ({ ...one, isPlain: false }));
}

/** In the order of the fields. The first is the main one, whatever its name. */
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

/** What the user names is an output, so that the names that lead to it need not say so. */
function namesOf(path: string): readonly string[] {
	const names = path.split('.').map((name) => foldedName(name.replace(/\[\d+\]/g, '')));
	return ['output', ...names];
}

function outputsAt(path: string, value: unknown, names: readonly string[]): readonly Output[] {
	return outputsOf(addressesIn(value, path, names), null, NOTHING_KNOWN);
}

/** @returns paths and addresses alone, each pair once */
export function addressesSeen(addresses: readonly Address[]) {
	return addresses.map(({ path, url }) => ({ path, url }));
}
