import type { Preset } from './preset';

/**
 * Vidu: `GET /ent/v2/tasks/{id}/creations`. Words created, queueing, processing, success, failed; `err_code` is
 * '' while all is well. `cover_url` is a still, `watermarked_url` a second copy. Addresses work for 24 hours
 * (ArcReel, vidu_shared; ComfyUI, nodes_vidu).
 */
export const vidu: Preset = {
	value: 'vidu',
	title: 'Vidu',
	description:
		'Base URL https://api.vidu.com/ent/v2, authentication Header with the name Authorization and the prefix Token',
	hosts: ['api.vidu.com', 'api.vidu.cn'],
	basePath: '/ent/v2',
	recipe: {
		statusUrl: '/tasks/{id}/creations',
		statusField: 'state',
		outputFields: ['creations[].url'],
		failureCodeField: 'err_code',
		urlLifetimeSeconds: 86_400,
		expectedSeconds: 95,
	},
};
