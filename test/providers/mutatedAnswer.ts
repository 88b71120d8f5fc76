// Recorded answers with something in them changed, wherever it stands.

type Parent = Record<string, unknown> | unknown[];

interface Place {
	readonly parent: Parent;
	readonly name: string;
}

/** One change: at which place of the answer, counted round, and what is done there. */
export interface Mutation {
	readonly place: number;
	readonly kind: (typeof MUTATIONS)[number];
	readonly value: unknown;
}

export const MUTATIONS = ['drop', 'replace', 'repeat', 'wrap', 'deepen', 'swell', 'swap'] as const;

/** Deeper ones are tried over real sockets; the copies here are made by calls within calls. */
const DEEP = 200;
const LONG = 300_000;

/** @returns a changed copy of the answer */
export function mutated(body: unknown, mutations: readonly Mutation[]): unknown {
	const whole = { body: structuredClone(body) };
	for (const mutation of mutations) {
		const places = placesIn(whole);
		const place = places[mutation.place % places.length];
		if (place !== undefined) change(place, mutation, places);
	}
	return whole.body;
}

/** In width, because answers nest deeper than calls can. */
function placesIn(value: object): Place[] {
	const places: Place[] = [];
	const open: unknown[] = [value];
	for (const next of open) {
		if (typeof next !== 'object' || next === null) continue;
		for (const [name, held] of Object.entries(next)) {
			places.push({ parent: next as Parent, name });
			open.push(held);
		}
	}
	return places;
}

function change({ parent, name }: Place, { kind, value, place }: Mutation, places: Place[]): void {
	const members = parent as Record<string, unknown>;
	const held = members[name];
	switch (kind) {
		case 'drop':
			if (Array.isArray(parent)) parent.splice(Number(name), 1);
			else delete members[name];
			return;
		case 'replace':
			// A later change must not reach the value itself, which other cases get too.
			members[name] = structuredClone(value);
			return;
		case 'repeat':
			if (Array.isArray(parent)) parent.push(structuredClone(held));
			else members[`${name}_again`] = structuredClone(held);
			return;
		case 'wrap':
			members[name] = [held, held];
			return;
		case 'deepen':
			members[name] = Array.from({ length: DEEP }).reduce((inner) => ({ data: inner }), held);
			return;
		case 'swell':
			members[name] = `${typeof held === 'string' ? held : ''}${'https://x?'.repeat(LONG / 10)}`;
			return;
		case 'swap': {
			const other = places[(place * 31 + 7) % places.length];
			const lent = (other?.parent as Record<string, unknown> | undefined)?.[other?.name ?? ''];
			members[name] = structuredClone(lent);
		}
	}
}

/** @returns every text of an answer, without what the request that made the task said */
export function textsIn(value: unknown): string[] {
	const texts: string[] = [];
	const open: unknown[] = [value];
	while (open.length > 0) {
		const next = open.pop();
		if (typeof next === 'string' || typeof next === 'number') texts.push(String(next).trim());
		if (typeof next !== 'object' || next === null) continue;
		for (const [name, held] of Object.entries(next)) if (name !== 'request') open.push(held);
	}
	return texts;
}
