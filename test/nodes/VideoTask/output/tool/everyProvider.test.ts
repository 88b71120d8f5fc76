// What a model is answered fits into 1 kB at every provider: all recorded answers, as they are and with
// everything that a provider may write at length.
import type { ProviderAdapter } from '../../../../../core/look/adapter';
import { unfetchedFailure, unfetchedMessage } from '../../../../../core/task/failure';
import { isProblem } from '../../../../../core/problem';
import type { Task } from '../../../../../core/task/task';
import type { Wait } from '../../../../../nodes/VideoTask/asking/answer';
import type { Settings } from '../../../../../nodes/VideoTask/input/settings/settings';
import { fieldsOf } from '../../../../../nodes/VideoTask/output/fields';
import { answerForModel } from '../../../../../nodes/VideoTask/output/tool/toolAnswer';
import type { Provider } from '../../../../../providers/provider';
import { PROVIDERS } from '../../../../../providers/registry';
import { shownTask } from '../../../../../providers/shownId';
import { answer } from '../../../../core/answering';
import { recordedAnswers } from '../../../../fixtures/everyFixture.mjs';
import { GET_TASK, handMadeContext, settingsOf } from '../../handMadeContext';

const MAX_BYTES = 1024;

const settings = settingsOf(
	handMadeContext({
		parameters: { ...GET_TASK, operation: 'waitUntilDone' },
		nodeType: 'n8n-nodes-video-tasks.videoTaskTool',
	}).context,
) as Settings;

const WAIT: Wait = {
	...{ ended: 'timeout', timedOut: true, polls: 30, requests: 60, waitedSeconds: 45.123 },
	lastProblem: `The provider answers with an internal fault (HTTP 502): ${'bad gateway '.repeat(30)}`,
	...{ lagBoundSeconds: null, since: '2026-01-09T11:59:00.000Z' },
};

/** What the providers need beside an id. */
const PARAMETERS = { statusUrl: '/tasks/{id}', falModel: 'fal-ai/flux' };

function adaptersOf(provider: Provider): readonly ProviderAdapter[] {
	const setup = provider.readSetup({
		...{ credential: { apiVersion: 'v3' }, parameters: PARAMETERS },
		baseUrl: 'https://api.example.com',
	});
	const services = ['', ...provider.services.listed.map(({ service }) => service)];
	return services.flatMap((service) => provider.adapterFor(service, setup) ?? []);
}

/** Ids that the answer may be about: the adapters drop what was not asked for. */
function idsIn(fixture: unknown): readonly string[] {
	const named = JSON.stringify(fixture).matchAll(/"(?:\w*id|name|uuid)":"([^"]{1,200})"/gi);
	return [...new Set(['task-1', ...[...named].map(([, id = '']) => id)])];
}

function tasksIn(adapter: ProviderAdapter, fixture: unknown): readonly Task[] {
	return idsIn(fixture).flatMap((id) => {
		const parsed = adapter.parse(answer(fixture), [id]);
		return isProblem(parsed) ? [] : parsed;
	});
}

/** With what the second answers add, which are among the fixtures too. */
function withOutcomes({ outcome }: ProviderAdapter, tasks: readonly Task[], fixture: unknown) {
	const added = tasks.map((task) => outcome?.parse(answer(fixture), task));
	return added.filter((one) => one !== undefined && !isProblem(one)) as Task[];
}

function allTasks(provider: Provider): readonly Task[] {
	const fixtures = recordedAnswers(provider.id);
	return adaptersOf(provider).flatMap((adapter) => {
		const tasks = fixtures.flatMap((fixture) => tasksIn(adapter, fixture));
		const ended = tasks.filter(({ status }) => status === 'succeeded').slice(0, 3);
		const outcomes = fixtures.flatMap((fixture) => withOutcomes(adapter, ended, fixture));
		return [...tasks, ...outcomes].map((task) => shownTask(provider, task));
	});
}

/** One of those that differ in nothing but the id that was asked for and the service. */
function distinct(tasks: readonly Task[]): readonly Task[] {
	const keyed = tasks.map((task) => {
		const rest = { ...task, ...{ taskId: '', service: '', raw: null } };
		return [JSON.stringify(rest), task] as const;
	});
	return [...new Map(keyed).values()];
}

const LONG = '提示词 and whatever else a provider may say. '.repeat(60);

/** The same task with as much as any provider ever wrote. */
function atLength(task: Task): Task {
	const url = (name: string) => `https://cdn.example/${name}?signature=${'0'.repeat(120)}`;
	// What is said of a task without media is ours.
	const isOurs = task.failure === null || task.failure.reason === 'no_media';
	const failure = isOurs ? task.failure : { ...task.failure, message: LONG };
	const media = Array.from({ length: 40 }, (_, index) => ({
		...{ kind: 'image' as const, role: 'output' as const, url: url(`${index}.png`) },
	}));
	const files = { url: url('0.png'), imageUrl: url('0.png'), thumbnailUrl: url('cover'), media };
	return {
		...{ ...task, providerStatus: LONG, failure },
		...(task.url === null ? {} : files),
		...(task.result === null ? {} : { result: { text: LONG, rows: [LONG, LONG] } }),
	};
}

/** The same task where its result could not be fetched; why, the provider may have said at length. */
function notFetched(task: Task): Task {
	if (task.status !== 'succeeded') return task;
	const files = { url: null, videoUrl: null, imageUrl: null, audioUrl: null, media: [] };
	return { ...task, ...files, result: null, failure: unfetchedFailure(unfetchedMessage(LONG)) };
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

describe.each(PROVIDERS)('at $title', (provider) => {
	const tasks = distinct(allTasks(provider));

	test('the recorded answers hold tasks that succeeded, and others', () => {
		const states = new Set(tasks.map(({ status }) => status));
		expect(states).toContain('succeeded');
		expect(states.size).toBeGreaterThan(1);
	});

	test.each([
		['as recorded', (task: Task) => task],
		['at length', atLength],
		['without their results', notFetched],
	])('each of them fits, with the longest wait: %s', (_, changed) => {
		for (const task of tasks) {
			const fields = answerForModel(fieldsOf(changed(task), WAIT, settings), { simplify: true });
			expect(bytesOf(fields)).toBeLessThanOrEqual(MAX_BYTES);
			expect(fields).toMatchObject({
				...{ taskId: task.taskId, status: task.status },
				nextStep: expect.stringMatching(/\w+\.$/),
			});
			if (changed === notFetched) expect(fields.nextStep).not.toContain('whatever else');
		}
	});
});
