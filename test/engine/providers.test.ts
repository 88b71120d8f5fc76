// Every provider × every operation: each state of a task, field by field.
import type { IDataObject } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask, sideBySide } from './videoTaskRun';
import type { Provider, Question } from './videoTaskRun';

type TaskRequest = Parameters<Simulator['createTask']>[0];

/** The simulator's clock stands still: a task of 100 s ago was queued for 5 s and ran for 60. */
const nowMs = Math.floor(Date.now() / 1000) * 1000;
const ago = (seconds: number) => new Date(nowMs - seconds * 1000).toISOString();
const DAY_SECONDS = 24 * 3600;

let simulator: Simulator;
beforeAll(async () => {
	simulator = await start({ now: () => nowMs });
});
afterAll(async () => await simulator.close());

interface Variant {
	provider: Provider;
	service: string;
	/** What tasks and credential have beside the usual. */
	task?: Partial<TaskRequest>;
	credential?: IDataObject;
	pollAfterSeconds: number;
	urlsLiveSeconds: number | null;
	hasLastFrame: boolean;
	/** How tasks end that do not succeed. */
	failed: IDataObject;
	moderated: IDataObject;
	expired: IDataObject;
	expiredStatus: string;
	/** How a task ends that is cancelled, where there is more to it than the word. */
	cancelled?: { status: string; failure: IDataObject };
	/** How a task stands in the queue; 'queued' where this is absent. */
	waiting?: string;
	/** Requests about a task that succeeded; 1 where this is absent. */
	requestsOfSuccess?: number;
	/** Whether a refusal of the content comes with the second request. */
	isRefusedByResult?: true;
}

function failure(code: string | null, message: string, reason: string, retryable?: boolean) {
	return { code, message, reason, retryable: retryable ?? null };
}

/** Where the words are the node's own. */
const sentence = expect.stringMatching(/^[A-Z].*\.$/);

const aceDataCloud: Variant = {
	...{ provider: 'aceDataCloud', service: 'seedance', pollAfterSeconds: 15 },
	...{ urlsLiveSeconds: 30 * DAY_SECONDS, hasLastFrame: true, expiredStatus: 'expired' },
	failed: {
		message: 'The upstream service failed to generate the video.',
		...{ code: 'api_error', reason: 'provider', retryable: true },
	},
	moderated: {
		message: 'The prompt was rejected by moderation.',
		...{ code: 'content_moderation', reason: 'content_policy', retryable: false },
	},
	expired: failure(null, sentence, 'expired', true),
};

const modelArk: Variant = {
	...{ provider: 'modelArk', service: 'seedance', pollAfterSeconds: 30 },
	...{ urlsLiveSeconds: DAY_SECONDS, hasLastFrame: true, expiredStatus: 'expired' },
	failed: {
		message: 'The service encountered an internal error.',
		...{ code: 'InternalServiceError', reason: 'provider', retryable: true },
	},
	moderated: {
		message:
			'The request failed because the output video may be related to copyright restrictions.',
		code: 'OutputVideoSensitiveContentDetected.PolicyViolation',
		...{ reason: 'content_policy', retryable: null },
	},
	expired: failure(null, sentence, 'expired', true),
};

const vap: Variant = {
	...{ provider: 'vap', service: 'video', pollAfterSeconds: 15 },
	// VAP has no word for a task that expired: it has failed.
	...{ urlsLiveSeconds: null, hasLastFrame: false, expiredStatus: 'failed' },
	failed: failure(null, 'Video generation failed', 'unknown'),
	moderated: {
		message: 'Content policy violation: the prompt was rejected',
		...{ code: null, reason: 'content_policy', retryable: false },
	},
	expired: failure(null, 'Generation timed out', 'unknown'),
};

const customApi: Variant = {
	...{ provider: 'customApi', service: 'customApi', pollAfterSeconds: 15 },
	...{ urlsLiveSeconds: null, hasLastFrame: true, expiredStatus: 'expired' },
	failed: {
		message: 'The generation failed',
		...{ code: 'internal_error', reason: 'provider', retryable: true },
	},
	moderated: {
		message: 'The prompt was rejected by the content policy',
		...{ code: 'content_policy_violation', reason: 'content_policy', retryable: false },
	},
	expired: failure('timeout', sentence, 'expired', true),
};

