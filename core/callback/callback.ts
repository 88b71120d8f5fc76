/** A provider that calls at the end alone may call before its own records say so: its task is looked at again then. */
export const LOOK_AGAIN_AFTER_MS = 5_000;

/** How a provider tells that something happened to a task, as data. */
export interface CallbackRule {
	/**
	 * What takes the URL, as it is written in the request that creates a task, such as `callback_url`; '' where
	 * each API that can be meant calls it otherwise.
	 */
	readonly urlField: string;
	/** Where that is. */
	readonly urlPlace: 'body' | 'query';
	/** Whether each request can name another URL; absent for yes. */
	readonly perTask?: false;
	/** A sentence on what else is to be known about it; '' for none. */
	readonly advice: string;
	/** Where ids of tasks stand in what it sends, as dotted paths. */
	readonly idPaths: readonly string[];
	/** Whether it calls once a task has ended, or also while it goes on. */
	readonly calls: 'atEnd' | 'everyChange';
	/** How it signs what it sends; null where it does not. */
	readonly signature: Signature | null;
	/** The member of a first request that has to be sent back, by which the provider tries the URL out. */
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
	/** The header with the id of the message; '' where none is signed. */
	readonly idHeader: string;
	/** Whether what follows `whsec_` in the secret is base64. */
	readonly secretIsBase64: boolean;
}

/** The secret itself, in a header. */
export interface SecretHeader {
	readonly kind: 'secretHeader';
	readonly header: string;
}

/** Ed25519 by one of the provider's public keys (JWKS): request id, user id, timestamp, SHA-256 of the body. */
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
