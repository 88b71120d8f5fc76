import { isObject } from '../../../core/text/json';
import type { Problem } from '../../../core/problem';
import { isAddress, parseTaskId } from '../../../core/text/taskIds';
import type { IdForms } from '../../../core/text/taskIds';

/** So much of an item is looked through at most: members in all, and levels. */
const MOST_MEMBERS = 1_000;
const MOST_LEVELS = 5;

/** How members that hold a task's id are called, in lower case and without what stands between words. */
const ID_NAMES: ReadonlySet<string> = new Set([
	...['taskid', 'requestid', 'generationid', 'videoid', 'predictionid', 'jobid', 'operationid'],
	...['renderid', 'executionid', 'transcriptid', 'inferenceid'],
]);

/** What is called `id` alone is a task's id only at the top or within one of these. */
const HOLDERS: ReadonlySet<string> = new Set([
	...[
		'',
		'data',
		'task',
		'result',
		'output',
		'response',
		'body',
		'job',
		'prediction',
		'generation',
	],
]);

/** How members are called that hold the address under which a task is asked for. */
const ADDRESS_NAMES: ReadonlySet<string> = new Set([
	...['statusurl', 'pollingurl', 'geturl', 'get', 'responseurl', 'operationlocation', 'location'],
]);

/** A member of an item, and where it stands. */
interface Member {
	readonly name: string;
	readonly holder: string;
	/** As it is written behind `$json`, with its dot or brackets. */
	readonly path: string;
	readonly value: unknown;
	readonly level: number;
}

/** What is looked for in an item. */
export interface Wanted extends IdForms {
	/** What the provider calls the id in the answer to a create request, as in `data.task_id`. */
	readonly createdAs: string;
}

/** @returns where the item holds what looks like a task's id or address, as in `data.task_id`; null where nowhere */
export function idInItem(json: unknown, wanted: Wanted): string | null {
	let best = { rank: 0, path: '' };
	for (const member of membersOf(json)) {
		const rank = rankOf(member, wanted);
		if (rank > best.rank) best = { rank, path: member.path };
	}
	return best.rank === 0 ? null : best.path.replace(/^\./, '');
}

/**
 * @returns the Problem that a parameter holds no id, which now says where the item has one, with the expression to
 * paste; the same Problem where the item has none
 */
export function pointedTo(met: Problem, json: unknown, wanted: Wanted): Problem {
	const place = idInItem(json, wanted);
	if (place === null) return met;
	const expression = place.startsWith('[') ? `$json${place}` : `$json.${place}`;
	return {
		...met,
		message: `${met.message}; this item has one in ${place}`,
		description: `This item has ${place}: use {{ ${expression} }}. ${met.description}`,
	};
}

/** @returns what an item holds, what is nearer to its top first */
function membersOf(json: unknown): readonly Member[] {
	const found: Member[] = [{ name: '', holder: '', path: '', value: json, level: 0 }];
	for (let at = 0; at < found.length && found.length < MOST_MEMBERS; at += 1) {
		const one = found[at];
		if (one === undefined || one.level >= MOST_LEVELS) continue;
		const room = MOST_MEMBERS - found.length;
		found.push(...within(one).slice(0, room));
	}
	return found.slice(1);
}

function within({ name, path, value, level }: Member): readonly Member[] {
	if (Array.isArray(value)) {
		// The first stands for all: a list of ids is read by an expression of the user's own.
		const [first] = value as readonly unknown[];
		return first === undefined
			? []
			: [{ name, holder: name, path: `${path}[0]`, value: first, level: level + 1 }];
	}
	if (!isObject(value)) return [];
	return Object.entries(value).map(([member, held]) => ({
		...{ name: member, holder: name, value: held, level: level + 1 },
		path: isPlainName(member) ? `${path}.${member}` : `${path}[${JSON.stringify(member)}]`,
	}));
}

/** The most characters of a member's name, and of its place, that a message tells. */
const LONGEST_NAME = 60;
const LONGEST_PATH = 240;

function isPlainName(name: string): boolean {
	return /^[A-Za-z_$][\w$]*$/.test(name) && name.length <= LONGEST_NAME;
}

/** @returns how likely a member holds the id, 0 for not at all */
function rankOf({ name, holder, path, value }: Member, wanted: Wanted): number {
	if (typeof value !== 'string' && typeof value !== 'number') return 0;
	// A name that cannot be told in a message is no help.
	if (name.length > LONGEST_NAME || path.length > LONGEST_PATH) return 0;
	const rank = rankOfName({ name, holder, value: String(value) }, wanted);
	return rank > 0 && typeof parseTaskId(value, '', '', wanted) === 'string' ? rank : 0;
}

function rankOfName(
	{ name, holder, value }: { readonly [one in 'name' | 'holder' | 'value']: string },
	{ createdAs }: Wanted,
): number {
	const bare = bareName(name);
	if (bare === 'id') return HOLDERS.has(bareName(holder)) ? 2 : 0;
	if (ADDRESS_NAMES.has(bare)) return isAddress(value) ? 1 : 0;
	// Much else is called a name: one that is an id has its parts divided by slashes.
	if (bare === 'name' && !value.includes('/')) return 0;
	if (name === createdAs.split('.').at(-1)) return 4;
	return ID_NAMES.has(bare) ? 3 : 0;
}

function bareName(name: string): string {
	return name.toLowerCase().replace(/[_\- ]/g, '');
}
