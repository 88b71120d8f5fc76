import type { Preset } from './preset';

/**
 * Alibaba Cloud Model Studio (Wan, Qwen): `GET /api/v1/tasks/{task_id}`. `task_status` UNKNOWN under HTTP 200 means
 * that the id is older than 24 hours or never existed; only the host that made a task knows it (ArcReel,
 * dashscope_shared; Model Studio's documents). `task_metrics` has members named SUCCEEDED and FAILED.
 */
export const dashScope: Preset = {
	value: 'dashScope',
	title: 'DashScope (Wan)',
	description:
		'Base URL https://dashscope-intl.aliyuncs.com or your own region, authentication Bearer',
	hosts: ['dashscope.aliyuncs.com', '*.aliyuncs.com'],
	basePath: '/api/v1',
	recipe: {
		statusUrl: '/tasks/{id}',
		statusField: 'output.task_status',
		words: new Map([['unknown', 'not_found']]),
		failureCodeField: 'output.code',
		failureMessageField: 'output.message',
		urlLifetimeSeconds: 86_400,
	},
	unknownIdHint:
		'DashScope forgets tasks after 24 hours, and knows them only at the host that made them: check the base URL in the credential.',
	facts: { contentPolicyCodes: ['DataInspectionFailed'] },
};
