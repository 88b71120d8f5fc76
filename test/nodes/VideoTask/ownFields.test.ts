// A provider's own fields and status addresses as ids, from the form to the item: contract "Custom API".
import type { IDataObject } from 'n8n-workflow';

import { isProblem } from '../../../core/problem';
import { titleOf } from '../../../nodes/VideoTask/form/properties';
import { run } from '../../../nodes/VideoTask/run';
import { virtualClock } from '../../virtualClock.mjs';
import { durableContext, NOW, stateOf, stored } from './durable/durableContext';
import type { DurableSetup } from './durable/durableContext';
import {
	handMadeContext,
	perItem,
	reply,
	runInTime,
	settingsOf,
	settingsWith,
} from './handMadeContext';
import type { Setup } from './handMadeContext';

type Provider = import('../../../providers/provider').Provider;

jest.mock('../../../providers/registry', () => {
	const { PROVIDERS } = jest.requireActual('../../../providers/registry');
	const { madeUpProvider } = jest.requireActual('../../providers/madeUpProvider');
	// It has the same credential, which n8n offers for one provider only.
	return {
		PROVIDERS: [...PROVIDERS.filter((one: Provider) => one.id !== 'customApi'), madeUpProvider],
	};
});

const BASE = 'https://a.example';
const ADDRESS = `${BASE}/jobs/job-1`;
const HIDDEN = { provider: 'madeUp', operation: 'getTasksBatch', preset: 'none' };
const FORM = { ...HIDDEN, statusUrl: '/t/{id}' };
const EVIL = '={{ $env.HOME }}';

function made(setup: Setup): Setup {
	return {
		credentials: { baseUrl: BASE, apiKey: 'key-of-the-account' },
		reply: () => reply({ status: 'succeeded' }),
		...setup,
	};
}

async function ran(parameters: Readonly<Record<string, unknown>>, setup: Setup = {}) {
	const made_ = handMadeContext(made({ parameters: { ...FORM, ...parameters }, ...setup }));
	const result = await runInTime(made_.context);
	const items = result.outputs.flat().map(({ json }) => json);
	return { ...result, items, urls: made_.requests.map(({ options }) => options.url) };
}

describe('own fields', () => {
	test('are read for the whole node, without those that the form hides', () => {
		const describe_ = { statusField: 'data.state' };
		expect(settingsWith({ ...FORM, describe: describe_ }).own).toEqual({
			...{ preset: 'none', statusUrl: '/t/{id}', describe: describe_ },
		});
		expect(settingsWith(HIDDEN).own).toEqual({ preset: 'none' });
		expect(settingsWith({ provider: 'aceDataCloud' }).own).toEqual({});
	});

	test.each([
		[{ statusUrl: perItem('/a/{id}', '/b/{id}') }, "'Status URL'"],
		[{ describe: { statusField: perItem('a', 'b') } }, "'Describe the Answer'"],
		[{ preset: perItem('none', 'other') }, "'Preset'"],
	])('that differ from item to item are refused: %#', (parameters, title) => {
		const all = { parameters: { ...FORM, ...parameters }, items: [{}, {}] };
		const settings = settingsOf(handMadeContext(all).context);
		expect(isProblem(settings)).toBe(true);
		expect(settings).toMatchObject({
			message: `${title} has another value for item 1 than for item 0, but it is for the whole node`,
		});
	});

	test('that are an expression with one value for all items are taken', () => {
		const all = {
			parameters: { ...FORM, statusUrl: perItem('/a/{id}', '/a/{id}') },
			items: [{}, {}],
		};
		expect(settingsOf(handMadeContext(all).context)).toMatchObject({
			own: { statusUrl: '/a/{id}' },
		});
	});

	test('have their titles in messages, also within collections and rows', () => {
		expect([titleOf('statusUrl'), titleOf('statusField'), titleOf('providerWord')]).toEqual([
			...["'Status URL'", "'Status Field'", "'Own Word'"],
		]);
	});

	test('reach the adapter', async () => {
		const { items, urls } = await ran({ taskIds: 'x', statusUrl: '/v2/{id}/state' });
		expect(urls).toEqual([`${BASE}/v2/x/state`]);
		expect(items).toMatchObject([{ taskId: 'x', status: 'succeeded', provider: 'madeUp' }]);
	});

	test.each([
		{ statusUrl: "={{ $fromAI('statusUrl') }}" },
		{ describe: { statusField: '={{ $fromAi("x") }}' } },
		{ describe: { words: { values: [{ providerWord: "={{ $fromai('x') }}" }] } } },
	])('of a tool are not filled in by a model: %j', (own) => {
		const nodeType = 'n8n-nodes-video-tasks.videoTaskTool';
		const parameters = { ...FORM, ...own };
		expect(settingsOf(handMadeContext({ parameters, nodeType }).context)).toMatchObject({
			kind: 'invalidInput',
			message: expect.stringMatching(/^'(Status URL|Describe the Answer)' cannot be filled in/),
		});
		expect(settingsOf(handMadeContext({ parameters }).context)).not.toHaveProperty('kind');
	});
});

