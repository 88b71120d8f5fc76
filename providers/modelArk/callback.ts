import type { CallbackRule } from '../../core/callback/callback';

/** Ark calls on every change, with the answer that a look would give, and signs nothing ("Create a video generation task"). */
export const modelArkCallback: CallbackRule = {
	urlField: 'callback_url',
	urlPlace: 'body',
	advice: '',
	idPaths: ['id'],
	calls: 'everyChange',
	signature: null,
};
