import type { CallbackRule } from '../../core/callback/callback';

/**
 * WaveSpeed calls when a task has ended, and signs id, time and body. The key is the text after the secret's prefix,
 * which is not base64 ("Verifying Webhooks").
 */
export const waveSpeedCallback: CallbackRule = {
	urlField: 'webhook',
	urlPlace: 'query',
	advice: '',
	idPaths: ['id', 'data.id'],
	calls: 'atEnd',
	signature: {
		kind: 'hmac',
		signed: 'id.timestamp.body',
		signatureHeader: 'webhook-signature',
		timestampHeader: 'webhook-timestamp',
		idHeader: 'webhook-id',
		secretIsBase64: false,
	},
};
