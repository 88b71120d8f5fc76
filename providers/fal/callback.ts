import type { CallbackRule } from '../../core/callback/callback';

/**
 * fal calls once per request, with up to ten tries within two hours until it gets an answer, and signs with keys of
 * its own (its page "Webhooks").
 */
export const falCallback: CallbackRule = {
	urlField: 'fal_webhook',
	urlPlace: 'query',
	advice: "Choose 'Model' here too: fal sends a bare request_id.",
	idPaths: ['request_id'],
	calls: 'atEnd',
	signature: {
		kind: 'keySet',
		keysUrl: 'https://rest.fal.ai/.well-known/jwks.json',
		signatureHeader: 'x-fal-webhook-signature',
		timestampHeader: 'x-fal-webhook-timestamp',
		requestIdHeader: 'x-fal-webhook-request-id',
		userIdHeader: 'x-fal-webhook-user-id',
	},
};
