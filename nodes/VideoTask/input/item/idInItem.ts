import { isObject } from '../../../../core/text/json';
import type { Problem } from '../../../../core/problem';
import { isAddress, parseTaskId } from '../../../../core/text/taskIds';
import type { IdForms } from '../../../../core/text/taskIds';

/** How many members of an item in all, and how many levels of it, are searched at most. */
const MOST_MEMBERS = 1_000;
const MOST_LEVELS = 5;

/** Names of members that hold a task's id, as `bareName` gives them: in lower case, without signs between words. */
const ID_NAMES: ReadonlySet<string> = new Set([
	...['taskid', 'requestid', 'generationid', 'videoid', 'predictionid', 'jobid', 'operationid'],
	...['renderid', 'executionid', 'transcriptid', 'inferenceid'],
]);

/** A member called just `id` is taken for a task's id only at the top ('') or within a member of these names. */
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

/** Names of members that hold the address under which a task is asked for, as `bareName` gives them. */
const ADDRESS_NAMES: ReadonlySet<string> = new Set([
	...['statusurl', 'pollingurl', 'geturl', 'get', 'responseurl', 'operationlocation', 'location'],
]);

/** A member of an item: its name, that of the member it is in, its place, its value and its level. */
interface Member {
	readonly name: string;
	readonly holder: string;
	/** The member's place as it is written behind `$json`, with its dot or brackets. */
	readonly path: string;
	readonly value: unknown;
	readonly level: number;
}

/** What is searched for in an item: the forms of a provider's ids, and the name of the id. */
export interface Wanted extends IdForms {
	/** What the provider calls the id in the answer to a create request, as in `data.task_id`. */
	readonly createdAs: string;
}

/** @returns where the item most likely holds a task's id or address, as in `data.task_id`; null when it holds none */
export function idInItem(json: unknown, wanted: Wanted): string | null {
	let best = { rank: 0, path: '' };
	for (const member of membersOf(json)) {
		const rank = rankOf(member, wanted);
		if (rank > best.rank) best = { rank, path: member.path };
	}
	return best.rank === 0 ? null : best.path.replace(/^\./, '');
}

/**
 * @param met the Problem that a parameter holds no id
 * @returns the Problem, which now says where the item has an id, with the expression to paste; the same Problem when
 * the item has none
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

/** @returns the members of an item on all levels, those nearer to its top first */
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
		// Only the first entry is searched: to read a whole list of ids, users write an expression of their own.
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

/** How long a member's name, and its place, may be for a message to tell it, in characters. */
const LONGEST_NAME = 60;
const LONGEST_PATH = 240;

function isPlainName(name: string): boolean {
	return /^[A-Za-z_$][\w$]*$/.test(name) && name.length <= LONGEST_NAME;
}

/** @returns how likely a member holds the id: from 4 for most likely down to 0 for not at all */
function rankOf({ name, holder, path, value }: Member, wanted: Wanted): number {
	if (typeof value !== 'string' && typeof value !== 'number') return 0;
	// A member whose name or place is too long for a message is no help.
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
	// Most members called `name` hold no id; a name that is an id has slashes between its parts.
	if (bare === 'name' && !value.includes('/')) return 0;
	if (name === createdAs.split('.').at(-1)) return 4;
	return ID_NAMES.has(bare) ? 3 : 0;
}

function bareName(name: string): string {
	return name.toLowerCase().replace(/[_\- ]/g, '');
}
