import type { IDataObject } from 'n8n-workflow';

import { shortened } from '../../../../core/text/foreignText';
import { isObject } from '../../../../core/text/json';
import { fits, mostThatFits } from './draft';
import type { Draft, Reduction } from './draft';
import { withoutResult, withShortResult } from './resultShown';

const SHORT_TEXT = 120;
const SHORT_PROMPT = 500;

const URL_FIELDS = ['videoUrl', 'imageUrl', 'audioUrl', 'lastFrameUrl'] as const;
/** Fields that simplified items do not have. */
const DETAILS = [
	...['providerStatus', 'upstreamTaskId', 'traceId', 'model', 'prompt', 'thumbnailUrl'],
	...['cost', 'usage', 'details', 'raw'],
] as const;

export const RECORD_NOTE = 'The record (raw) is too long for this answer and left out.';

/** The steps that shorten an item, taken in this order until it fits: first goes what a model needs least. */
export const REDUCTIONS: readonly Reduction[] = [
	withoutRepeatedMedia,
	withoutRepeatedUrls,
	withoutEmptyFields,
	withShortTexts,
	withLessOfTheWait,
	withShortResult,
	withMediaThatFit,
	withoutOtherUrls,
	withoutResult,
	withoutMessage,
];

/** The steps for items with 'Simplify' off: first goes the record, which is far longer than everything else. */
export const WHOLE_REDUCTIONS: readonly Reduction[] = [
	withoutRecord,
	withShortPrompt,
	...REDUCTIONS.slice(0, -1),
	withoutDetails,
	withoutMessage,
];

function withoutRecord(draft: Draft): Draft {
	const { fields, notes } = draft;
	if (fields.raw === null) return draft;
	return { ...draft, fields: { ...fields, raw: null }, notes: [...notes, RECORD_NOTE] };
}

/** Shortens the prompt, and leaves out `usage`, which may be of any length. */
function withShortPrompt(draft: Draft): Draft {
	const { prompt = null } = draft.fields;
	const short = typeof prompt === 'string' ? shortened(prompt, SHORT_PROMPT) : prompt;
	return { ...draft, fields: { ...draft.fields, prompt: short, usage: null } };
}

function withoutDetails(draft: Draft): Draft {
	const details = new Set<string>(DETAILS);
	return { ...draft, fields: picked(draft.fields, (name) => !details.has(name)) };
}

/** Leaves out of the list of media the URLs that have a field of their own. */
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

/** Shortens what the provider said; on most failures `nextStep` quotes the provider as well. */
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

/** Keeps as many of the first media as fit, and leaves the list out when none fits. */
function withMediaThatFit(draft: Draft, maxBytes: number): Draft {
	const { fields, leftOut } = draft;
	const media = mediaOf(fields);
	const withFirst = (count: number): Draft => ({
		...draft,
		fields: { ...fields, media: media.slice(0, count) },
		leftOut: leftOut + media.length - count,
	});
	const fitting = mostThatFits(media.length, withFirst, maxBytes);
	const shorter = withFirst(fitting);
	if (fitting > 0) return shorter;
	return { ...shorter, fields: picked(shorter.fields, (name) => name !== 'media') };
}

/** Leaves out URL fields one by one, the last first, until the item fits; the main URL stays. */
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

/**
 * Leaves out the message of a failure, because its 120 characters may take three bytes each, and for most failures
 * `nextStep` quotes it.
 */
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
