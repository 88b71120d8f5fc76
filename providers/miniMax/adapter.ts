import { jsonOf, refusalBody, unexpectedAnswer } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { OutcomeRequest, ProviderAdapter } from '../../core/look/adapter';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { completeTask } from '../../core/task/completeTask';
import type { Judgement } from '../../core/task/failureReason';
import { webAddress } from '../../core/task/media/mediaUrl';
import type { ServiceFacts, Task } from '../../core/task/task';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { idText } from '../reading/askedIds';
import type { LoneRecord } from '../reading/loneRecord';
import { singleTask } from '../reading/singleTask';
import { miniMaxList } from './recent';
import { readingOf, recordIn } from './record';
import { errorOf, problemOf, refusalOf } from './refusals';

const PROVIDER = 'miniMax';

/** MiniMax does not document how often to ask. */
const POLL_AFTER_SECONDS = 15;

export type MiniMaxVersion = 'v2' | 'v1';

interface Version {
	path(taskId: string): string;
	/** How long tasks take, by public records: of MiniMax-H3 for version 2, of Hailuo for version 1. */
	readonly expectedSeconds: number;
	/** "The download link is valid for 9 hours" (version 1); version 2 names no time. A URL's own expiry wins. */
	readonly urlLifetimeSeconds: number | null;
}

const VERSIONS: Readonly<Record<MiniMaxVersion, Version>> = {
	v2: {
		path: (id) => `/v2/query/video_generation/${encodeURIComponent(id)}`,
		expectedSeconds: 100,
		urlLifetimeSeconds: null,
	},
	v1: {
		path: (id) => `/v1/query/video_generation?task_id=${encodeURIComponent(id)}`,
		expectedSeconds: 69,
		urlLifetimeSeconds: 9 * 3600,
	},
};

interface Judged extends Judgement {
	readonly code: RegExp;
}

/** What MiniMax's codes mean for a task that failed (MiniMax, error codes). */
const JUDGEMENTS: readonly Judged[] = [
	{ code: /^1026$/, reason: 'content_policy', retryable: false },
	// MiniMax refused the output and not the input, so a new run may succeed.
	{ code: /^1027$/, reason: 'content_policy', retryable: null },
	{ code: /^(1002|1039|1041)$/, reason: 'quota', retryable: true },
	{ code: /^1008$/, reason: 'quota', retryable: null },
	{ code: /^(1000|1001|1013|1024|1033)$/, reason: 'provider', retryable: true },
	{ code: /^2013$/, reason: 'invalid_input', retryable: false },
];

/** MiniMax, one task a request. Version 1 names a file; its URL is asked for when the task has succeeded. */
export function miniMax(version: MiniMaxVersion): ProviderAdapter {
	const { path, expectedSeconds, urlLifetimeSeconds } = VERSIONS[version];
	const facts: ServiceFacts = {
		provider: PROVIDER,
		pollAfterSeconds: POLL_AFTER_SECONDS,
		...{ expectedSeconds, urlLifetimeSeconds },
		urlsClearedAfterSeconds: null,
		contentPolicyCodes: [],
	};
	const adapter: ProviderAdapter = {
		provider: PROVIDER,
		service: version,
		facts,
		ways: [
			{
				name: 'single',
				maxIds: 1,
				request: ([id = '']) => ({ method: 'GET', path: path(id) }),
			},
		],
		parse: (answer, [askedId = '']) =>
			singleTask(answer, askedId, {
				saidIn,
				refusalOf,
				taskOf: (taskId, body, receivedAtMs) =>
					judged(
						completeTask({ taskId, service: version, ...readingOf(body) }, facts, receivedAtMs),
					),
			}),
		hintForUnknownId: () => HINTS[version],
	};
	return version === 'v1'
		? { ...adapter, outcome: fileOf(facts) }
		: { ...adapter, recent: [miniMaxList(adapter)] };
}

const HINTS: Readonly<Record<MiniMaxVersion, string>> = {
	v2: "MiniMax answers about tasks of the last 7 days, in the region that they were created in; a task of version 1 needs the 'Service' of that version.",
	v1: "MiniMax answers about tasks of the account in the region that they were created in; a task of version 2 needs the 'Service' of that version.",
};

function saidIn(body: JsonObject): LoneRecord {
	const { id, task_id, status } = recordIn(body);
	// Where a gateway adds `id` beside `task_id`, `id` is that of the answer and not of the task.
	const ids = [idText(task_id) ?? idText(id)].filter((one) => one !== null);
	return { ids, status, error: errorOf(body) };
}

function judged(task: Task): Task {
	const { failure } = task;
	const known = JUDGEMENTS.find(({ code }) => code.test(failure?.code ?? ''));
	if (failure === null || known === undefined || task.status !== 'failed') return task;
	return { ...task, failure: { ...failure, reason: known.reason, retryable: known.retryable } };
}

/** Asks for the file of a task, `GET /v1/files/retrieve?file_id=`; each answer holds a freshly signed URL. */
function fileOf(facts: ServiceFacts): OutcomeRequest {
	return {
		request(task) {
			if (task.status !== 'succeeded' || task.url !== null || !isObject(task.raw)) return null;
			const id = idText(recordIn(task.raw).file_id);
			if (id === null) return null;
			return { method: 'GET', path: `/v1/files/retrieve?file_id=${encodeURIComponent(id)}` };
		},
		parse(answer, task) {
			const url = addressIn(answer);
			if (typeof url !== 'string') return url;
			const media = [{ kind: 'video', role: 'output', url } as const];
			return completeTask({ ...task, media }, facts, answer.receivedAtMs);
		},
	};
}

function addressIn(answer: HttpAnswer): string | Problem {
	if (answer.status < 200 || answer.status > 299) return problemOf(answer, refusalBody(answer));
	const json = jsonOf(answer);
	if (isProblem(json)) return json;
	if (!isObject(json.value)) return unexpectedAnswer(answer, 'it is not an object');
	const { file } = json.value;
	const url = isObject(file) ? webAddress(file.download_url) : null;
	if (url !== null) return url;
	return errorOf(json.value).code === null
		? unexpectedAnswer(answer, 'it names no address of the file')
		: problemOf(answer, json.value);
}
