import type { Problem } from '../problem';

/** A request as plain data. Its address is the provider's base URL plus `path`, or `address`. */
export interface HttpRequest {
	readonly method: 'GET' | 'POST';
	/** Begins with a slash; ids and query are encoded already. */
	readonly path: string;
	/** A whole address to ask instead; the key goes to the origin of the base URL only. */
	readonly address?: string;
	/** Whether the request is sent without the key, as one to another origin must be. */
	readonly withoutKey?: boolean;
	/** Headers that are sent beside the node's own; never the header with the key. */
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
 * Sends one request. Never rejects: if no answer comes, the result is a Problem.
 *
 * @param answerByMs when the answer must be complete, in ms since 1970; if absent, the request's own time-out counts
 * @param isCalledOff called when the request's turn has come; true if it must not be sent any more
 */
export type Send = (
	request: HttpRequest,
	answerByMs?: number,
	isCalledOff?: () => boolean,
) => Promise<HttpAnswer | Problem>;