const piApi: Variant = {
	...{ provider: 'piApi', service: 'piApi', pollAfterSeconds: 15 },
	// PiAPI has no word for a task that expired: it has failed.
	...{ urlsLiveSeconds: null, hasLastFrame: false, expiredStatus: 'failed' },
	failed: failure('10000', 'The generation failed', 'unknown'),
	moderated: {
		message: 'The prompt was rejected by the content policy',
		...{ code: '10000', reason: 'content_policy', retryable: false },
	},
	expired: failure('10000', 'The generation timed out', 'unknown'),
};

const replicate: Variant = {
	...{ provider: 'replicate', service: 'replicate', pollAfterSeconds: 15 },
	// Replicate has no word for a prediction that expired: it has failed.
	...{ urlsLiveSeconds: 3600, hasLastFrame: false, expiredStatus: 'failed' },
	failed: failure(null, 'The generation failed', 'unknown'),
	moderated: {
		message:
			'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
		...{ code: 'E005', reason: 'content_policy', retryable: false },
	},
	expired: failure(null, 'Prediction interrupted; please retry (code: PA)', 'unknown'),
};

const waveSpeed: Variant = {
	...{ provider: 'waveSpeed', service: 'waveSpeed', pollAfterSeconds: 15 },
	...{ urlsLiveSeconds: null, hasLastFrame: false, expiredStatus: 'expired' },
	failed: failure(null, 'The generation failed', 'unknown'),
	moderated: {
		message: 'The prompt was rejected by the content policy',
		...{ code: null, reason: 'content_policy', retryable: false },
	},
	expired: failure(null, sentence, 'expired', true),
};

const kling: Variant = {
	...{ provider: 'kling', service: 'text2video', pollAfterSeconds: 15 },
	...{ urlsLiveSeconds: 30 * DAY_SECONDS, hasLastFrame: false, expiredStatus: 'expired' },
	failed: failure(null, 'Internal error, please try again later', 'provider', true),
	moderated: failure(null, 'Failure to pass the risk control system', 'content_policy', false),
	expired: failure(null, sentence, 'expired', true),
};

const miniMax: Variant = {
	...{ provider: 'miniMax', service: 'v2', pollAfterSeconds: 15 },
	...{ urlsLiveSeconds: null, hasLastFrame: false, expiredStatus: 'expired' },
	failed: failure('1000', 'internal error', 'provider', true),
	moderated: failure(
		'1026',
		'video description contains sensitive content',
		...(['content_policy', false] as const),
	),
	expired: failure('1001', sentence, 'expired', true),
};

const runway: Variant = {
	...{ provider: 'runway', service: 'runway', pollAfterSeconds: 15, hasLastFrame: false },
	// It does not say when a task ended, so that the URLs are counted from its creation on.
	...{ urlsLiveSeconds: DAY_SECONDS - 65, expiredStatus: 'failed' },
	failed: failure('INTERNAL.BAD_OUTPUT.CODE01', 'An unexpected error occurred.', 'provider', true),
	moderated: {
		message: 'The text was flagged by content moderation.',
		...{ code: 'SAFETY.INPUT.TEXT', reason: 'content_policy', retryable: false },
	},
	expired: failure('INTERNAL', 'The task took too long.', 'provider', true),
};

const googleVeo: Variant = {
	...{ provider: 'googleVeo', service: 'googleVeo', pollAfterSeconds: 15, hasLastFrame: false },
	...{ urlsLiveSeconds: null, expiredStatus: 'failed' },
	cancelled: { status: 'cancelled', failure: failure('CANCELLED', sentence, 'cancelled') },
	// It has no word for waiting.
	waiting: 'running',
	failed: failure('INTERNAL', 'An internal error has occurred. Please retry.', 'provider', true),
	moderated: {
		message: 'The prompt goes against the usage guidelines.',
		...{ code: 'raiMediaFiltered', reason: 'content_policy', retryable: null },
	},
	expired: failure('DEADLINE_EXCEEDED', 'Deadline exceeded.', 'provider', true),
};

