// Answers of the API whose record of one task is odd.
import { recordsChanged, underWay, withWord } from './changedRecord';
import type { JsonRecord } from './changedRecord';
import type { Fault, FaultAction, Verdict } from './fault';

type Change = (record: JsonRecord, struck: string) => JsonRecord | JsonRecord[];

export function record(
	name: string,
	verdict: Partial<Verdict> & Pick<Fault, 'at'>,
	change: Change,
): Fault {
	return {
		...{ family: 'record', name, meaning: 'right', reach: 'record', ...verdict },
		action: ({ struck }) => ({
			mutate: recordsChanged(struck, (one) => change(one, struck)),
		}),
	};
}

const shifted =
	(seconds: number): Change =>
	(one) =>
		Object.fromEntries(
			Object.entries(one).map(([name, value]) => {
				if (!name.endsWith('_at')) return [name, value];
				if (typeof value === 'number') return [name, value + seconds];
				const atMs = Date.parse(String(value));
				return [name, Number.isNaN(atMs) ? value : new Date(atMs + seconds * 1000).toISOString()];
			}),
		);

/** Every member but the ids in a type that it never has. */
const mistyped: Change = (one, struck) =>
	Object.fromEntries(
		Object.entries(one).map(([name, value]) => {
			if (value === struck) return [name, value];
			if (typeof value === 'string') return [name, { text: value }];
			if (typeof value === 'number') return [name, [value]];
			return [name, typeof value === 'object' && value !== null ? 7 : 'x'];
		}),
	);

/** Everywhere in the record. */
const renamed =
	(newId: string | undefined): Change =>
	(one, struck) =>
		JSON.parse(
			JSON.stringify(one, (_name, value: unknown) => (value === struck ? newId : value)),
		) as JsonRecord;

const pondering: Change = (one) => ({
	...('done' in one ? one : withWord(underWay(one), 'pondering')),
	...('done' in one ? { status: 'pondering' } : { response: { status: 'pondering' } }),
});

/** As it is in the first look; in later ones it goes on as if it had never ended. */
function goingBack(): FaultAction {
	let looks = 0;
	return {
		mutate: (body: unknown) => {
			// HeyGen's list tells the states alone; the record is a second answer of the same look.
			if (typeof body === 'object' && body !== null && 'has_more' in body) return body;
			looks += 1;
			return looks === 1 ? body : recordsChanged(null, underWay)(body);
		},
	};
}

export const recordFaults: readonly Fault[] = [
	// A lone answer need not repeat the id; in AceData's batch nothing else says whose record it is.
	// A wait that is left with this id asks for it alone.
	record(
		'no id',
		{
			at: {
				'aceDataCloud getTask': { meaning: 'notFound' },
				'aceDataCloud getTasksBatch': { meaning: 'notFound' },
			},
		},
		renamed(undefined),
	),
	record(
		"somebody else's id",
		{
			...{ meaning: 'passing', says: /it is about another task/, httpCode: '200' },
			at: {
				aceDataCloud: { meaning: 'notFound' },
				'aceDataCloud waitUntilDone': { meaning: 'unknown' },
				// Nobody knows which of its members is the id.
				customApi: { meaning: 'right' },
			},
		},
		renamed('somebody-else'),
	),
	record('twice, once as it was before', {}, (one) => [underWay(one), one, underWay(one)]),
	record(
		'every member of a wrong type',
		{
			meaning: 'unknown',
			at: {
				// The addresses in its `resultJson` are found in whatever it is.
				kie: { meaning: 'right' },
			},
		},
		mistyped,
	),
	// Google has no word for a state.
	record(
		'a status word never seen',
		{ meaning: 'unknown', at: { googleVeo: { meaning: 'right' } } },
		pondering,
	),
	record('times an hour ahead', {}, shifted(3600)),
	record('times an hour behind', {}, shifted(-3600)),
	{
		...{ family: 'record', name: 'back from succeeded to running' },
		...{ meaning: 'right', reach: 'record', action: goingBack },
	},
	{
		...{ family: 'record', name: 'an id that is an integer beyond 2^53' },
		...{ meaning: 'right', reach: 'record' },
		newId: (count) => `9007199254740993${String(count).padStart(4, '0')}`,
		action: ({ struck }) => ({ rewrite: (text) => text.replaceAll(`"${struck}"`, struck) }),
	},
	...[3600, -3600].map(
		(seconds): Fault => ({
			...{ family: 'record', name: `the server's clock off by ${seconds} s` },
			...{ meaning: 'right', reach: 'record' },
			action: () => ({ dateOffsetSeconds: seconds }),
		}),
	),
];
