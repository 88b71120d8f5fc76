import type { CallbackRule } from '../../core/callback/callback';

/**
 * VAP calls when a task has completed, failed or was refunded, and signs the JSON with its members sorted (its page
 * "Webhooks").
 */
export const vapCallback: CallbackRule = {
	urlField: 'webhook_url',
	urlPlace: 'body',
	advice: '',
	idPaths: ['data.task_id', 'data.id', 'data.generation_id', 'task_id'],
	calls: 'atEnd',
	signature: {
		kind: 'hmac',
		signed: 'timestamp.sortedJson',
		signatureHeader: 'x-vap-signature',
		timestampHeader: 'x-vap-timestamp',
		idHeader: '',
		secretIsBase64: false,
	},
};
