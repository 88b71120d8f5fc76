import type { INodeProperties } from 'n8n-workflow';

import { taskIdFields } from '../../../../nodes/VideoTask/form/taskIds';
import { PROVIDERS } from '../../../../providers/registry';

// [provider, the default, so that the answer of a create request fits as it is]
const DEFAULTS = [
	['aceDataCloud', '={{ $json.taskId || $json.task_id }}'],
	['customApi', '={{ $json.taskId || $json.task_id || $json.id }}'],
	['fal', '={{ $json.status_url || $json.taskId || $json.request_id }}'],
	['googleVeo', '={{ $json.taskId || $json.name }}'],
	['heyGen', '={{ $json.taskId || $json.data?.video_id || $json.video_id }}'],
	['kie', '={{ $json.taskId || $json.data?.taskId }}'],
	['kling', '={{ $json.taskId || $json.data?.task_id }}'],
	['miniMax', '={{ $json.taskId || $json.task_id }}'],
	['modelArk', '={{ $json.taskId || $json.task_id || $json.id }}'],
	['piApi', '={{ $json.taskId || $json.data?.task_id }}'],
	['replicate', '={{ $json.taskId || $json.id || $json.urls?.get }}'],
	['runway', '={{ $json.taskId || $json.id }}'],
	['vap', '={{ $json.taskId || $json.task_id || $json.generation_id }}'],
	['waveSpeed', '={{ $json.taskId || $json.data?.id || $json.data?.urls?.get }}'],
] as const;

const WHERE = [
	['taskId', 'Task ID', ['getTask']],
	['taskIds', 'Task IDs', ['getTasksBatch', 'waitUntilDone']],
] as const;

/** An API that the user describes has no name, and calls ids what it likes. */
const CREATED: Record<string, readonly [whose: string, member: string]> = {
	customApi: ['the', ''],
};

const FILLED =
	/^=\{\{ \/\*n8n-auto-generated-fromAI-override\*\/ \$fromAI\('(\w+)', `([^`]+)`, '(\w+)'\) \}\}$/;

const isForTools = ({ displayOptions }: INodeProperties) =>
	displayOptions?.show?.['@tool'] !== undefined;

test.each(WHERE)(
	'%s has one entry a provider, which differ in the default and in what is taken beside ids',
	(name, ...rest) => {
		const [displayName, operation] = rest;
		const entries = taskIdFields.filter((field) => field.name === name && !isForTools(field));
		expect(entries).toEqual(
			DEFAULTS.map(([provider, value]) => ({
				...{ displayName, name, type: 'string', required: true, default: value },
				placeholder: expect.stringContaining('e.g.'),
				description: expect.stringMatching(/^(The|One) ID .+ every input item|every input item/i),
				displayOptions: { show: { provider: [provider], operation }, hide: { '@tool': [true] } },
			})),
		);
	},
);

describe.each(PROVIDERS)('as a tool, $id', ({ id, shortTitle, ids }) => {
	test.each(WHERE)('%s is filled in by the model, which is told where it comes from', (...row) => {
		const [name, displayName, operation] = row;
		const entries = taskIdFields.filter(
			(field) =>
				field.name === name &&
				isForTools(field) &&
				field.displayOptions?.show?.provider?.includes(id),
		);
		expect(entries).toEqual([
			expect.objectContaining({
				...{ displayName, name, type: 'string', required: true },
				displayOptions: { show: { provider: [id], operation, '@tool': [true] } },
			}),
		]);
		const [, key, told = '', type] = FILLED.exec(String(entries[0]?.default)) ?? [];
		expect([key, type]).toEqual([name, 'string']);
		const [whose, member] = CREATED[id] ?? [`${shortTitle}'s`, ids.createdAs];
		expect(told).toContain(`that ${whose} create call answered`);
		expect(told).toContain(`for example ${ids.example}. Only that`);
		if (member === '') expect(told).not.toMatch(/ID \(/);
		else expect(told).toContain(`ID (${member})`);
		expect(told.includes('status URL')).toBe(ids.idOfAddress !== undefined);
		// A schema is sent along with every question to the model.
		expect(told.length).toBeLessThan(300);
	});
});

test('there is nothing else', () => {
	expect(taskIdFields).toHaveLength(4 * DEFAULTS.length);
});
