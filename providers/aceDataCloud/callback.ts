import type { CallbackRule } from '../../core/callback/callback';

/** AceData Cloud calls once, when the task has ended, and signs nothing (its documents, "callback"). */
export const aceDataCloudCallback: CallbackRule = {
	urlField: 'callback_url',
	urlPlace: 'body',
	advice: '',
	idPaths: ['task_id'],
	calls: 'atEnd',
	signature: null,
};
