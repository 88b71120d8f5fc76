// A provider's own fields in a durable wait: whatever text they hold is asked with as it is, and never evaluated.
import { Expression } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { CustomTaskApi } from '../../credentials/CustomTaskApi.credentials';
import { VideoTask } from '../../nodes/VideoTask/VideoTask.node';
import { startAnswering } from './answeringServer.mjs';
import { RestingServer } from './restingServer.mjs';

/** What each of the texts would give if it were evaluated, and what none of them holds as it stands. */
const RESULT = 'evaluated';
const TEXTS = ['={{"eval"+"uated"}}', '{{"eval"+"uated"}}', '="eval"+"uated"'];

function workflowAt(origin: string, items: IDataObject[]) {
	const data = { baseUrl: origin, apiKey: 'key-of-the-account' };
	return {
		nodeTypes: { 'n8n-nodes-video-tasks.videoTask': new VideoTask() },
		credentialTypes: { customTaskApi: new CustomTaskApi() },
		credentials: { customTaskApi: { id: '7', data } },
		items: items.map((json) => ({ json })),
		nodes: [
			{ type: 'test.trigger', name: 'Trigger' },
			{
				name: 'Video Task',
				parameters: {
					...{ provider: 'madeUp', operation: 'waitUntilDone' },
					...{ taskIds: 'job-1', preset: 'none', routeByStatus: false, maxWaitMinutes: 10 },
					statusUrl: '={{ "/t/{id}?x=" + encodeURIComponent($json.text) }}',
					describe: {
						statusField: '={{ $json.text }}',
						words: { values: [{ providerWord: '={{ $json.text }}' }] },
					},
					options: { waitMode: 'durable', pollIntervalSeconds: 65 },
				},
			},
		],
		connections: { Trigger: { main: [[{ node: 'Video Task', type: 'main' as const, index: 0 }]] } },
	};
}

/** @param engine n8n's engine for expressions that is meant */
export function ownFieldsAtRest(engine: string): void {
	let shiftMs = 0;
	const realNow = Date.now;
	let server: Awaited<ReturnType<typeof startAnswering>>;
	beforeAll(async () => {
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + shiftMs);
		server = await startAnswering(() => ({
			body: JSON.stringify({ status: server.seen.length > 1 ? 'succeeded' : 'running' }),
		}));
	});
	afterAll(async () => {
		await server.close();
		jest.restoreAllMocks();
	});

	test.each(TEXTS)("a provider's own fields with %s are asked with as they are", async (text) => {
		server.seen.length = 0;
		const resting = new RestingServer(workflowAt(server.origin, [{ text }]), (atMs) => {
			shiftMs += Math.max(0, atMs - Date.now());
		});
		const { beats, child, ...result } = await resting.finish();
		expect([result.status, beats.length]).toEqual(['success', 1]);
		const described = { statusField: text, words: { values: [{ providerWord: text }] } };
		const looks = server.seen.map(({ url, headers }) => [
			new URL(url, server.origin).searchParams.get('x'),
			JSON.parse(String(headers['x-described'])),
		]);
		expect(looks).toEqual([
			[text, described],
			[text, described],
		]);
		const stored = JSON.stringify([result.executionData, child?.executionData ?? null]);
		expect(stored).not.toContain(RESULT);
		expect(stored).toContain('job-1');
	});

	test('the engine for expressions is the one that is meant', () => {
		expect(Expression.getActiveImplementation()).toBe(engine);
	});
}