const heyGen: Variant = {
	...{ provider: 'heyGen', service: 'videos', pollAfterSeconds: 15, hasLastFrame: false },
	...{ urlsLiveSeconds: 7 * DAY_SECONDS, expiredStatus: 'failed', requestsOfSuccess: 2 },
	failed: failure('internal_error', 'Rendering failed.', 'provider', true),
	moderated: {
		message: 'The script was rejected by moderation.',
		...{ code: 'moderation_failed', reason: 'content_policy', retryable: false },
	},
	expired: failure('timeout', 'Rendering took too long.', 'provider', true),
};

const fal: Variant = {
	...{ provider: 'fal', service: 'fal-ai/kling-video', pollAfterSeconds: 15 },
	...{ requestsOfSuccess: 2, isRefusedByResult: true },
	// It has no word for a task that expired: it is completed, with an error.
	...{ urlsLiveSeconds: null, hasLastFrame: false, expiredStatus: 'failed' },
	failed: failure('runner_disconnected', 'Runner disconnected', 'provider', true),
	moderated: {
		message: 'The content could not be processed because it was flagged by a content checker.',
		...{ code: 'content_policy_violation', reason: 'content_policy', retryable: false },
	},
	expired: failure('request_timeout', 'Request timed out', 'provider', true),
	cancelled: {
		...{ status: 'cancelled', failure: failure('client_cancelled', sentence, 'cancelled') },
	},
};

const kie: Variant = {
	...{ provider: 'kie', service: 'market', pollAfterSeconds: 15 },
	...{ urlsLiveSeconds: null, hasLastFrame: true, expiredStatus: 'failed' },
	failed: failure('501', 'The model reported an internal error', 'provider', true),
	moderated: {
		message: 'Your prompt was flagged as violating content policies',
		...{ code: '400', reason: 'content_policy', retryable: false },
	},
	expired: failure('500', 'The generation timed out', 'provider', true),
	// Its tasks cannot be cancelled.
	cancelled: { status: 'failed', failure: failure(null, 'The task was called off', 'unknown') },
};

const variants: Record<string, Variant> = {
	'seedance with data as an object': { ...aceDataCloud, task: { shape: 'object' } },
	'seedance with content': { ...aceDataCloud, task: { shape: 'content' } },
	'seedance with a list': { ...aceDataCloud, task: { shape: 'array' } },
	veo: { ...aceDataCloud, service: 'veo', task: { service: 'veo' }, hasLastFrame: false },
	modelArk,
	'vap v3': vap,
	'vap v1': { ...vap, credential: { apiVersion: 'v1' } },
	kling,
	'kling by its secret key': {
		...kling,
		credential: { authentication: 'keyPair', accessKey: 'access', secretKey: 'simulator-key' },
	},
	miniMax,
	googleVeo,
	heyGen,
	runway,
	customApi,
	fal,
	'kie, the market': kie,
	'kie, Veo': {
		...{ ...kie, service: 'veo', task: { service: 'veo' }, hasLastFrame: false },
		waiting: 'running',
	},
	'customApi with codes in its answers': { ...customApi, task: { answers: 'coded' } },
	piApi,
	replicate,
	waveSpeed,
};

/** Tasks in all their states, and the items that they are. */
function tasksOf(variant: Variant): Array<readonly [id: string, item: IDataObject]> {
	const { provider, service, pollAfterSeconds, hasLastFrame } = variant;
	const usual = { status: 'cancelled', failure: failure(null, sentence, 'cancelled') };
	const { cancelled = usual } = variant;
	const made = (request: Partial<TaskRequest>, item: (id: string) => IDataObject) => {
		const common = { provider, createdSecondsAgo: 100, ...variant.task };
		const taskId = simulator.createTask({ ...common, ...request });
		return [taskId, { ...nothingKnown, taskId, provider, service, ...item(taskId) }] as const;
	};
	const ended = (status: string, told: IDataObject) => () => {
		return { status, done: true, failure: told };
	};
	const pending = (status: string) => () => ({ status, done: false, pollAfterSeconds });
	return [
		made({ createdSecondsAgo: 1 }, pending(variant.waiting ?? 'queued')),
		made({ createdSecondsAgo: 20 }, pending('running')),
		made({ createdSecondsAgo: 60 }, pending('running')),
		made({}, (id) => succeeded(id, variant, false)),
		made({ lastFrame: true }, (id) => succeeded(id, variant, hasLastFrame)),
		made({ outcome: 'failed' }, ended('failed', variant.failed)),
		made({ outcome: 'moderated' }, ended('failed', variant.moderated)),
		made({ outcome: 'cancelled' }, ended(cancelled.status, cancelled.failure)),
		made({ outcome: 'expired' }, ended(variant.expiredStatus, variant.expired)),
		made({ outcome: 'noMedia' }, ended('succeeded', failure('no_media', sentence, 'no_media'))),
	];
}

