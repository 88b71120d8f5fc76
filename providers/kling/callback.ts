import type { CallbackRule } from '../../core/callback/callback';

/** Kling calls on every change, sends the task as its list shows it, and signs nothing ("Callback Protocol"). */
export const klingCallback: CallbackRule = {
	urlField: 'callback_url',
	urlPlace: 'body',
	advice: '',
	idPaths: ['task_id', 'data.task_id'],
	calls: 'everyChange',
	signature: null,
};
