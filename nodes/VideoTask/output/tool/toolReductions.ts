import type { IDataObject } from 'n8n-workflow';

import { shortened } from '../../../../core/text/foreignText';
import { isObject } from '../../../../core/text/json';

const SHORT_TEXT = 120;
const SHORT_PROMPT = 500;

const URL_FIELDS = ['videoUrl', 'imageUrl', 'audioUrl', 'lastFrameUrl'] as const;
/** What simplified items do not have. */
const DETAILS = [
	...['providerStatus', 'upstreamTaskId', 'traceId', 'model', 'prompt', 'thumbnailUrl'],
	...['cost', 'usage', 'details', 'raw'],
] as const;

export const RECORD_NOTE = 'The record (raw) is too long for this answer and left out.';

/** An item on its way to what it may be long, and what is no longer in it at all. */
export interface Draft {
	readonly fields: IDataObject;
	/** How many URLs have no room. */
	readonly leftOut: number;
	/** What else the model is told at the end of its next step. */
	readonly notes: readonly string[];
}

type Reduction = (draft: Draft, maxBytes: number) => Draft;

/** Each takes away a little more; what a model needs least comes first. */
export const REDUCTIONS: readonly Reduction[] = [
	withoutRepeatedMedia,
	withoutRepeatedUrls,
	withoutEmptyFields,
	withShortTexts,
	withLessOfTheWait,
	withMediaThatFit,
	withoutOtherUrls,
	withoutMessage,
];

/** The same with Simplify off, where the record is far longer than all the rest. */
export const WHOLE_REDUCTIONS: readonly Reduction[] = [
	withoutRecord,
	withShortPrompt,
	...REDUCTIONS.slice(0, -1),
	withoutDetails,
	withoutMessage,
];

export function bytesOf(value: unknown): number {
	return Buffer.byteLength(JSON.stringify(value));
}

export function fits(draft: Draft, maxBytes: number): boolean {
	return bytesOf(told(draft)) <= maxBytes;
}

/** @returns the fields, with what is left out told at the end of `nextStep` */
export function told({ fields, leftOut, notes }: Draft): IDataObject {
	const what = leftOut === 1 ? '1 more URL is' : `${leftOut} more URLs are`;
	const more = leftOut === 0 ? [] : [`${what} left out of this answer.`];
	if (notes.length + more.length === 0) return fields;
	return { ...fields, nextStep: [String(fields.nextStep), ...notes, ...more].join(' ') };
}

function withoutRecord(draft: Draft): Draft {
	const { fields, notes } = draft;
	if (fields.raw === null) return draft;
	return { ...draft, fields: { ...fields, raw: null }, notes: [...notes, RECORD_NOTE] };
}

/** And without what the provider counts, which may be of any length. */
function withShortPrompt(draft: Draft): Draft {
	const { prompt = null } = draft.fields;
	const short = typeof prompt === 'string' ? shortened(prompt, SHORT_PROMPT) : prompt;
	return { ...draft, fields: { ...draft.fields, prompt: short, usage: null } };
}

function withoutDetails(draft: Draft): Draft {
	const details = new Set<string>(DETAILS);
	return { ...draft, fields: picked(draft.fields, (name) => !details.has(name)) };
}

/** What stands in a field of its own does not have to stand in the list. */
function withoutRepeatedMedia(draft: Draft): Draft {
	const { fields } = draft;
	const named = new Set([fields.url, ...URL_FIELDS.map((name) => fields[name])]);
	const media = mediaOf(fields).filter(({ url }) => !named.has(url));
	return { ...draft, fields: { ...fields, media } };
}

function withoutRepeatedUrls(draft: Draft): Draft {
	const { fields } = draft;
	const repeated = new Set<string>(URL_FIELDS.filter((name) => fields[name] === fields.url));
	return { ...draft, fields: picked(fields, (name) => !repeated.has(name)) };
}

function withoutEmptyFields(draft: Draft): Draft {
	const { fields } = draft;
	const isEmpty = (value: unknown) =>
		value === null || (Array.isArray(value) && value.length === 0);
	return { ...draft, fields: picked(fields, (name) => !isEmpty(fields[name])) };
}

/** The words of the provider, which `nextStep` has as well. */
function withShortTexts(draft: Draft): Draft {
	const fields = [
		['failure', 'message'],
		['failure', 'code'],
		['wait', 'lastProblem'],
	].reduce((shorter, [name = '', member = '']) => withShort(shorter, name, member), draft.fields);
	return { ...draft, fields };
}

function withShort(fields: IDataObject, name: string, member: string): IDataObject {
	const whole = fields[name];
	if (!isObject(whole) || typeof whole[member] !== 'string') return fields;
	return {
		...fields,
		[name]: { ...whole, [member]: shortened(whole[member], SHORT_TEXT) } as IDataObject,
	};
}

function withLessOfTheWait(draft: Draft): Draft {
	const { wait } = draft.fields;
	if (!isObject(wait)) return draft;
	const { ended, waitedSeconds } = wait;
	const fields = { ...draft.fields, wait: { ended, waitedSeconds } as IDataObject };
	return { ...draft, fields };
}

/** As many as have room, found by halving: a list may be of any length. */
function withMediaThatFit(draft: Draft, maxBytes: number): Draft {
	const { fields, leftOut } = draft;
	const media = mediaOf(fields);
	const withFirst = (count: number): Draft => ({
		...draft,
		fields: { ...fields, media: media.slice(0, count) },
		leftOut: leftOut + media.length - count,
	});
	let [fitting, tooMany] = [0, media.length + 1];
	while (tooMany - fitting > 1) {
		const count = Math.floor((fitting + tooMany) / 2);
		if (fits(withFirst(count), maxBytes)) fitting = count;
		else tooMany = count;
	}
	const shorter = withFirst(fitting);
	if (fitting > 0) return shorter;
	return { ...shorter, fields: picked(shorter.fields, (name) => name !== 'media') };
}

/** The main one stays, whatever it takes. */
function withoutOtherUrls(draft: Draft, maxBytes: number): Draft {
	let shorter = draft;
	for (const name of [...URL_FIELDS].reverse()) {
		if (fits(shorter, maxBytes)) break;
		if (typeof shorter.fields[name] !== 'string') continue;
		shorter = {
			...shorter,
			fields: picked(shorter.fields, (other) => other !== name),
			leftOut: shorter.leftOut + 1,
		};
	}
	return shorter;
}

/** Short as it is by now, its characters may be of three bytes each; `nextStep` says the same. */
function withoutMessage(draft: Draft): Draft {
	const { failure } = draft.fields;
	if (!isObject(failure)) return draft;
	const shorter = picked(failure as IDataObject, (name) => name !== 'message');
	return { ...draft, fields: { ...draft.fields, failure: shorter } };
}

function mediaOf({ media }: IDataObject): IDataObject[] {
	return Array.isArray(media) ? (media as IDataObject[]) : [];
}

function picked(fields: IDataObject, isWanted: (name: string) => boolean): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => isWanted(name)));
}
