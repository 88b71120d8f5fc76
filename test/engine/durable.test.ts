// Durable waits through n8n's engine, stored and taken up again as n8n does; time passes at once.
import type { IDataObject } from 'n8n-workflow';

import type { Simulator } from '../simulator/asking';
import { readBinaryData } from './engine.mjs';
import { passingTime } from './passingTime';
import { workflowOf } from './videoTaskRun';
import type { Answer, Question } from './videoTaskRun';

const BEAT_MS = 65_000;

const time = passingTime();

type Task = Partial<Parameters<Simulator['createTask']>[0]>;

const make = (more: Task = {}) =>
	time.simulator.createTask({
		provider: 'aceDataCloud',
		queuedSeconds: 0,
		runSeconds: 50,
		...more,
	});

interface Ran extends Answer {
	readonly beats: number[][];
	readonly child: Answer | undefined;
}

async function wait(question: Question, waitMode = 'durable'): Promise<Ran> {
	const { options, ...parameters } = { options: {}, ...question.parameters };
	const whole = {
		...question,
		parameters: {
			...{ operation: 'waitUntilDone', waitMode, routeByStatus: false, ...parameters },
			options: { ...Object(options) },
		},
	};
	const { answer, ...rests } = await time.finish(workflowOf(time.simulator, whole));
	return { ...answer, ...rests };
}

/** What must not differ between a wait in memory and one that rests. */
const withoutWait = (items: IDataObject[]) => items.map((item) => ({ ...item, wait: null }));

test.each([true, false])(
	'gives out what a wait in memory gives out (simplify: %s)',
	async (simplify) => {
		const ids = [
			make({ outcome: 'failed' }),
			make({ runSeconds: 0 }),
			make(),
			make({ service: 'veo' }),
		];
		const items = ids.map((taskId, row) => ({ taskId, row, of: row === 3 ? 'veo' : 'seedance' }));
		const parameters = { simplify, service: '={{ $json.of }}' };
		const resting = await wait({ items, parameters });
		// In memory it finds them done: nothing of the wait itself is left to differ.
		const inMemory = await wait({ items, parameters }, 'inMemory');
		expect(resting.status).toBe('success');
		expect(withoutWait(resting.out())).toEqual(withoutWait(inMemory.out()));
		expect(resting.pairs()).toEqual(inMemory.pairs());
		expect(resting.behind()).toEqual(resting.out());
		expect(resting.out().map(({ status }) => status)).toEqual([
			...['failed', 'succeeded', 'succeeded', 'succeeded'],
		]);
		expect(resting.out().map((item) => Object(item['wait']).polls)).toEqual([2, 1, 2, 2]);
		expect([resting.beats.length, inMemory.beats.length]).toEqual([1, 0]);
		expect(resting.beats[0]).toHaveLength(1);
	},
);

test('routes, and cuts the links that n8n would lead to another item', async () => {
	const [failed, endless, done] = [make({ outcome: 'failed' }), make({ runSeconds: 1e6 }), make()];
	const items = [failed, endless, done].map((taskId) => ({ taskId }));
	// Three rests of 65 s, and half a second that is too short for another one.
	const options = { pollIntervalSeconds: 65 };
	const settings = { routeByStatus: true, maxWaitMinutes: 195.6 / 60, options };
	const ran = await wait({ items, parameters: settings });
	expect([0, 1, 2].map((output) => ran.out(output).map(({ taskId }) => taskId))).toEqual([
		...[[done], [endless], [failed]],
	]);
	expect(ran.out(1)[0]?.['wait']).toMatchObject({ ended: 'timeout', timedOut: true });
	expect(Object(ran.out(1)[0]?.['wait']).waitedSeconds).toBeCloseTo(195.6, -1);
	expect(ran.behind(2)).toHaveLength(1);
	const cut = (output: number) =>
		Object(ran.items('Video Task', output)[0]?.pairedItem).sourceOverwrite?.previousNode;
	expect(cut(0)).toContain('Include Input Fields');
	expect(cut(1)).toContain('Include Input Fields');
	expect(cut(2)).toBeUndefined();
});

