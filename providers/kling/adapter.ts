import type { ProviderAdapter } from '../../core/look/adapter';
import { completeTask } from '../../core/task/completeTask';
import type { ServiceFacts } from '../../core/task/task';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { idText } from '../reading/askedIds';
import type { LoneRecord } from '../reading/loneRecord';
import { singleTask } from '../reading/singleTask';
import { klingList } from './recent';
import { readingOf, recordIn } from './record';
import { errorOf, refusalOf } from './refusals';
import { makesVideos, pathOfService } from './services';

const PROVIDER = 'kling';

/** Kling does not document how often to ask. */
const POLL_AFTER_SECONDS = 15;

/** The geometric mean of public records of Kling 3.0, O1 and 1.0: 170, 60 and 317 s. */
const EXPECTED_SECONDS = 148;

/** "Generated images and videos are deleted after 30 days" (Kling's API reference). */
const URL_LIFETIME_SECONDS = 30 * 24 * 3600;

/** Codes for a refusal by the platform's policy (1300) and by the policy on content (1301). */
const CONTENT_POLICY_CODES = ['1300', '1301'];

/** Kling, `GET /v1/videos/{service}/{id}`: one task a request, because the list takes no ids. */
export function kling(service: string): ProviderAdapter {
	const facts: ServiceFacts = {
		provider: PROVIDER,
		pollAfterSeconds: POLL_AFTER_SECONDS,
		expectedSeconds: makesVideos(service) ? EXPECTED_SECONDS : null,
		urlLifetimeSeconds: URL_LIFETIME_SECONDS,
		urlsClearedAfterSeconds: null,
		contentPolicyCodes: CONTENT_POLICY_CODES,
	};
	const adapter: ProviderAdapter = {
		provider: PROVIDER,
		service,
		facts,
		ways: [
			{
				name: 'single',
				maxIds: 1,
				request: ([id = '']) => ({
					method: 'GET',
					path: `${pathOfService(service)}/${encodeURIComponent(id)}`,
				}),
			},
		],
		parse: (answer, [askedId = '']) =>
			singleTask(answer, askedId, {
				saidIn,
				refusalOf,
				taskOf: (taskId, body, receivedAtMs) =>
					completeTask({ taskId, service, ...readingOf(body) }, facts, receivedAtMs),
			}),
		hintForUnknownId: () =>
			"Kling finds a task only under the 'Service' that it was created with, and in its own region.",
	};
	return { ...adapter, recent: [klingList(adapter, pathOfService(service))] };
}

/** Reads ids, state and error. `external_task_id` counts as an id, because Kling finds a task by it, too. */
function saidIn(body: JsonObject): LoneRecord {
	const { task_id, task_status, task_info } = recordIn(body);
	const own = isObject(task_info) ? task_info.external_task_id : null;
	const ids = [task_id, own].map(idText).filter((id) => id !== null);
	return { ids, status: task_status, error: errorOf(body) };
}
