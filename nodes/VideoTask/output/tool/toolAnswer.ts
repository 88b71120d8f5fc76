import type { IDataObject } from 'n8n-workflow';

import { LONGEST_URL } from '../../../../core/text/foreignText';
import { shownToModel } from './shownToModel';
import { bytesOf, fits, told } from './draft';
import type { Draft } from './draft';
import { rowsOf, shownRows } from './resultShown';
import { RECORD_NOTE, REDUCTIONS, WHOLE_REDUCTIONS } from './toolReductions';

/** The longest answer with 'Simplify' on: a model pays for every word, and an agent keeps every answer. */
const MAX_BYTES = 1000;
/** The longest answer with 'Simplify' off: a model gets all that is known, but must have room for its own work. */
const MAX_WHOLE_BYTES = 16_000;

/**
 * @param whole the fields of a task, with `nextStep`
 * @returns the fields as a model may read them, in at most 1 kB of JSON (16 kB with 'Simplify' off), or more if the
 * main URL needs it. A URL is there whole or not at all, and `nextStep` says how many are left out.
 */
export function answerForModel(
	whole: IDataObject,
	{ simplify }: { readonly simplify: boolean },
): IDataObject {
	const maxBytes = simplify ? MAX_BYTES : MAX_WHOLE_BYTES;
	let draft = readable(whole);
	for (const reduce of simplify ? REDUCTIONS : WHOLE_REDUCTIONS) {
		if (fits(draft, maxBytes)) break;
		draft = reduce(draft, maxBytes);
	}
	return told(draft);
}

/**
 * @returns the fields as a model may read them, to be shortened. A record that is too long is left out first, so that
 * nothing has to go through its texts.
 */
function readable(whole: IDataObject): Draft {
	const { raw = null } = whole;
	const isLong = raw !== null && bytesOf(raw) > MAX_WHOLE_BYTES;
	const rows = rowsOf(whole.result);
	const { fields, tooLong } = shownToModel({
		...whole,
		...(isLong ? { raw: null } : {}),
		...(rows === null ? {} : { result: rows.first as IDataObject[] }),
	});
	const urls = tooLong === 0 ? [] : [tooLongNote(tooLong)];
	const notes = isLong ? [...urls, RECORD_NOTE] : urls;
	if (rows === null) return { fields, leftOut: 0, notes, rows };
	const shown = { ...rows, first: fields.result as IDataObject[] };
	return { fields: { ...fields, result: shownRows(shown) }, leftOut: 0, notes, rows: shown };
}

function tooLongNote(count: number): string {
	const what = count === 1 ? '1 URL is' : `${count} URLs are`;
	return `${what} left out as longer than ${LONGEST_URL} characters; Get Task in an n8n workflow gives them whole.`;
}
