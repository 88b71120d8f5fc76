import type { ICredentialTestRequest } from 'n8n-workflow';

/**
 * A rule on the body of a good answer: n8n calls the test failed where the value under `key` is exactly
 * `value` (lodash's `get`, then `===`), and good where no rule says so. So a rule cannot ask for what is
 * good, only refuse what is not; the functions below refuse all else, as far as that goes.
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
 * @returns the rules that refuse a member of these types, told by `constructor.name`, which lodash's `get` finds.
 * 'Object' is for members that every good answer has: a look-up other than n8n's may take one that is missing
 * for an object.
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

/** @returns the rules that refuse an answer with one of these members, which are those of other APIs; null passes */
export function foreignMembers(names: readonly string[], message: string): BodyRule[] {
	return names.flatMap((name) =>
		havingType(name, ['String', 'Number', 'Boolean', 'Array'], message),
	);
}

/** @returns what a test says when the answer is none of the provider's */
export function foreignAnswer(provider: string): string {
	return `Something else than ${provider} answers under this base URL. Check the base URL.`;
}

const LONGEST_CODE = 64;
const CODE_LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-. ';

/**
 * @param position of a letter in which the code differs from others of the same length
 * @returns the rules that refuse every text under `key` but this one, as far as a list of lengths and
 * letters can
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

/** @returns the rules as n8n's type wants them: n8n runs rules of both kinds, its type allows one kind in a list */
export function rulesOf(
	...rules: ReadonlyArray<BodyRule | ReturnType<typeof status>>
): Required<ICredentialTestRequest>['rules'] {
	return rules as Required<ICredentialTestRequest>['rules'];
}
