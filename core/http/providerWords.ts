import { withoutQueries } from '../text/secrets/secrets';

/** What a provider says in the body of a refusal. */
interface Said {
	readonly code: string | null;
	readonly message: string | null;
	readonly traceId: string | null;
}

const MAX_QUOTED = 300;

/** @returns a provider's text for use in a message: at most 300 characters, and URLs without what signs them */
export function quotable(text: string): string {
	const start = text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`;
	return withoutQueries(start);
}

/** @returns the provider's own message, code and trace id by these names; what it did not give is left out */
export function wordsOf({ message, code, traceId }: Said): Readonly<Record<string, string>> {
	return Object.fromEntries(
		Object.entries({ message, code, traceId }).flatMap(([name, text]) =>
			text === null ? [] : [[name, quotable(text)]],
		),
	);
}

/** @returns the provider's code and trace id in brackets, after a blank; '' if it gives neither */
export function factsOf({ code, traceId }: Said): string {
	const facts = [
		code === null ? null : `provider's code: ${quotable(code)}`,
		traceId === null ? null : `trace id: ${quotable(traceId)}`,
	].filter((fact) => fact !== null);
	return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}
