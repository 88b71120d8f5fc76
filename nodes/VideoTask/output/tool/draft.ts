import type { IDataObject } from 'n8n-workflow';

/** The first rows of a result that is a list, which are those shown in the fields, and how many it has in all. */
export interface Rows {
	readonly first: readonly unknown[];
	readonly total: number;
}

/** An item that is being shortened, and what is left out of it. */
export interface Draft {
	readonly fields: IDataObject;
	/** How many URLs are left out because there is no room for them. */
	readonly leftOut: number;
	/** Sentences at the end of `nextStep` on what else is left out. */
	readonly notes: readonly string[];
	/** The rows of a result that is a list; null for any other result. */
	readonly rows: Rows | null;
}

export type Reduction = (draft: Draft, maxBytes: number) => Draft;

export function bytesOf(value: unknown): number {
	return Buffer.byteLength(JSON.stringify(value));
}

export function fits(draft: Draft, maxBytes: number): boolean {
	return bytesOf(told(draft)) <= maxBytes;
}

/** @returns the fields of the item, with sentences at the end of `nextStep` on what is left out */
export function told({ fields, leftOut, notes }: Draft): IDataObject {
	const what = leftOut === 1 ? '1 more URL is' : `${leftOut} more URLs are`;
	const more = leftOut === 0 ? [] : [`${what} left out of this answer.`];
	if (notes.length + more.length === 0) return fields;
	return { ...fields, nextStep: [String(fields.nextStep), ...notes, ...more].join(' ') };
}

/**
 * @param most the largest count that there can be
 * @returns the largest count with which the draft fits; found by halving, because lists and texts may be of any
 * length. 0 where none fits.
 */
export function mostThatFits(
	most: number,
	draftWith: (count: number) => Draft,
	maxBytes: number,
): number {
	let [fitting, tooMany] = [0, most + 1];
	while (tooMany - fitting > 1) {
		const count = Math.floor((fitting + tooMany) / 2);
		if (fits(draftWith(count), maxBytes)) fitting = count;
		else tooMany = count;
	}
	return fitting;
}