const nothingKnown = {
	...{ url: null, videoUrl: null, imageUrl: null, audioUrl: null, lastFrameUrl: null },
	...{ result: null, media: [], urlsExpireAt: null, failure: null, pollAfterSeconds: null },
};

function succeeded(id: string, { urlsLiveSeconds }: Variant, withLastFrame: boolean) {
	const url = `${simulator.url}/media/${encodeURIComponent(id)}.mp4`;
	const still = `${simulator.url}/media/${id}.png`;
	const lastFrame = { kind: 'image', role: 'lastFrame', url: still };
	return {
		...{ status: 'succeeded', done: true, url, videoUrl: url },
		lastFrameUrl: withLastFrame ? still : null,
		media: [{ kind: 'video', role: 'output', url }, ...(withLastFrame ? [lastFrame] : [])],
		urlsExpireAt: urlsLiveSeconds === null ? null : ago(35 - urlsLiveSeconds),
	};
}

/** Asks, and sees that each input item got its own answer and that the next node was given it. */
async function ask(variant: Variant, operation: string, more: (ids: string[]) => Question) {
	const tasks = tasksOf(variant);
	const ids = tasks.map(([id]) => id);
	const { parameters, ...rest } = more(ids);
	const answer = await runVideoTask(simulator, {
		provider: variant.provider,
		...(variant.credential && { credential: variant.credential }),
		...rest,
		parameters: { operation, service: variant.service, ...parameters },
	});
	expect(answer.error).toBeUndefined();
	expect(answer).toMatchObject({ status: 'success', lastNodeExecuted: 'Behind 0' });
	expect(answer.behind()).toEqual(answer.out());
	return { answer, items: tasks.map(([, item]) => item) };
}

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const eachItsOwn = (ids: string[]) => ids.map((taskId) => ({ taskId }));

async function getTask(variant: Variant) {
	const { answer, items } = await ask(variant, 'getTask', (ids) => ({ items: eachItsOwn(ids) }));
	expect(answer.out()).toStrictEqual(items);
	expect(answer.pairs()).toEqual(TEN);
}

async function getTasksBatch(variant: Variant) {
	const { answer, items } = await ask(variant, 'getTasksBatch', (ids) => ({
		items: [{ ids }],
		parameters: { taskIds: '={{ $json.ids }}' },
	}));
	expect(answer.out()).toStrictEqual(items);
	expect(answer.pairs()).toEqual(Array(10).fill(0));
}

async function waitUntilDone(variant: Variant) {
	const { answer, items } = await ask(variant, 'waitUntilDone', (ids) => ({
		items: eachItsOwn(ids),
		parameters: { maxWaitMinutes: 0, routeByStatus: false },
	}));
	// What failed by its result took a second request, too; by its state it took one.
	const second = (item: IDataObject) =>
		item['status'] === 'succeeded' ||
		(variant.isRefusedByResult && Object(item['failure']).reason === 'content_policy');
	const waitOf = (item: IDataObject) => ({
		...{ ended: item['done'] ? 'done' : 'timeout', timedOut: !item['done'], polls: 1 },
		requests: second(item) ? (variant.requestsOfSuccess ?? 1) : 1,
		...{ waitedSeconds: expect.any(Number), lastProblem: null },
	});
	const waited = items.map((item) => ({ ...item, wait: waitOf(item) }));
	expect(answer.out()).toStrictEqual(waited);
	expect(answer.pairs()).toEqual(TEN);
}

const operations = { getTask, getTasksBatch, waitUntilDone };
sideBySide(
	Object.fromEntries(
		Object.entries(operations).map(([operation, run]) => [
			`every state of a task, by ${operation} of`,
			Object.fromEntries(
				Object.entries(variants).map(([name, variant]) => [name, async () => await run(variant)]),
			),
		]),
	),
);
