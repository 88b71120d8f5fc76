import { keyInHeader } from '../../simulator/keys.mjs';
import { Answer } from '../../simulator/recipe/answer.mjs';
import { keyInJwt } from '../../simulator/recipe/keyInJwt.mjs';
import { pagedBy } from '../../simulator/page.mjs';
import { recipeProvider } from '../../simulator/recipeProvider.mjs';
import { envelope, listed, recordOf } from './simulator/record.mjs';

/** What it signs for; its secret key is one of the simulator's keys. */
const ACCESS_KEY = 'access';

const inToken = keyInJwt(ACCESS_KEY);
const inHeader = keyInHeader('authorization', 'Bearer ');

/** By service, what its tasks make. @type {Readonly<Record<string, 'video' | 'image' | 'audio'>>} */
const makes = {
	text2video: 'video',
	image2video: 'video',
	'avatar/image2video': 'video',
	'images/generations': 'image',
	'audio/text-to-audio': 'audio',
};

/** @param {string} service */
function routesOf(service) {
	const root = /^(images|audio)\//.test(service) ? '/v1' : '/v1/videos';
	const path = `${root}/${service}`;
	return /** @type {import('../../simulator/recipe/recipe.mjs').Route[]} */ ([
		{
			...{ kind: 'create', at: `POST ${path}`, record: recordOf },
			taskFor: ({ body }) => {
				const { prompt, callback_url } = /** @type {Record<string, unknown>} */ (Object(body));
				if (typeof prompt !== 'string') return null;
				return { service, prompt, callbackUrl: callback_url ? String(callback_url) : null };
			},
		},
		{ kind: 'single', at: `GET ${path}/{id}`, service, record: recordOf },
		{
			...{ kind: 'list', at: `GET ${path}`, service, record: listed, whole: envelope },
			page: pagedBy({ number: 'pageNum', size: 'pageSize', usual: 30, most: 500 }),
		},
	]);
}

/** @param {import('../../simulator/random.mjs').Random} random */
function snowflake(random) {
	return `8${Array.from({ length: 17 }, () => Math.floor(random() * 10)).join('')}`;
}

export const kling = recipeProvider({
	name: 'kling',
	title: 'Kling',
	realUrl: 'https://api-singapore.klingai.com',
	basePath: '/kling-official',
	// A region has an address of its own; only this choice takes the base URL.
	credential: { region: 'custom', authentication: 'apiKey' },
	services: Object.keys(makes),
	makes: (service) => makes[service] ?? 'video',
	keyIn: (request) => inToken(request) ?? inHeader(request),
	newId: ({ random }) => snowflake(random),
	// Kling itself neither cancels tasks nor lets them expire; gateways before it do.
	words: {
		queued: 'submitted',
		running: 'processing',
		succeeded: 'succeed',
		failed: 'failed',
		cancelled: 'cancelled',
		expired: 'expired',
	},
	failures: {
		failed: ['', 'Internal error, please try again later'],
		moderated: ['', 'Failure to pass the risk control system'],
		expired: ['', 'The task took too long'],
	},
	errors: {
		400: ['1201', 'The value of a parameter is invalid'],
		401: ['1002', 'Authorization is invalid'],
		402: ['1101', 'The account is in arrears'],
		403: ['1103', 'The account has no right to this'],
		404: ['1203', 'The resource does not exist'],
		429: ['1302', 'The request is too frequent'],
		500: ['5000', 'Internal error of the server'],
	},
	unknownPathCode: '1202',
	error: (code, message) => ({
		code: /^\d+$/.test(code) ? Number(code) : code,
		message,
		request_id: 'a-request',
	}),
	unknownTask: () =>
		new Answer(404, { code: 1203, message: 'Task not found', request_id: 'a-request' }),
	routes: Object.keys(makes).flatMap(routesOf),
});
