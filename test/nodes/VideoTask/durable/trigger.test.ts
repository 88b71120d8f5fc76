import type { IExecuteFunctions, WorkflowExecuteMode } from 'n8n-workflow';

import { triggerThatAnswersAtTheEnd } from '../../../../nodes/VideoTask/durable/trigger';
import { readCall } from '../../../../nodes/VideoTask/input/call';
import { durableContext } from './durableContext';

const WEBHOOK = 'n8n-nodes-base.webhook';
const CHAT = '@n8n/n8n-nodes-langchain.chatTrigger';
const AT_THE_END = { responseMode: 'lastNode' };

function node(type: string, parameters: object, more: object = {}) {
	const own = { name: `My ${type}`, type, typeVersion: 2, disabled: false, hasRun: true };
	return { ...own, parameters: { ...parameters }, ...more };
}

type Node = ReturnType<typeof node>;

const triggerFor = (context: IExecuteFunctions) =>
	triggerThatAnswersAtTheEnd(context, readCall(context));

function found(before: readonly Node[], mode: WorkflowExecuteMode = 'webhook') {
	return triggerFor(durableContext({ before, mode }).context);
}

// [type, parameters, whether its caller waits for the last node]
test.each<[string, object, boolean]>([
	[WEBHOOK, AT_THE_END, true],
	[WEBHOOK, { responseMode: 'streaming' }, true],
	[WEBHOOK, { responseMode: 'onReceived' }, false],
	[WEBHOOK, { responseMode: 'responseNode' }, false],
	[WEBHOOK, {}, false],
	['n8n-nodes-community.otherWebhook', AT_THE_END, true],
	['n8n-nodes-base.wait', { resume: 'webhook', ...AT_THE_END }, true],
	['n8n-nodes-base.wait', { resume: 'timeInterval', ...AT_THE_END }, false],
	['n8n-nodes-base.formTrigger', AT_THE_END, false],
	['n8n-nodes-base.form', AT_THE_END, false],
	['n8n-nodes-base.scheduleTrigger', {}, false],
	[CHAT, { public: true }, true],
	[CHAT, { public: true, options: {} }, true],
	[CHAT, { public: true, options: AT_THE_END }, true],
	[CHAT, { public: true, options: { responseMode: 'streaming' } }, true],
	[CHAT, { public: true, options: { responseMode: 'responseNode' } }, false],
	[CHAT, { public: true, options: { responseMode: 'responseNodes' } }, false],
	[CHAT, { public: false, options: AT_THE_END }, false],
	[CHAT, {}, false],
])('%s with %j', (type, parameters, isAwaited) => {
	expect(found([node(type, parameters)])).toBe(isAwaited ? `My ${type}` : null);
});

test('of several triggers the one counts that has started the execution', () => {
	const webhook = { ...node(WEBHOOK, AT_THE_END), name: 'Call' };
	const schedule = node('n8n-nodes-base.scheduleTrigger', {});
	expect(found([{ ...webhook, hasRun: false }, schedule], 'trigger')).toBeNull();
	expect(found([schedule, webhook])).toBe('Call');
	expect(found([{ ...webhook, disabled: true }])).toBeNull();
});

test('an execution that is tried again has no caller', () => {
	expect(found([node(WEBHOOK, AT_THE_END)], 'retry')).toBeNull();
});

test('where n8n does not say what has run, a caller may be waiting', () => {
	const made = durableContext({ before: [node(WEBHOOK, AT_THE_END)], mode: 'webhook' });
	const fails = () => {
		throw new Error('no data');
	};
	const context = Object.assign(made.context, { getWorkflowDataProxy: fails });
	expect(triggerFor(context)).toBe(`My ${WEBHOOK}`);
});

test('an n8n that names no nodes before this one says nothing', () => {
	const made = durableContext({ before: [node(WEBHOOK, AT_THE_END)] });
	const context = Object.assign(made.context, { getParentNodes: undefined });
	expect(triggerFor(context)).toBeNull();
});
