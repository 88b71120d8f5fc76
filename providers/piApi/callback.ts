import type { CallbackRule } from '../../core/callback/callback';

/** PiAPI calls when a task has ended. A header holds the secret that the create request set (its page "Webhook"). */
export const piApiCallback: CallbackRule = {
	urlField: 'config.webhook_config.endpoint',
	urlPlace: 'body',
	advice: '',
	idPaths: ['data.task_id', 'task_id'],
	calls: 'atEnd',
	signature: { kind: 'secretHeader', header: 'x-webhook-secret' },
};
