import { isObject } from '../json';

/**
 * Names of members that say where a provider reports to, in whatever spelling: `callback_url`, `callBackUrl`,
 * `webhook`, `fal_webhook`, `webhook_config`, `notify_hook`, `webhook_auth_header`.
 */
const CALLBACK =
	/(?:callback|webhook|notify|notification)(?:s|ur[li]s?|hooks?|address|target|endpoints?|configs?|options|settings|completed|(?:auth)?(?:secret|token|key|auth|headers?|headervalue))?$/;
/** Names for the URL alone, which the create requests of most providers use. */
const CALLBACK_URL = /(?:callback|webhook)url$/;
const SECRET = /(?:secret|token|key|auth|authorization|password|signature|headers?|headervalue)$/;
const LONGEST_NAME = 60;

/** @returns whether a member of this name sets up a callback */
export function namesCallback(name: string): boolean {
	return name.length <= LONGEST_NAME && CALLBACK.test(folded(name));
}

/** @returns whether the value of a member of this name is itself a secret */
export function namesSecret(name: string): boolean {
	return name.length <= LONGEST_NAME && SECRET.test(folded(name));
}

function folded(name: string): string {
	return name.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/** `https://…`, or the same without a scheme: a name with a dot, and a path. */
const ADDRESS = /^\s*(?:[a-z][a-z0-9+.-]{0,20}:\/\/|[\w-]+(?:\.[\w-]+)+(?::\d+)?\/)[^\s/]/i;
/** How many characters of a text are enough to see whether it is an address. */
export const ADDRESS_BEGINNING = 300;

/** @returns whether a text begins like an address */
export function isAddress(text: string): boolean {
	return ADDRESS.test(text.slice(0, ADDRESS_BEGINNING));
}

/** The deepest nesting that is kept, deeper than any provider's. More can overflow the stack when an item is copied. */
const MAX_DEPTH = 64;

/**
 * @returns a copy with the text `[removed]` in place of members that say where callbacks go, and of what is nested
 * deeper than 64 levels. Addresses of callbacks often carry a secret, and items are stored
 */
export function withoutCallbackUrls(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= MAX_DEPTH) return '[removed]';
	if (Array.isArray(value)) return value.map((entry) => withoutCallbackUrls(entry, depth + 1));
	// Made from entries, because an assignment to a member named `__proto__` would replace the copy's prototype.
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [
			name,
			isCallback(name, entry) ? '[removed]' : withoutCallbackUrls(entry, depth + 1),
		]),
	);
}

function isCallback(name: string, value: unknown): boolean {
	if (!namesCallback(name)) return false;
	return CALLBACK_URL.test(folded(name)) || tellsSecret(name, value) || holdsSecret(value);
}

function tellsSecret(name: string, value: unknown): boolean {
	if (typeof value !== 'string' || value.trim() === '') return false;
	return namesSecret(name) || isAddress(value);
}

const MOST_ENTRIES = 1_000;

/** @returns whether an object or a list holds an address or a secret; true if it is too large to be searched */
function holdsSecret(value: unknown): boolean {
	const open: unknown[] = [value];
	for (let count = 0; open.length > 0; count += 1) {
		const one = open.pop();
		if (!Array.isArray(one) && !isObject(one)) continue;
		const entries = Object.entries(one);
		count += entries.length;
		if (count > MOST_ENTRIES) return true;
		if (entries.some(([name, entry]) => tellsSecret(name, entry))) return true;
		open.push(...entries.map(([, entry]) => entry));
	}
	return false;
}
