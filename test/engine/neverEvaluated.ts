// Whatever an item, an answer or an earlier node says comes out as the text that it is, through n8n's engine, in
// memory and at rest. Two files run this: one for each of n8n's engines for expressions.
import { Expression } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { passingTime } from './passingTime';
import { workflowOf } from './videoTaskRun';

/** What each of them would give if it were evaluated, and what none of them holds as it stands. */
const RESULT = 'evaluated';
const TEXTS = [
	'={{"eval"+"uated"}}',
	'{{"eval"+"uated"}}',
	'="eval"+"uated"',
	'={{$json.row}}{{"eval"+"uated"}}',
];

const FORM = {
	...{ operation: 'waitUntilDone', routeByStatus: true, downloadMedia: true, simplify: false },
	...{ maxWaitMinutes: 3, service: "={{ $json.service ?? 'seedance' }}" },
};
const OPTIONS = {
	...{ includeInputFields: true, pollIntervalSeconds: 65 },
	...{ binaryPropertyName: '={{ $json.field }}', fileName: '={{ $json.file }}' },
};

/** Every text of a record but what the node has to understand is this one. */
function spoilt(record: unknown, text: string): unknown {
	const kept =
		/^(id|task_id|type|status|state|success|video_url|created_at|finished_at|started_at)$/;
	if (Array.isArray(record)) return record.map((one) => spoilt(one, text));
	if (typeof record === 'string') return text;
	if (typeof record !== 'object' || record === null) return record;
	return Object.fromEntries(
		Object.entries(record).map(([name, value]) => [
			name,
			kept.test(name) && typeof value !== 'object' ? value : spoilt(value, text),
		]),
	);
}

/** An item for each way in which a text can get into the node, all of them with the text in every field. */
function itemsWith(text: string, taskId: string, failedId: string): IDataObject[] {
	const fields = { field: text, file: text, note: text, more: { [text]: [text] } };
	return [
		{ ...fields, taskId },
		{ ...fields, taskId: failedId },
		{ ...fields, taskId: text },
		{ ...fields, taskId, service: text },
		{ ...fields, error: text },
		{ ...fields, error: { message: text } },
	];
}

export function neverEvaluated(engine: string): void {
	const time = passingTime();

	async function ran(text: string, waitMode: string) {
		const isDurable = waitMode === 'durable';
		const task = { provider: 'aceDataCloud', queuedSeconds: 0 } as const;
		const taskId = time.simulator.createTask({ ...task, runSeconds: isDurable ? 50 : 0 });
		const failedId = time.simulator.createTask({ ...task, runSeconds: 0, outcome: 'failed' });
		for (const id of [taskId, failedId])
			time.simulator.addFault({ taskId: id, do: { mutate: (body: object) => spoilt(body, text) } });
		const items = itemsWith(text, taskId, failedId);
		const question = {
			items,
			node: { onError: 'continueRegularOutput' as const },
			parameters: { ...FORM, waitMode, options: OPTIONS },
		};
		const { answer, beats, child } = await time.finish(workflowOf(time.simulator, question));
		expect([answer.status, beats.length]).toEqual(['success', isDurable ? 1 : 0]);
		const stored = JSON.stringify([answer.executionData, child?.executionData ?? null]);
		return { answer, stored, taskId, failedId };
	}

	describe.each(TEXTS)('%s', (text) => {
		test.each(['inMemory', 'durable'])('%s', async (waitMode) => {
			const { answer, stored, taskId, failedId } = await ran(text, waitMode);
			expect(stored).not.toContain(RESULT);
			const fields = { field: text, file: text, note: text, more: { [text]: [text] } };
			const [done] = answer.items('Video Task', 0);
			expect(done?.json).toMatchObject({ ...fields, taskId, prompt: text, traceId: text });
			expect(Object.keys(done?.binary ?? {})).toEqual([text]);
			expect(done?.binary?.[text]?.fileName).toBe(text);
			const [failed, bad, noService, carried, carriedObject] = answer.out(2);
			expect(failed).toMatchObject({ ...fields, taskId: failedId, failure: { message: text } });
			for (const item of [bad, noService]) expect(item?.['error']).toContain('"eval');
			expect(carried).toMatchObject({ ...fields, error: text });
			expect(carriedObject).toMatchObject({ ...fields, error: { message: text } });
			expect(answer.behind(2)).toEqual(answer.out(2));
		});
	});

	test('the engine for expressions is the one that is meant', () => {
		expect(Expression.getActiveImplementation()).toBe(engine);
	});
}
