import { Answer } from '../../simulator/recipe/answer.mjs';
import { pagedBy } from '../../simulator/page.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';
import { fileOf, first, listOfFiles, second, unknown } from './simulator/record.mjs';

/**
 * @param {'v1' | 'v2'} service
 * @returns {(question: import('../../simulator/recipe/recipe.mjs').Question) => Partial<import('../../simulator/task.mjs').TaskRequest> | null}
 */
const taskFor =
	(service) =>
	({ body }) => {
		const { prompt, content } = /** @type {Record<string, any>} */ (Object(body));
		const text = prompt ?? content?.[0]?.text;
		return typeof text === 'string' ? { service, prompt: text } : null;
	};

/** @type {(task: import('../../simulator/task.mjs').Task) => object} */
const created = ({ id }) => ({ task_id: id });

const ok = { base_resp: { status_code: 0, status_msg: 'success' } };

export const miniMax = recipeProvider({
	name: 'miniMax',
	title: 'MiniMax',
	realUrl: 'https://api.minimax.io',
	basePath: '/minimax-official',
	// A region has an address of its own; only this choice takes the base URL.
	credential: { region: 'custom' },
	services: ['v2', 'v1'],
	newId: ({ random }) => `4${Array.from({ length: 14 }, () => Math.floor(random() * 10)).join('')}`,
	words: {
		queued: 'queued',
		running: 'running',
		succeeded: 'succeeded',
		failed: 'failed',
		cancelled: 'cancelled',
		expired: 'expired',
	},
	failures: {
		failed: ['1000', 'internal error'],
		moderated: ['1026', 'video description contains sensitive content'],
		expired: ['1001', 'the task timed out'],
	},
	errors: {
		400: ['bad_request_error', 'the request is not valid'],
		401: ['authorized_error', 'login fail (1004)'],
		402: ['insufficient_balance_error', 'insufficient balance (1008)'],
		429: ['rate_limit_error', 'rate limit, please retry later (1002)'],
		500: ['server_error', 'internal error (1000)'],
	},
	error: (type, message, status) => ({
		type: 'error',
		error: { type, message, http_code: String(status) },
		request_id: 'a-request',
	}),
	unknownTask: (_ids, { path }) => {
		const { status, body } = unknown(path);
		return new Answer(status, body);
	},
	routes: [
		...[
			{ kind: 'create', at: 'POST /v2/video_generation', taskFor: taskFor('v2'), record: created },
			{
				...{ kind: 'create', at: 'POST /v1/video_generation', taskFor: taskFor('v1') },
				record: (/** @type {{ id: string }} */ { id }) => ({ task_id: id, ...ok }),
			},
			{
				...{ kind: 'single', at: 'GET /v2/query/video_generation/{id}', service: 'v2' },
				record: second,
			},
			{
				...{ kind: 'list', at: 'GET /v2/query/video_generation', service: 'v2', record: second },
				page: pagedBy({ number: 'page_num', size: 'page_size' }),
				whole: (/** @type {unknown[]} */ tasks, /** @type {{ total: number }} */ { total }) => ({
					...{ items: tasks.map((one) => Object(one).task), total },
				}),
			},
			{
				...{ kind: 'single', at: 'GET /v1/query/video_generation', service: 'v1' },
				...{ ids: { query: 'task_id' }, record: first },
			},
			{
				...{ kind: 'result', at: 'GET /v1/files/retrieve', service: 'v1' },
				...{ ids: { query: 'file_id' }, record: fileOf },
			},
			{ kind: 'list', at: 'GET /v1/files/list', record: fileOf, whole: listOfFiles },
		].map((route) => /** @type {import('../../simulator/recipe/recipe.mjs').Route} */ (route)),
	],
});