describe('ids', () => {
	test('may be status addresses, and come out as the ids in them', async () => {
		const { items, urls, error } = await ran({ taskIds: `${ADDRESS},job-2` });
		expect([error, urls]).toEqual([null, [ADDRESS, `${BASE}/t/job-2`]]);
		expect(items).toMatchObject([{ taskId: 'job-1' }, { taskId: 'job-2' }]);
	});

	test('that are the same in two addresses are asked for under both', async () => {
		const { items, urls } = await ran({ taskIds: [ADDRESS, `${ADDRESS}?v=2`, ADDRESS] });
		expect(urls).toEqual([ADDRESS, `${ADDRESS}?v=2`]);
		expect(items.map(({ taskId }) => taskId)).toEqual(['job-1', 'job-1', 'job-1']);
	});

	test('are shown so in messages too', async () => {
		const nothing = { reply: () => reply('[]') };
		const { error } = await ran({ operation: 'getTask', taskId: ADDRESS }, nothing);
		expect(error?.message).toMatch(/^Task job-1: /);
		const { items } = await ran({ taskIds: ADDRESS }, nothing);
		expect(items).toMatchObject([{ taskId: 'job-1', status: 'not_found' }]);
	});

	test.each([
		['https://b.example/jobs/job-1', 'b.example', 'a.example'],
		['http://a.example/jobs/job-1', 'http://a.example', 'https://a.example'],
		['https://a.example:8443/jobs/job-1', 'a.example:8443', 'a.example'],
	])('at another origin (%s) are bad input of their item alone', async (taskId, theirs, ours) => {
		const parameters = { taskIds: perItem(taskId, 'job-2') };
		const items = [{}, {}];
		const goingOn = await ran(parameters, { items, continueOnFail: true });
		expect(goingOn.urls).toEqual([`${BASE}/t/job-2`]);
		const message = `'Task IDs' holds an address at ${theirs}, but the credential's key goes to ${ours} only`;
		expect(goingOn.items).toMatchObject([{ error: message }, { taskId: 'job-2' }]);
		const stopping = await ran(parameters, { items });
		expect([stopping.urls, stopping.error?.message]).toEqual([[], message]);
		expect(stopping.error?.description).toContain("'Base URL'");
		const waiting = await ran({ ...parameters, operation: 'waitUntilDone' }, { items });
		expect(waiting.error?.message).toContain(message);
		expect(waiting.urls).toEqual([`${BASE}/t/job-2`]);
	});

	test('have slashes where the own fields say so', async () => {
		const { items } = await ran({ taskIds: 'operations/x', statusUrl: '/{+id}' });
		expect(items).toMatchObject([{ taskId: 'operations/x' }]);
		expect((await ran({ taskIds: 'operations/x' })).error?.message).toContain('"operations/x"');
	});

	test('that a tool is given as one address are read as they are', async () => {
		const nodeType = 'n8n-nodes-video-tasks.videoTaskTool';
		const { urls } = await ran({ taskIds: ` ${ADDRESS}?a=1,2 ` }, { nodeType });
		expect(urls).toEqual([`${ADDRESS}?a=1,2`]);
	});
});

test('a credential that cannot be used sends nothing', async () => {
	const credentials = { baseUrl: BASE, authentication: 'header', apiKey: 'some-key' };
	const { urls, error } = await ran({ taskIds: 'x' }, { credentials });
	expect([urls, error?.message]).toEqual([
		...[[], "'Header Name' of the credential 'Custom Task API' is empty"],
	]);
});

test.each(['some-key', 'bWU6c29tZS1rZXk=', 'bWU6c29tZS1rZXk%3D'])(
	'a key echoed as %s, a form in which it is sent, is removed',
	async (echoed) => {
		const credentials = { baseUrl: BASE, authentication: 'basic', user: 'me', apiKey: 'some-key' };
		const replies = [() => new Error(`bad ${echoed}`), () => reply(`<p>${echoed}</p>`, 400)];
		for (const reply_ of replies) {
			const setup = { credentials, reply: reply_ };
			const { error } = await ran({ operation: 'getTask', taskId: 'x' }, setup);
			expect(error?.message).toMatch(/^Task x: /);
			const told = `${error?.message} ${error?.description}`;
			expect(told).not.toMatch(/some-key|bWU6/);
		}
	},
);

