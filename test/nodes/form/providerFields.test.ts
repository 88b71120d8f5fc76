import type { INodePropertyOptions } from 'n8n-workflow';

import { providerFields } from '../../../nodes/form/providerFields';

const [provider, service, servicePath] = providerFields;
const operation = providerFields.find(({ name }) => name === 'operation');

const choices = (options: unknown) =>
	(options as INodePropertyOptions[]).map(({ name, value }) => [value, name]);

test('the provider takes no expression', () => {
	expect(provider).toMatchObject({
		...{ name: 'provider', type: 'options', noDataExpression: true, default: 'aceDataCloud' },
	});
	expect(provider).not.toHaveProperty('displayOptions');
	expect(choices(provider?.options)).toEqual([
		['aceDataCloud', 'AceData Cloud'],
		['customApi', 'Custom API'],
		['fal', 'fal'],
		['googleVeo', 'Google Veo (Gemini API)'],
		['heyGen', 'HeyGen'],
		['kie', 'kie.ai'],
		['kling', 'Kling'],
		['miniMax', 'MiniMax (Hailuo)'],
		['modelArk', 'ModelArk (Volcengine Ark)'],
		['piApi', 'PiAPI'],
		['replicate', 'Replicate'],
		['runway', 'Runway'],
		['vap', 'VAP (Vapagent)'],
		['waveSpeed', 'WaveSpeed AI'],
	]);
});

test('the service is AceData Cloud’s, and takes expressions', () => {
	expect(service).toMatchObject({
		...{ name: 'service', type: 'options', default: 'seedance' },
		displayOptions: { show: { provider: ['aceDataCloud'] } },
	});
	expect(service).not.toHaveProperty('noDataExpression');
	const names = choices(service?.options).map(([, name]) => String(name));
	expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
	expect(choices(service?.options)).toEqual(
		expect.arrayContaining([
			['digital-human', 'Digital Human'],
			['other', 'Other (By Path)'],
			['seedance', 'Seedance'],
			['suno', 'Suno'],
		]),
	);
});

test('a service that is not listed is given by its path', () => {
	expect(servicePath).toMatchObject({
		...{ displayName: 'Service Path', name: 'servicePath', type: 'string', default: '' },
		displayOptions: { show: { provider: ['aceDataCloud'], service: ['other'] } },
	});
	expect(servicePath).not.toHaveProperty('noDataExpression');
	// With an expression in 'Service' n8n would refuse to run without it.
	expect(servicePath).not.toHaveProperty('required');
});

test('the operation takes no expression, and waits by default', () => {
	expect(operation).toMatchObject({
		...{ name: 'operation', type: 'options', noDataExpression: true, default: 'waitUntilDone' },
	});
	expect(operation).not.toHaveProperty('displayOptions');
	expect(choices(operation?.options)).toEqual([
		['getTask', 'Get Task'],
		['getTasksBatch', 'Get Tasks Batch'],
		['getRecentTasks', 'Get Recent Tasks'],
		['waitUntilDone', 'Wait Until Done'],
	]);
	for (const option of operation?.options as INodePropertyOptions[]) {
		expect(option.action).toMatch(/^[A-Z][a-z ]+$/);
	}
});
