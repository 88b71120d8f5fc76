import { tellRemarks } from '../../../../nodes/VideoTask/durable/waitRemarks';
import { durableContext, WAIT } from './durableContext';
import type { DurableSetup } from './durableContext';
import { invocationOf, settingsWith } from '../handMadeContext';

const MINUTE = 60_000;

function told(form: object, afterMs: number, setup: DurableSetup = {}) {
	const parameters = { ...WAIT, ...form };
	const { context, warnings, messages, hints } = durableContext({ ...setup, parameters });
	const invocation = invocationOf(context, { settings: settingsWith(parameters) });
	tellRemarks(context, invocation, afterMs);
	expect(warnings).toEqual(hints.map(({ message }) => `Video Task: ${message}`));
	expect(hints.every(({ type }) => type === 'warning')).toBe(true);
	return { texts: hints.map(({ message }) => message), messages };
}

test('a wait as it is asked for needs no remark', () => {
	expect(told({}, 0).texts).toEqual([]);
	expect(told({ waitMode: 'automatic' }, 5 * MINUTE).texts).toEqual([]);
	expect(told({ waitMode: 'inMemory' }, Infinity).texts).toEqual([]);
});

test('a durable wait that stays in memory says why, and what to choose instead', () => {
	const { texts } = told({ routeByStatus: true }, Infinity);
	expect(texts).toEqual([expect.stringContaining("although 'Wait Mode' is Durable")]);
	expect(texts[0]).toContain("set 'On Error' to 'Continue'");
	expect(texts[0]).toContain("turn 'Route by Status' off");
});

describe("a time-out of the workflow's own", () => {
	const limited = (executionTimeout: unknown) => ({
		workflowSettings: { executionTimeout: executionTimeout as number },
	});

	test.each([
		['in memory', Infinity, 'is ended by n8n'],
		['until it rests', 25 * MINUTE, 'is ended by n8n'],
		['beyond which it rests', 5 * MINUTE, 'n8n cancels the workflow when it wakes'],
		['durable', 0, 'n8n cancels the workflow when it wakes'],
	])('that is shorter than the wait: %s', (_name, afterMs, whatHappens) => {
		const { texts } = told({ waitMode: 'automatic' }, afterMs, limited(20 * 60));
		expect(texts).toHaveLength(1);
		expect(texts[0]).toContain("(20 minutes) is shorter than 'Max Wait (Minutes)' (30 minutes)");
		expect(texts[0]).toContain(whatHappens);
	});

	test.each([[30 * 60], [-1], [0], [undefined], ['20']])(
		'%p is no reason for a remark',
		(limit) => {
			expect(told({}, 0, limited(limit)).texts).toEqual([]);
		},
	);

	test('is told in the editor at once where somebody is looking', () => {
		const setup = { ...limited(20), mode: 'manual' as const };
		const { texts, messages } = told({}, 0, setup);
		expect(messages).toEqual(texts);
		expect(texts[0]).toContain('(20 seconds)');
		expect(told({}, 0, limited(20)).messages).toEqual([]);
	});

	test('concerns waits only, and is told once', () => {
		expect(told({ operation: 'getTasksBatch' }, Infinity, limited(20)).texts).toEqual([]);
		expect(told({ durablePart: 'look' }, 0, limited(20)).texts).toEqual([]);
	});
});
