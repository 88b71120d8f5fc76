/**
 * How long after a look a task that has not ended is looked at again, if its provider calls only at the end: it may
 * call before its own records say so.
 */
export const LOOK_AGAIN_AFTER_MS = 5_000;

/** How a provider tells that something happened to a task, as data. */
export interface CallbackRule {
	/**
	 * The field that takes the URL in the request that creates a task, such as `callback_url`; '' if there is none, or
	 * if each API that can be meant has another name for it.
	 */
	readonly urlField: string;
	/** Whether `urlField` is in the body or in the query of that request. */
	readonly urlPlace: 'body' | 'query';
	/** False if a request cannot name a URL of its own; absent if it can. */
	readonly perTask?: false;
	/** A sentence on what else users should know about the provider's callbacks; '' for none. */
	readonly advice: string;
	/** Where the ids of tasks are in what the provider sends, as dotted paths. */
	readonly idPaths: readonly string[];
	/** Whether the provider calls only when a task has ended, or also while it goes on. */
	readonly calls: 'atEnd' | 'everyChange';
	/** How the provider signs what it sends; null if it does not. */
	readonly signature: Signature | null;
	/** The member to send back from a first request, with which the provider tests the URL; absent if it sends none. */
	readonly challenge?: string;
}

/** A signature that is made with a secret of the account, or of the provider. */
export type Signature = HmacSignature | SecretHeader | KeySetSignature;

/** HMAC-SHA256. */
export interface HmacSignature {
	readonly kind: 'hmac';
	/** What is signed; the timestamp is the text of its header. */
	readonly signed: 'id.timestamp.body' | 'taskId.timestamp' | 'timestamp.sortedJson';
	readonly signatureHeader: string;
	readonly timestampHeader: string;
	/** The header with the id of the message; '' if the signature does not cover one. */
	readonly idHeader: string;
	/** Whether the secret, after `whsec_` where it has that, is base64. */
	readonly secretIsBase64: boolean;
}

/** A header that holds the secret itself. */
export interface SecretHeader {
	readonly kind: 'secretHeader';
	readonly header: string;
}

/** Ed25519 over request id, user id, timestamp and SHA-256 of the body, with one of the provider's keys (JWKS). */
export interface KeySetSignature {
	readonly kind: 'keySet';
	readonly keysUrl: string;
	readonly signatureHeader: string;
	readonly timestampHeader: string;
	readonly requestIdHeader: string;
	readonly userIdHeader: string;
}

/** The field of a credential that holds the secret of `hmac` and `secretHeader`. */
export const SECRET_FIELD = 'webhookSecret';

/** The switch of a credential with which the signatures of a `keySet` are checked. */
export const CHECK_FIELD = 'checkWebhookSignature';
