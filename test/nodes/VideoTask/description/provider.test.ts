import type { INodePropertyOptions } from 'n8n-workflow';

import { providerFields } from '../../../../nodes/VideoTask/description/provider';

const [provider, service, operation] = providerFields;

const choices = (options: unknown) =>
	(options as INodePropertyOptions[]).map(({ name, value }) => [value, name]);

test('the provider takes no expression', () => {
	expect(provider).toMatchObject({
		...{ name: 'provider', type: 'options', noDataExpression: true, default: 'aceDataCloud' },
	});
	expect(provider).not.toHaveProperty('displayOptions');
	expect(choices(provider?.options)).toEqual([
		['aceDataCloud', 'AceData Cloud'],
		['modelArk', 'ModelArk (Volcengine Ark)'],
		['vap', 'VAP (Vapagent)'],
	]);
});

test('the service is AceData Cloud’s, and takes expressions', () => {
	expect(service).toMatchObject({
		...{ name: 'service', type: 'options', default: 'seedance' },
		displayOptions: { show: { provider: ['aceDataCloud'] } },
	});
	expect(service).not.toHaveProperty('noDataExpression');
	expect(choices(service?.options)).toEqual(
		expect.arrayContaining([
			['seedance', 'Seedance'],
			['veo', 'Veo'],
		]),
	);
});

test('the operation takes no expression, and waits by default', () => {
	expect(operation).toMatchObject({
		...{ name: 'operation', type: 'options', noDataExpression: true, default: 'waitUntilDone' },
	});
	expect(operation).not.toHaveProperty('displayOptions');
	expect(choices(operation?.options)).toEqual([
		['getTask', 'Get Task'],
		['getTasksBatch', 'Get Tasks Batch'],
		['waitUntilDone', 'Wait Until Done'],
	]);
	for (const option of operation?.options as INodePropertyOptions[]) {
		expect(option.action).toMatch(/^[A-Z][a-z ]+$/);
	}
});
