import type { CallbackRule } from '../../core/callback/callback';

/**
 * MiniMax first tests the URL with a `challenge`, which the answer must repeat within 3 seconds, then calls on every
 * change. It signs nothing.
 */
export const miniMaxCallback: CallbackRule = {
	urlField: 'callback_url',
	urlPlace: 'body',
	advice: '',
	idPaths: ['task_id'],
	calls: 'everyChange',
	signature: null,
	challenge: 'challenge',
};