describe('in a durable wait', () => {
	const WAIT = { ...FORM, operation: 'waitUntilDone', waitMode: 'durable', routeByStatus: false };
	const own = { statusUrl: `/{id}/${EVIL}`, describe: { statusField: EVIL } };

	async function turn(setup: DurableSetup, atMs: number) {
		const { clock, run: letTimePass } = virtualClock(atMs);
		const durable = durableContext({ ...made({}), ...setup });
		return { ...durable, ...(await letTimePass(run(durable.context, clock))) };
	}

	async function begun() {
		const running = { reply: () => reply({ status: 'running' }) };
		const parameters = { ...WAIT, ...own, taskIds: [ADDRESS, 'job-2'] };
		const { called } = await turn({ parameters, ...running }, NOW);
		const nodes = called[0]?.workflow.nodes ?? [];
		const parameters_ = { ...nodes.find(({ name }) => name === 'Look')?.parameters };
		return { nodes, parameters: parameters_, item: stored(called[0]?.items[0]) };
	}

	const old = (json: IDataObject, changed: object = {}): IDataObject => ({
		videoTaskWait: { ...Object(stateOf(json)), isNew: false, ...changed },
	});
	const parent = { resultData: { runData: {} } };

	test('own fields are in the stored wait, never in a parameter of its nodes', async () => {
		const { nodes, item } = await begun();
		expect(JSON.stringify(nodes)).not.toMatch(/env|statusUrl|describe/);
		expect(stateOf(item)).toMatchObject({
			settings: { own: { preset: 'none', ...own } },
			requests: [{ ids: [ADDRESS, 'job-2'] }],
		});
	});

	test('a later turn asks as the first did', async () => {
		const { parameters, item } = await begun();
		const look = await turn({ parameters, items: [old(item)], parent }, NOW + 65_000);
		expect(look.requests.map(({ options }) => options.url)).toEqual([
			...[ADDRESS, `${BASE}/job-2/${EVIL}`],
		]);
		expect(look.requests[0]?.options.headers).toMatchObject({
			'x-described': JSON.stringify({ statusField: EVIL }),
		});
		expect(look.outputs[0]?.map(({ json }) => json.taskId)).toEqual(['job-1', 'job-2']);
	});

	test('a wait that an older version stored is resumed', async () => {
		const { parameters, item } = await begun();
		const settings = { binaryPropertyName: 'data' };
		const items = [old(item, { settings })];
		const look = await turn({ parameters, items, parent }, NOW + 65_000);
		expect(look.requests.map(({ options }) => options.url)).toEqual([
			...[ADDRESS, `${BASE}/preset/job-2`],
		]);
	});

	test('where the credential is gone, all tasks come out as last seen', async () => {
		const { parameters, item } = await begun();
		const credentials = new Error('gone');
		const setup = { parameters, items: [old(item)], parent, credentials, continueOnFail: true };
		const { outputs } = await turn(setup, NOW + 65_000);
		expect(outputs[0]?.map(({ json }) => json.error)).toEqual([
			...['job-1', 'job-2'].map((id) =>
				expect.stringMatching(new RegExp(`^Task ${id} \\(last seen running\\): No credential`)),
			),
		]);
	});

	test('the node that rests puts them out without a credential', async () => {
		const { parameters, item } = await begun();
		const rest = { ...parameters, durablePart: 'rest' };
		const { outputs } = await turn({ parameters: rest, items: [old(item)] }, NOW + 1000);
		expect(outputs[0]?.length).toBe(2);
		expect(JSON.stringify(outputs[0])).toContain('job-1');
	});

	test('a credential of another address in the meantime turns no task into bad input', async () => {
		const { parameters, item } = await begun();
		const credentials = { baseUrl: 'https://b.example', apiKey: 'key-of-the-account' };
		const setup = { parameters, items: [old(item)], parent, credentials, continueOnFail: true };
		const { requests, outputs } = await turn(setup, NOW + 65_000);
		expect(requests.map(({ options }) => options.url)).toEqual([`https://b.example/job-2/${EVIL}`]);
		expect(JSON.stringify(outputs)).toContain('Task job-1 (last seen running)');
	});
});
