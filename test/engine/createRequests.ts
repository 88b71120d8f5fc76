// A create request for each provider, as people send it, and what the simulator answers to it.
import { post } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import type { Provider } from './videoTaskRun';

interface CreateRequest {
	/** Behind the base URL. */
	readonly path: string;
	readonly body?: object;
	/** As in `Authorization: Bearer …` where this is absent. */
	readonly headers?: (key: string) => Record<string, string>;
}

const inHeader = (name: string) => (key: string) => ({ [name]: key });
const prompt = { prompt: 'A lake' };

export const CREATE_REQUESTS: Readonly<Record<Provider, CreateRequest>> = {
	aceDataCloud: { path: '/seedance/videos', body: { ...prompt, async: true } },
	customApi: { path: '/jobs' },
	fal: {
		path: '/fal-ai/kling-video/v2.1/master/image-to-video',
		headers: (key) => ({ authorization: `Key ${key}` }),
	},
	googleVeo: {
		path: '/models/veo-3.1-generate-preview:predictLongRunning',
		headers: inHeader('x-goog-api-key'),
	},
	heyGen: { path: '/v3/videos', headers: inHeader('x-api-key') },
	kie: { path: '/api/v1/jobs/createTask' },
	kling: { path: '/v1/videos/text2video' },
	miniMax: { path: '/v2/video_generation', body: { model: 'MiniMax-H3', ...prompt } },
	modelArk: { path: '/contents/generations/tasks', body: { model: 'seedance', content: [] } },
	piApi: { path: '/api/v1/task', headers: inHeader('x-api-key') },
	replicate: { path: '/predictions' },
	runway: { path: '/text_to_video' },
	vap: { path: '/v3/tasks', body: { type: 'video', params: prompt } },
	waveSpeed: { path: '/wavespeed-ai/wan' },
};

/** @returns the body of the create answer, which is the input item of many workflows */
export async function created({ baseUrls, keys }: Simulator, provider: Provider) {
	const { path, body = prompt, headers } = CREATE_REQUESTS[provider];
	const asBearer = (key: string) => ({ authorization: `Bearer ${key}` });
	const url = `${baseUrls[provider]}${path}`;
	const answer = await post(url, body, (headers ?? asBearer)(keys.valid));
	expect(answer.status).toBeLessThan(300);
	return answer.body;
}
