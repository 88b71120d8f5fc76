import type { CallbackRule } from '../../core/callback/callback';

/**
 * kie.ai calls when a task has ended; with a webhook key it signs the id and the time ("Webhook Security
 * Verification"). For Suno tasks it also calls for the first parts, which costs one more look.
 */
export const kieCallback: CallbackRule = {
	urlField: 'callBackUrl',
	urlPlace: 'body',
	advice: '',
	idPaths: ['data.taskId', 'data.task_id', 'taskId'],
	calls: 'atEnd',
	signature: {
		kind: 'hmac',
		signed: 'taskId.timestamp',
		signatureHeader: 'x-webhook-signature',
		timestampHeader: 'x-webhook-timestamp',
		idHeader: '',
		secretIsBase64: false,
	},
};
