import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { nonEmpty } from '../../core/text/json';
import { keyAsSent } from '../../core/text/secrets/keyAsSent';
import type { CredentialBinding, CredentialData } from '../provider';

const TITLE = 'Custom Task API';

/** What a credential adds to a request: one header, one member of the query, or nothing. */
export interface SentKey {
	readonly header: readonly [name: string, value: string] | null;
	readonly query: readonly [name: string, value: string] | null;
}

const NOTHING: SentKey = { header: null, query: null };

/** The characters of a header's name (RFC 9110, token). */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}$/;
/** Headers that the connection needs for itself. */
const TAKEN_HEADERS: ReadonlySet<string> = new Set([
	...['host', 'content-length', 'transfer-encoding', 'connection'],
]);
const QUERY_NAME = /^[^\s&=#?]{1,200}$/;

/** @returns what adds the key to a request, or the Problem with a field, named as the credential's form shows it */
export function sentKey(data: CredentialData): SentKey | Problem {
	const key = keyAsSent(data.apiKey);
	switch (data.authentication ?? 'bearer') {
		case 'none':
			return NOTHING;
		case 'bearer':
			return key === '' ? noKey() : { ...NOTHING, header: ['Authorization', `Bearer ${key}`] };
		case 'header':
			return inHeader(data, key);
		case 'query':
			return inQuery(data, key);
		case 'basic':
			return asUser(data, key);
		default:
			return refused('Authentication', 'has a value that is not known', 'Choose one of the list.');
	}
}

function inHeader({ headerName, prefix }: CredentialData, key: string): SentKey | Problem {
	const name = nonEmpty(headerName)?.trim() ?? '';
	if (name === '') return refused('Header Name', 'is empty', 'Write its name, such as X-API-Key.');
	if (!HEADER_NAME.test(name)) {
		return refused(
			'Header Name',
			'holds a character that no name of a header may have',
			'Write the name alone, without a colon and without the key, such as X-API-Key.',
		);
	}
	if (TAKEN_HEADERS.has(name.toLowerCase())) {
		return refused(
			'Header Name',
			`cannot be ${name}, which the connection needs for itself`,
			'Write the header that the API takes its key in, such as X-API-Key.',
		);
	}
	return key === '' ? noKey() : { ...NOTHING, header: [name, `${prefixAsSent(prefix)}${key}`] };
}

/** Adds a blank after a prefix that ends in a letter or digit, since users do not see one: `Key` is sent as `Key …`. */
function prefixAsSent(prefix: unknown): string {
	const written = keyAsSent(prefix);
	return /[A-Za-z0-9]$/.test(written) ? `${written} ` : written;
}

function inQuery({ queryName }: CredentialData, key: string): SentKey | Problem {
	const name = nonEmpty(queryName)?.trim() ?? '';
	if (name === '') return refused('Query Name', 'is empty', 'Write its name, such as api_key.');
	if (!QUERY_NAME.test(name)) {
		return refused(
			'Query Name',
			'holds a blank or one of & = # ?',
			'Write the name alone, without the key, such as api_key.',
		);
	}
	return key === '' ? noKey() : { ...NOTHING, query: [name, key] };
}

/** Makes the header of HTTP Basic Authentication. Its text is UTF-8, and a colon ends the user name (RFC 7617). */
function asUser(data: CredentialData, key: string): SentKey | Problem {
	const user = keyAsSent(data.user);
	if (user.includes(':')) {
		return refused(
			'User',
			'holds a colon, which no user name may have',
			"Write the password into 'API Key'.",
		);
	}
	if (user === '' && key === '') return noKey();
	const encoded = Buffer.from(`${user}:${key}`, 'utf8').toString('base64');
	return { ...NOTHING, header: ['Authorization', `Basic ${encoded}`] };
}

function noKey(): Problem {
	return refused(
		'API Key',
		'is empty',
		"Write the key, or set 'Authentication' of the credential to 'None' for an API without one.",
	);
}

function refused(field: string, what: string, whatToDo: string): Problem {
	return problem('invalidInput', `'${field}' of the credential '${TITLE}' ${what}`, {
		description: whatToDo,
	});
}

/** @returns every text that gives the key away: the key itself, and the encoded forms in which it is sent */
function secretsOf(data: CredentialData): readonly string[] {
	const key = keyAsSent(data.apiKey);
	const sent = sentKey(data);
	if (isProblem(sent)) return [key];
	const basic = sent.header?.[1].startsWith('Basic ') ? [sent.header[1].slice(6)] : [];
	// The query is written as a form, in which a blank is a plus sign, as in no other spelling of a text.
	return [...new Set([key, ...basic, ...(sent.query === null ? [] : [formEncoded(key)])])];
}

function formEncoded(key: string): string {
	return new URLSearchParams({ key }).toString().slice('key='.length);
}

/** The credential for any API: it holds where the API is served and how it takes its key. */
export const customApiCredential: CredentialBinding = {
	type: 'customTaskApi',
	title: TITLE,
	address: ({ baseUrl }) => nonEmpty(baseUrl),
	refusal: (data) => {
		const sent = sentKey(data);
		return isProblem(sent) ? sent : null;
	},
	secrets: secretsOf,
	keyHeader: (data) => {
		const sent = sentKey(data);
		return isProblem(sent) ? null : (sent.header?.[0] ?? null);
	},
	allowsLocalHttp: true,
};
