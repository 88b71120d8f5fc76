import { isObject } from '../../../../core/text/json';
import type { JsonObject } from '../../../../core/text/json';
import { webAddress } from '../../../../core/task/media/mediaUrl';
import { foldedName, isMarkedName, leadsElsewhere } from './names';
import { jsonInText, memberPath } from '../valueAt';

/** A web address in an answer. */
export interface Address {
	readonly path: string;
	readonly url: string;
	/** The names that lead from the record to the address, in snake_case; its own name is the last. */
	readonly names: readonly string[];
	/** The object in which it stands. */
	readonly holder: JsonObject;
}

/** No task has so many outputs, and none nests them deeper. */
export const MOST_ADDRESSES = 500;
const MOST_DEPTH = 12;
/** How many levels of JSON in a text are read: JSON in a text, and JSON in a text of that JSON. */
const MOST_TEXTS = 2;

/** A place on the way to an address. Its path is put together only for an address, since most of an answer has none. */
interface At {
	/** The place around this one; null where the search began. */
	readonly around: At | null;
	/** The name of the member, or the number of the entry, that leads to this place. */
	readonly step: string | number;
	readonly names: readonly string[];
	readonly holder: JsonObject;
	readonly depth: number;
	readonly texts: number;
}

/** @returns the place one step further in; its members are listed, because a spread takes several times as long */
function within(around: At, step: string | number, inner: Pick<At, 'names' | 'holder'>): At {
	const { depth, texts } = around;
	return { around, step, names: inner.names, holder: inner.holder, depth: depth + 1, texts };
}

/** @returns whether a value can hold an address: a list, an object, or a text that begins like an address or JSON */
function mayHold(value: unknown): boolean {
	if (typeof value === 'string') return BEGINNINGS.has(value.trimStart().charAt(0));
	return typeof value === 'object' && value !== null;
}

const BEGINNINGS: ReadonlySet<string> = new Set(['h', 'H', '[', '{']);

/**
 * Finds all web addresses below a value that could be outputs. It leaves out repeated requests, addresses of the API,
 * of pages and of callbacks, and copies with a watermark. Texts that are JSON are read, too.
 *
 * @returns at most 500 addresses in the answer's order, one for each path, so that a URL may be there twice
 */
export function addressesIn(
	value: unknown,
	path: string,
	names: readonly string[] = [],
): Address[] {
	const found: Address[] = [];
	const visit = (inner: unknown, at: At): void => {
		if (found.length >= MOST_ADDRESSES) return;
		if (typeof inner === 'string') visitText(inner, at);
		else if (typeof inner === 'object' && inner !== null && at.depth <= MOST_DEPTH) {
			if (Array.isArray(inner)) {
				for (const [index, entry] of (inner as readonly unknown[]).entries()) {
					if (found.length >= MOST_ADDRESSES) return;
					if (!mayHold(entry)) continue;
					visit(entry, within(at, index, at));
				}
			} else if (isObject(inner)) visitMembers(inner, at);
		}
	};
	const visitMembers = (holder: JsonObject, at: At): void => {
		for (const name in holder) {
			const member = holder[name];
			if (!mayHold(member)) continue;
			const folded = foldedName(name);
			if (leadsElsewhere(folded) || isMarkedName(folded)) continue;
			visit(member, within(at, name, { names: [...at.names, folded], holder }));
		}
	};
	const visitText = (text: string, at: At): void => {
		// A text with blanks in it is a sentence, even if it begins with an address.
		const url = /\s/.test(text.trim()) ? null : webAddress(text);
		if (url !== null)
			found.push({ path: pathOf(at, path), url, names: at.names, holder: at.holder });
		else if (at.texts < MOST_TEXTS) visit(jsonInText(text), { ...at, texts: at.texts + 1 });
	};
	visit(value, { around: null, step: '', names, holder: {}, depth: 0, texts: 0 });
	return found;
}

/** @param begun the path at which the search began */
function pathOf({ around, step }: At, begun: string): string {
	if (around === null) return begun;
	const path = pathOf(around, begun);
	return typeof step === 'number' ? `${path}[${step}]` : memberPath(path, step);
}