test('a bad item costs only itself with Continue On Fail', async () => {
	const ids = [make(), '../x', make({ runSeconds: 100 })];
	const items = ids.map((taskId) => ({ taskId }));
	const node = { onError: 'continueRegularOutput' as const };
	const ran = await wait({ items, node });
	expect(ran.out()).toMatchObject([
		{ taskId: ids[0], status: 'succeeded' },
		{ error: expect.stringContaining("'Task IDs'") },
		{ taskId: ids[2], status: 'succeeded' },
	]);
	expect(ran.pairs()).toEqual([0, 1, 2]);
});

test('the error of the sub-workflow is that of the node', async () => {
	const failed = make({ outcome: 'failed' });
	const parameters = { options: { onTaskFailure: 'throwError' } };
	const ran = await wait({ items: [{ taskId: failed }], parameters });
	expect(ran.status).toBe('error');
	expect(ran.error?.message).toMatch(new RegExp(`^Task ${failed}: failed: .`));
	expect(ran.behind()).toBeNull();
});

test('brings the fields of the input along', async () => {
	const [first, second] = [make(), make({ runSeconds: 0 })];
	const items = [{ taskId: [first, second], row: { name: 'Lighthouse' } }];
	const ran = await wait({ items, parameters: { options: { includeInputFields: true } } });
	expect(ran.out()).toMatchObject([
		{ taskId: first, row: { name: 'Lighthouse' } },
		{ taskId: second, row: { name: 'Lighthouse' } },
	]);
});

test('fetches each file once, before a rest or after', async () => {
	const [early, late] = [make({ runSeconds: 0 }), make({ runSeconds: 100 })];
	const items = [early, late].map((taskId) => ({ taskId }));
	const ran = await wait({ items, parameters: { downloadMedia: true } });
	for (const { json, binary } of ran.items('Video Task')) {
		const file = binary?.['data'];
		expect(file?.fileName).toBe(`${json.taskId}.mp4`);
		expect(file === undefined ? 0 : (await readBinaryData(file)).length).toBeGreaterThan(1000);
	}
	const fetched = time.simulator.requests
		.filter(({ kind }) => kind === 'media')
		.map(({ path }) => path);
	expect(fetched.filter((path) => path.includes(early) || path.includes(late))).toHaveLength(2);
});

test('rests when all have been asked about, also where each takes a request of its own', async () => {
	const ids = Array.from({ length: 8 }, () => make({ provider: 'vap' }));
	const ran = await wait({ provider: 'vap', items: ids.map((taskId) => ({ taskId })) });
	expect(ran.out().map(({ status }) => status)).toEqual(ids.map(() => 'succeeded'));
	expect(ran.beats.map(({ length }) => length)).toEqual([1]);
});

test('asks once a rest, and stores little more each time', async () => {
	const beats = 20;
	const ids = Array.from({ length: 50 }, (_, index) =>
		make({ runSeconds: (index * beats * BEAT_MS) / 1000 / 50, createdSecondsAgo: 1 }),
	);
	const last = make({ runSeconds: (beats - 0.5) * (BEAT_MS / 1000) });
	const ran = await wait({
		items: [{ taskId: [...ids, last] }],
		parameters: { maxWaitMinutes: 60 },
	});
	expect(ran.out().every(({ status }) => status === 'succeeded')).toBe(true);
	const [sizes = []] = ran.beats;
	expect(sizes.length).toBeGreaterThanOrEqual(beats - 1);
	const growth = sizes.slice(1).map((size, index) => size - (sizes[index] ?? 0));
	// Some three tasks end in each rest, and what is known of them then is new.
	expect(Math.max(...growth)).toBeLessThan(16_000);
	expect(((sizes.at(-1) ?? 0) - (sizes[0] ?? 0)) / growth.length).toBeLessThan(10_000);
});
