import type { IDataObject } from 'n8n-workflow';

import { isObject } from './core/json';
import { shortened } from './nextStep';

/** A model pays for every word of an answer, and an agent keeps all of them. */
const MAX_BYTES = 1000;
const SHORT_TEXT = 120;

const URL_FIELDS = ['videoUrl', 'imageUrl', 'audioUrl', 'lastFrameUrl'] as const;

/** An item on its way to 1 kB, and how many URLs are no longer in it at all. */
interface Draft {
	readonly fields: IDataObject;
	readonly leftOut: number;
}

/** Each takes away a little more; what a model needs least comes first. */
const REDUCTIONS: ReadonlyArray<(draft: Draft) => Draft> = [
	withoutRepeatedMedia,
	withoutRepeatedUrls,
	withoutEmptyFields,
	withShortTexts,
	withLessOfTheWait,
	withMediaThatFit,
	withoutLastFrame,
	withoutMessage,
];

/**
 * @param fields the simplified fields of a task
 * @returns the same where they are short enough; else at most 1 kB of JSON, as long as the main URL allows:
 * a URL is there whole or not at all, and `nextStep` says how many are left out
 */
export function answerForModel(fields: IDataObject): IDataObject {
	let draft: Draft = { fields, leftOut: 0 };
	for (const reduce of REDUCTIONS) {
		if (fits(draft)) break;
		draft = reduce(draft);
	}
	return told(draft);
}

function fits(draft: Draft): boolean {
	return Buffer.byteLength(JSON.stringify(told(draft))) <= MAX_BYTES;
}

function told({ fields, leftOut }: Draft): IDataObject {
	if (leftOut === 0) return fields;
	const what = leftOut === 1 ? '1 more URL is' : `${leftOut} more URLs are`;
	return { ...fields, nextStep: `${String(fields.nextStep)} ${what} left out of this answer.` };
}

/** What stands in a field of its own does not have to stand in the list. */
function withoutRepeatedMedia({ fields, leftOut }: Draft): Draft {
	const named = new Set([fields.url, ...URL_FIELDS.map((name) => fields[name])]);
	return {
		leftOut,
		fields: { ...fields, media: mediaOf(fields).filter(({ url }) => !named.has(url)) },
	};
}

function withoutRepeatedUrls({ fields, leftOut }: Draft): Draft {
	const repeated = new Set<string>(URL_FIELDS.filter((name) => fields[name] === fields.url));
	return { leftOut, fields: picked(fields, (name) => !repeated.has(name)) };
}

function withoutEmptyFields({ fields, leftOut }: Draft): Draft {
	const isEmpty = (value: unknown) =>
		value === null || (Array.isArray(value) && value.length === 0);
	return { leftOut, fields: picked(fields, (name) => !isEmpty(fields[name])) };
}

/** The words of the provider, which `nextStep` has as well. */
function withShortTexts({ fields, leftOut }: Draft): Draft {
	return {
		leftOut,
		fields: [
			['failure', 'message'],
			['failure', 'code'],
			['wait', 'lastProblem'],
		].reduce((shorter, [name = '', member = '']) => withShort(shorter, name, member), fields),
	};
}

function withShort(fields: IDataObject, name: string, member: string): IDataObject {
	const whole = fields[name];
	if (!isObject(whole) || typeof whole[member] !== 'string') return fields;
	return {
		...fields,
		[name]: { ...whole, [member]: shortened(whole[member], SHORT_TEXT) } as IDataObject,
	};
}

function withLessOfTheWait({ fields, leftOut }: Draft): Draft {
	const { wait } = fields;
	if (!isObject(wait)) return { fields, leftOut };
	const { ended, waitedSeconds } = wait;
	return { leftOut, fields: { ...fields, wait: { ended, waitedSeconds } as IDataObject } };
}

function withMediaThatFit({ fields, leftOut }: Draft): Draft {
	const media = mediaOf(fields);
	for (let count = media.length; count > 0; count -= 1) {
		const draft = {
			fields: { ...fields, media: media.slice(0, count) },
			leftOut: leftOut + media.length - count,
		};
		if (fits(draft)) return draft;
	}
	return { fields: picked(fields, (name) => name !== 'media'), leftOut: leftOut + media.length };
}

function withoutLastFrame({ fields, leftOut }: Draft): Draft {
	const isThere = typeof fields.lastFrameUrl === 'string';
	return {
		fields: picked(fields, (name) => name !== 'lastFrameUrl'),
		leftOut: leftOut + (isThere ? 1 : 0),
	};
}

/** Short as it is by now, its characters may be of three bytes each; `nextStep` says the same. */
function withoutMessage({ fields, leftOut }: Draft): Draft {
	const { failure } = fields;
	if (!isObject(failure)) return { fields, leftOut };
	return {
		leftOut,
		fields: { ...fields, failure: picked(failure as IDataObject, (name) => name !== 'message') },
	};
}

function mediaOf({ media }: IDataObject): IDataObject[] {
	return Array.isArray(media) ? (media as IDataObject[]) : [];
}

function picked(fields: IDataObject, isWanted: (name: string) => boolean): IDataObject {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => isWanted(name)));
}
