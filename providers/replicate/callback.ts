import type { CallbackRule } from '../../core/callback/callback';

/** Replicate calls for the events that the request names, and signs id, time and body ("Verify webhooks"). */
export const replicateCallback: CallbackRule = {
	urlField: 'webhook',
	urlPlace: 'body',
	advice: 'With webhook_events_filter ["completed"] beside it Replicate calls once.',
	idPaths: ['id'],
	calls: 'everyChange',
	signature: {
		kind: 'hmac',
		signed: 'id.timestamp.body',
		signatureHeader: 'webhook-signature',
		timestampHeader: 'webhook-timestamp',
		idHeader: 'webhook-id',
		secretIsBase64: true,
	},
};
