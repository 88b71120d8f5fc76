import type { CallbackRule } from '../../core/callback/callback';

/**
 * HeyGen calls addresses that are registered for the account. Only its older version is known to take an address
 * for one video.
 */
export const heyGenCallback: CallbackRule = {
	urlField: '',
	urlPlace: 'body',
	perTask: false,
	advice:
		'HeyGen calls addresses of the whole account: register the URL once, with POST /v3/webhooks/endpoints and the events that end in .success and .fail. The older version also takes callback_url in the request that creates a video.',
	idPaths: [
		'event_data.video_id',
		'event_data.video_translate_id',
		'event_data.lipsync_id',
		'event_data.id',
		'video_id',
		'data.video_id',
	],
	calls: 'atEnd',
	signature: null,
};
