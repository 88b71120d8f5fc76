import { pagedBy } from '../../simulator/page.mjs';
import { randomHex } from '../../simulator/random.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';

/**
 * @typedef {import('../../simulator/task.mjs').Task} Task
 * @typedef {import('../../simulator/recipe/seen.mjs').Seen} Seen
 */

/**
 * @param {Task} task
 * @param {Seen} seen
 */
function prediction(task, { word, made, url, failure, createdAt, startedAt, finishedAt, api }) {
	const { id, prompt, callbackUrl, outcome } = task;
	const address = `${api}/predictions/${id}`;
	return {
		...{ id, model: 'example/lighthouse', version: 'hidden', status: word, source: 'api' },
		input: { prompt, image: 'https://example.com/in.png' },
		...{ logs: '  0%|          | 0/10\n100%|##########| 10/10', output: made ? url : null },
		error: failure?.message ?? null,
		data_removed: outcome === 'noMedia' && finishedAt !== null,
		...{ created_at: createdAt, started_at: startedAt, completed_at: finishedAt, metrics: {} },
		...(callbackUrl === null ? {} : { webhook: callbackUrl }),
		urls: { get: address, cancel: `${address}/cancel`, web: `https://replicate.com/p/${id}` },
	};
}

/** Replicate: an error is `{ title, detail, status }`, with the HTTP status as a number. */
export const replicate = recipeProvider({
	name: 'replicate',
	title: 'Replicate',
	realUrl: 'https://api.replicate.com/v1',
	basePath: '/replicate/v1',
	newId: ({ random }) => randomHex(26, random),
	words: {
		queued: 'starting',
		running: 'processing',
		succeeded: 'succeeded',
		failed: 'failed',
		cancelled: 'canceled',
	},
	failures: {
		failed: ['', 'The generation failed'],
		moderated: [
			'',
			'The input or output was flagged as sensitive. Please try again with different inputs. (E005)',
		],
		expired: ['', 'Prediction interrupted; please retry (code: PA)'],
	},
	error: (title, detail, status) => ({ title, detail, status }),
	errors: { 404: ['Prediction not found', 'The requested resource could not be found.'] },
	routes: [
		{ kind: 'create', at: 'POST /predictions', record: prediction },
		{ kind: 'create', at: 'POST /models/{owner}/{name}/predictions', record: prediction },
		{ kind: 'single', at: 'GET /predictions/{id}', record: prediction },
		{
			...{ kind: 'list', at: 'GET /predictions', record: prediction },
			// Its cursors are opaque; here they count. 100 a page, and no size can be asked for.
			page: pagedBy({ offset: 'cursor', size: '', usual: 100 }),
			whole: (results, { next, api }) => ({
				...{ next: next === null ? null : `${api}/predictions?cursor=${next}` },
				...{ previous: null, results },
			}),
		},
		{
			...{ kind: 'list', at: 'GET /account', record: prediction },
			whole: () => ({ type: 'user', username: 'studio', name: 'Studio' }),
		},
	],
});
