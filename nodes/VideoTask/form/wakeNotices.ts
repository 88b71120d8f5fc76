import type { INodeProperties } from 'n8n-workflow';

import type { Provider } from '../../../providers/provider';
import { PROVIDERS } from '../../../providers/registry';
import { placeOfUrl } from '../../form/placeOfUrl';

/** One notice for each provider: what 'Wake on Callback' needs besides being switched on, or why it cannot work. */
export const wakeNotices: INodeProperties[] = PROVIDERS.map((provider) => ({
	displayName: noticeOf(provider),
	name: 'wakeNotice',
	type: 'notice',
	default: '',
	displayOptions: {
		show: {
			provider: [provider.id],
			operation: ['waitUntilDone'],
			// The slash is needed: n8n before 2.41 looks for a name without one among the fields.
			'/options.wakeOnCallback': [true],
		},
		hide: { '@tool': [true] },
	},
}));

/** @returns where the resume URL goes, or why it wakes no wait. n8n reads it as HTML, and every word in it is ours. */
function noticeOf({ shortTitle, callback }: Provider): string {
	if (callback === undefined) {
		return `${shortTitle} does not call back, so far as its documents say, so 'Wake on Callback' changes nothing.`;
	}
	if (callback.challenge !== undefined) {
		return `${shortTitle} tries an address out before the task is created, when n8n does not listen yet, so it cannot wake this wait. Use Video Task Trigger.`;
	}
	if (callback.perTask === false) {
		return `${shortTitle} calls addresses of the whole account, so it cannot wake a single wait. Use Video Task Trigger.`;
	}
	const where = placeOfUrl(callback, 'the expression <code>{{ $execution.resumeUrl }}</code>');
	const rest =
		'A callback that comes before this node rests is refused; its next look finds the task.';
	return [
		where === ''
			? `${callback.advice} Put the expression <code>{{ $execution.resumeUrl }}</code> there.`
			: where,
		rest,
	].join(' ');
}
