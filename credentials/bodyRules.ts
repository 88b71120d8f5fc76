import type { ICredentialTestRequest } from 'n8n-workflow';

/**
 * A rule on the body of an answer without an HTTP error: the test fails if the value under `key` is exactly
 * `value` (lodash's `get`, then `===`), and succeeds if no rule fails it. So a rule can only refuse a bad answer,
 * not require a good one; the functions below refuse all that is not good, as far as that is possible.
 */
export interface BodyRule {
	readonly type: 'responseSuccessBody';
	readonly properties: {
		readonly key: string;
		readonly value: string | number | undefined;
		readonly message: string;
	};
}

type Type = 'String' | 'Number' | 'Boolean' | 'Array' | 'Object';

function refused(key: string, value: string | number | undefined, message: string): BodyRule {
	return { type: 'responseSuccessBody', properties: { key, value, message } };
}

/** @returns the rule that refuses an answer without this member */
function without(key: string, message: string): BodyRule {
	return refused(key, undefined, message);
}

/** @returns the rule that refuses an answer in which this member has this value */
export function having(key: string, value: string | number, message: string): BodyRule {
	return refused(key, value, message);
}

/**
 * @returns the rules that refuse a member of these types. They compare its `constructor.name`, which lodash's `get`
 * finds. 'Object' is only for members that every good answer has, because a look-up other than n8n's may take a
 * missing member for an object.
 */
export function havingType(key: string, types: readonly Type[], message: string): BodyRule[] {
	return types.map((type) => refused(`${key}.constructor.name`, type, message));
}

/** @returns the rules that refuse a body that is no JSON object: a text, a page, a number, null */
export function noObject(message: string): BodyRule[] {
	return [
		refused('constructor', undefined, message),
		...(['String', 'Number', 'Boolean', 'Array'] as const).map((type) =>
			refused('constructor.name', type, message),
		),
	];
}

/** @returns the rules that refuse an answer without a list under this name, such as a page of tasks */
export function otherThanList(key: string, message: string): BodyRule[] {
	return [
		without(key, message),
		...noObject(message),
		...havingType(key, ['String', 'Number', 'Boolean', 'Object'], message),
	];
}

const TYPES: readonly Type[] = ['String', 'Number', 'Boolean', 'Array', 'Object'];

/** @returns the rules that refuse an answer in which this member is missing, null, or of another type */
export function otherThanType(key: string, type: Type, message: string): BodyRule[] {
	const others = TYPES.filter((other) => other !== type);
	return [
		without(`${key}.constructor`, message),
		...noObject(message),
		...havingType(key, others, message),
	];
}

/** @returns the rules that refuse an answer with one of these members of other APIs, unless it is null or an object */
export function foreignMembers(names: readonly string[], message: string): BodyRule[] {
	return names.flatMap((name) =>
		havingType(name, ['String', 'Number', 'Boolean', 'Array'], message),
	);
}

/** @returns the message of a test for an answer that does not come from the provider */
export function foreignAnswer(provider: string): string {
	return `Something else than ${provider} answers under this base URL. Check the base URL.`;
}

const LONGEST_CODE = 64;
const CODE_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. ';

/**
 * @param position the index of a letter by which `only` differs from other codes of its length
 * @returns the rules that refuse every value under `key` but the text `only`, as far as a list of lengths and
 * letters can tell; a member that is missing, null or an object passes
 */
export function otherText(
	key: string,
	only: string,
	position: number,
	message: string,
): BodyRule[] {
	const lengths = Array.from({ length: LONGEST_CODE + 1 }, (_, length) => length);
	const letters = [...CODE_LETTERS].filter((letter) => letter !== only[position]);
	return [
		...havingType(key, ['Number', 'Boolean', 'Array'], message),
		...lengths
			.filter((length) => length !== only.length)
			.map((length) => refused(`${key}.length`, length, message)),
		...letters.map((letter) => refused(`${key}.${position}`, letter, message)),
	];
}

/** @returns the rule that gives an HTTP status its own message */
export function status(value: number, message: string) {
	return { type: 'responseCode' as const, properties: { value, message } };
}

/** @returns the rules in n8n's type, which allows only one kind of rules in a list, although n8n runs both together */
export function rulesOf(
	...rules: ReadonlyArray<BodyRule | ReturnType<typeof status>>
): Required<ICredentialTestRequest>['rules'] {
	return rules as Required<ICredentialTestRequest>['rules'];
}
