import type { Task } from '../../../../core/task/task';
import { outputsOf, taskItem } from '../../../../nodes/VideoTask/output/items';
import { adapterOf, taskOf } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

const vap = adapterOf('vap');

const URL = 'https://cdn.example/a.mp4';
const RAW = {
	task_id: 'task-1',
	status: 'completed',
	type: 'video',
	result: { video_url: URL, thumbnail_url: 'https://cdn.example/a.jpg' },
	params: { prompt: 'A fox', webhook_url: 'https://hook.example/?secret=1' },
	actual_cost: '0.0527',
	usage: { seconds: 5, callback_url: 'https://hook.example/?secret=2' },
	created_at: '2026-01-09T11:59:15Z',
	completed_at: '2026-01-09T12:00:00Z',
};
const succeeded = taskOf(vap, RAW);
function jsonOf(task: Task, parameters = {}, input = {}) {
	const settings = settingsWith(parameters);
	return taskItem(task, null, { json: input }, { itemIndex: 0, settings }).item.json;
}

const FIELDS = [
	...['taskId', 'status', 'done', 'url', 'videoUrl', 'imageUrl', 'audioUrl', 'lastFrameUrl'],
	'result',
	...['media', 'urlsExpireAt', 'failure', 'pollAfterSeconds', 'provider', 'service'],
];
const MORE_FIELDS = [
	...['providerStatus', 'upstreamTaskId', 'traceId', 'model', 'prompt', 'thumbnailUrl'],
	...['createdAt', 'startedAt', 'finishedAt', 'elapsedSeconds', 'progress', 'cost', 'usage'],
	...['details', 'raw'],
];

const ROW = { row: 7, status: 'new', url: 'mine', error: 'old', wait: { polls: 1 }, media: 'mine' };
const INPUT = { id: 'row-7', ...ROW, downloadProblem: 'old', nextStep: 'old', prompt: 'mine' };

test("the input's fields come first, without the names of this node and without error", () => {
	const json = jsonOf(succeeded, { options: { includeInputFields: true } }, INPUT);
	expect(Object.keys(json)).toEqual(['id', 'row', 'prompt', ...FIELDS]);
	expect(json).toMatchObject({
		id: 'row-7',
		row: 7,
		prompt: 'mine',
		status: 'succeeded',
		url: URL,
	});
});

test('of the full item every field goes before the one of the input', () => {
	const parameters = { simplify: false, options: { includeInputFields: true } };
	const json = jsonOf(succeeded, parameters, INPUT);
	expect(Object.keys(json)).toEqual(['id', 'row', ...FIELDS, ...MORE_FIELDS]);
	expect(json.prompt).toBe('A fox');
});

test("the input's fields stay away unless asked for, and its binary data always", () => {
	const input = { json: INPUT, binary: { data: { data: '', mimeType: 'text/plain' } } };
	for (const options of [{}, { includeInputFields: true }]) {
		const settings = settingsWith({ options });
		const { item } = taskItem(succeeded, null, input, { itemIndex: 3, settings });
		expect(Object.keys(item).sort()).toEqual(['json', 'pairedItem']);
		expect(item.pairedItem).toEqual({ item: 3 });
	}
	expect(jsonOf(succeeded, {}, INPUT)).not.toHaveProperty('row');
});

// [record, output]
test.each([
	[RAW, 'Succeeded'],
	[{ status: 'completed' }, 'Failed'],
	[{ status: 'pending' }, 'Pending'],
	[{ status: 'processing' }, 'Pending'],
	[{ status: 'resting' }, 'Pending'],
	[{ status: 'failed' }, 'Failed'],
	[{ status: 'cancelled' }, 'Failed'],
	[{ status: 'expired' }, 'Failed'],
])('%j goes to the output %s', (record, route) => {
	const emitted = taskItem(
		taskOf(vap, record),
		null,
		{ json: {} },
		{
			itemIndex: 0,
			settings: settingsWith(),
		},
	);
	expect(emitted.route).toBe(route);
	const routed = outputsOf([emitted], true).map((items) => items.length);
	expect(routed).toEqual([
		...[route === 'Succeeded' ? 1 : 0, route === 'Pending' ? 1 : 0, route === 'Failed' ? 1 : 0],
	]);
	expect(outputsOf([emitted], false)).toEqual([[emitted.item]]);
});

// [how the wait ended, output]
test.each([
	['done', 'Pending'],
	['timeout', 'Failed'],
	['no_answer', 'Failed'],
	['urls_expiring', 'Pending'],
] as const)(
	'where Pending leads back into the node, a wait that ended with %s goes to %s',
	(ended, route) => {
		const course = { ended, timedOut: ended === 'timeout', polls: 1, requests: 1 };
		const more = { waitedSeconds: 1, lagBoundSeconds: null, lastProblem: null };
		const wait = { ...course, ...more, since: '2026-01-09T11:59:00.000Z' };
		const task = taskOf(vap, { status: 'processing' });
		const routeWith = (returnWhen: string) => {
			const settings = settingsWith({ returnWhen });
			return taskItem(task, wait, { json: {} }, { itemIndex: 0, settings }).route;
		};
		expect([routeWith('anyDone'), routeWith('allDone')]).toEqual([route, 'Pending']);
	},
);
