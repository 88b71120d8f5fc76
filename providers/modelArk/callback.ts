import type { CallbackRule } from '../../core/callback/callback';

/**
 * Ark calls on every change, sends the same record as in its answer to a look, and signs nothing ("Create a video
 * generation task").
 */
export const modelArkCallback: CallbackRule = {
	urlField: 'callback_url',
	urlPlace: 'body',
	advice: '',
	idPaths: ['id'],
	calls: 'everyChange',
	signature: null,
};
