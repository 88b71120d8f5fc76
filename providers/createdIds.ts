import { PROVIDERS } from './registry';

/** The members of create answers that hold an id, each with the providers that call it so. */
function createdIdMembers(): ReadonlyArray<readonly [member: string, titles: string]> {
	const titles = new Map<string, string[]>();
	for (const { ids, shortTitle } of PROVIDERS) {
		if (ids.createdAs === '') continue;
		titles.set(ids.createdAs, [...(titles.get(ids.createdAs) ?? []), shortTitle]);
	}
	return [...titles].map(([member, own]) => [member, own.join(', ')]);
}

/** @returns the members with their providers, as in "task_id (VAP) or id (ModelArk)", for people */
export function createdIdsByProvider(): string {
	return createdIdMembers()
		.map(([member, titles]) => `${member} (${titles})`)
		.join(' or ');
}

/** @returns the usual member, and where it is another, as in "task_id; id at ModelArk", for models */
export function createdIdsInShort(): string {
	const [usual, ...others] = createdIdMembers();
	return [usual?.[0], ...others.map(([member, titles]) => `${member} at ${titles}`)].join('; ');
}
