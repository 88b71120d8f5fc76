import type { Problem } from '../problem';

/** What to ask, as plain data; the address is the provider's base URL plus `path`, or `address`. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST';
	/** Begins with a slash; ids and query are encoded already. */
	readonly path: string;
	/** A whole address that is asked instead; the key goes to the origin of the base URL only. */
	readonly address?: string;
	/** Whether it is asked without the key, as an address of another origin must be. */
	readonly withoutKey?: boolean;
	/** Sent beside the node's own; never the key's. */
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly body?: JsonBody;
	/** Sent as it is, instead of `body`: a text that is JSON already. */
	readonly bodyText?: string;
}

export type JsonBody = Readonly<Record<string, string | number | readonly string[]>>;

export interface HttpAnswer {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** When the answer was complete, in ms since 1970. */
	readonly receivedAtMs: number;
}

/**
 * Sends one request. Never rejects: no answer is a Problem.
 *
 * @param answerByMs when the answer must be complete, in ms since 1970; the request's own time-out otherwise
 * @param isCalledOff asked when the request's turn has come: whether it must not be sent any more
 */
export type Send = (
	request: HttpRequest,
	answerByMs?: number,
	isCalledOff?: () => boolean,
) => Promise<HttpAnswer | Problem>;
