import type { IDataObject } from 'n8n-workflow';

import { shortened } from '../../../../core/text/foreignText';
import { mostThatFits } from './draft';
import type { Draft, Rows } from './draft';

/** How many rows of a result a model is shown at most, even if more would fit, because it can read no more. */
const MOST_ROWS = 50;
/** How many characters of a text are shown even when there is hardly any room. */
const SHORTEST_TEXT = 80;

/** @returns the first rows of a result that is a list, and how many it has in all; null for any other result */
export function rowsOf(result: unknown): Rows | null {
	if (!Array.isArray(result)) return null;
	return { first: result.slice(0, MOST_ROWS) as unknown[], total: result.length };
}

/** @returns the rows to show and, when there are more, a text behind them that says how many */
export function shownRows({ first, total }: Rows): IDataObject[] {
	const more = total - first.length;
	const tail = more === 0 ? [] : [`… ${more} more rows are left out of this answer, of ${total}`];
	return [...first, ...tail] as IDataObject[];
}

/** Shortens a result: cuts a text, keeps the first rows of a list, and cuts any other object as JSON text. */
export function withShortResult(draft: Draft, maxBytes: number): Draft {
	const { fields, rows } = draft;
	const { result = null } = fields;
	if (result === null || typeof result === 'number' || typeof result === 'boolean') return draft;
	if (rows !== null) {
		const withFirst = (count: number): Draft => {
			const fewer = { ...rows, first: rows.first.slice(0, count) };
			return { ...draft, rows: fewer, fields: { ...fields, result: shownRows(fewer) } };
		};
		const count = mostThatFits(rows.first.length, withFirst, maxBytes);
		if (count > 0 || rows.first.length === 0) return withFirst(count);
	}
	const text = typeof result === 'string' ? result : JSON.stringify(rows?.first ?? result);
	const total = rows === null ? '' : ` (${rows.total} rows)`;
	const withText = (length: number): Draft => ({
		...draft,
		rows: null,
		fields: { ...fields, result: `${shortened(text, length)}${total}` },
	});
	return withText(Math.max(SHORTEST_TEXT, mostThatFits(text.length, withText, maxBytes)));
}

/** Puts a note that there is a result in its place, because the other fields take all the room. */
export function withoutResult(draft: Draft): Draft {
	const { fields } = draft;
	if ((fields.result ?? null) === null) return draft;
	return { ...draft, rows: null, fields: { ...fields, result: '… left out of this answer' } };
}
