// One run that asks for tasks of several services.
import { mostWithinASecond } from '../../../../bench/figures.mjs';
import type { HttpRequest } from '../../../../core/http/wire';
import { keepQuiet, newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { answerAll } from '../../../../nodes/VideoTask/asking/askAll';
import type { Means } from '../../../../nodes/VideoTask/asking/askService';
import { virtualClock } from '../../../virtualClock.mjs';
import { answer } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

interface Reply {
	readonly afterMs: number;
	readonly body: unknown;
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
}

/** Asks for one id at each service; `replies` says what each service answers. */
async function asked(
	ids: Readonly<Record<string, readonly string[]>>,
	reply: (service: string, request: HttpRequest, count: number) => Reply,
	{ parameters = {}, ...more }: Partial<Means> & { parameters?: object } = {},
) {
	const virtual = virtualClock();
	const startedAtMs = virtual.clock.now();
	const inFlight = { now: 0, most: 0 };
	const looked: unknown[] = [];
	const sentAtMs: number[] = [];
	let count = 0;
	const settings = settingsWith({ operation: 'waitUntilDone', ...parameters });
	const means: Means = {
		settings,
		transport: {
			async send(request) {
				const service = request.path.split('/')[1] ?? '';
				const { afterMs, body, status, headers } = reply(service, request, (count += 1));
				sentAtMs.push(virtual.clock.now() - startedAtMs);
				inFlight.most = Math.max(inFlight.most, (inFlight.now += 1));
				await virtual.clock.sleep(afterMs);
				inFlight.now -= 1;
				return answer(body, status, headers);
			},
			...{ setup: null, requestCount: () => count, origin: 'https://api.example', secret: null },
			...{ connection: '', rememberIn: () => undefined },
		},
		clock: virtual.clock,
		continues: false,
		observer: { looked: (report) => looked.push(report), done: () => undefined },
		budget: newRequestBudget(settings.requestsPerSecond),
		stored: null,
		suspendAfterMs: Number.POSITIVE_INFINITY,
		...more,
	};
	const requests = Object.entries(ids).map(([service, list], itemIndex) => ({
		...{ itemIndex, service, ids: list, sinceMs: null, fileName: '' },
	}));
	const course = await virtual.run(answerAll(requests, means));
	const restMs = course.suspension === null ? null : course.suspension.untilMs - startedAtMs;
	const waitOf = (service: string, id: string) => course.answers.get(service)?.get(id)?.wait;
	const endMs = virtual.clock.now() - startedAtMs;
	return { ...course, restMs, waitOf, endMs, inFlight, looked, sentAtMs, count };
}

const running = (id: string) => ({ id, started_at: 1784362571 });
const finished = (id: string, url = 'https://x/v.mp4') => ({
	...{ id, response: { success: true, data: { video_url: url } } },
});
const BOTH = { veo: ['slow'], seedance: ['fast'] };
const ANY = { parameters: { returnWhen: 'anyDone' } };

test('the first task that is done ends the wait for those of all services', async () => {
	const { waitOf, endMs, suspension } = await asked(
		BOTH,
		(service) => ({ afterMs: 100, body: service === 'veo' ? running('slow') : finished('fast') }),
		ANY,
	);
	expect(waitOf('seedance', 'fast')?.ended).toBe('done');
	expect(waitOf('veo', 'slow')).toMatchObject({ ended: 'any_done', polls: 1 });
	expect([endMs < 1_000, suspension]).toEqual([true, null]);
});

test('also where the wait at another service has come to rest before', async () => {
	const { waitOf, suspension, count } = await asked(
		BOTH,
		(service) =>
			service === 'veo'
				? { afterMs: 0, body: running('slow') }
				: { afterMs: 900, body: finished('fast') },
		{ ...ANY, suspendAfterMs: 0 },
	);
	expect(suspension).toBeNull();
	expect(waitOf('veo', 'slow')).toMatchObject({ ended: 'any_done', polls: 1 });
	expect(count).toBe(2);
});

test('while none is done, all rest', async () => {
	const { suspension, restMs } = await asked(
		BOTH,
		(service) => ({ afterMs: 0, body: running(service === 'veo' ? 'slow' : 'fast') }),
		{ ...ANY, suspendAfterMs: 0 },
	);
	expect(restMs).toBe(65_000);
	expect(Object.keys(suspension?.save() ?? {})).toEqual(['veo', 'seedance']);
});

test('a rest ends when the URLs of another service come to their end', async () => {
	const now = virtualClock().clock.now();
	const until = async (seconds: number) => {
		// Signed a day before, so that the margin is the longest one: an hour.
		const signedAt = new Date(now - 86_400_000).toISOString().replace(/[-:]|\.\d+/g, '');
		const life = 86_400 + 3_600 + seconds;
		const url = `https://x/v?X-Amz-Date=${signedAt}&X-Amz-Expires=${life}`;
		const { restMs } = await asked(
			BOTH,
			(service) => ({
				afterMs: 0,
				body: service === 'veo' ? running('slow') : finished('fast', url),
			}),
			{ suspendAfterMs: 0, parameters: { options: { pollIntervalSeconds: 600 } } },
		);
		return restMs === null ? null : Math.round(restMs / 1000);
	};
	expect(await until(900)).toBe(600);
	expect(await until(300)).toBe(300);
	// n8n can rest no shorter.
	expect(await until(30)).toBe(65);
});

test('eight requests at most are under way, however many services there are', async () => {
	const many = (service: string) => Array.from({ length: 20 }, (_, index) => `${service}-${index}`);
	const services = { veo: many('veo'), seedance: many('seedance'), kling: many('kling') };
	const { inFlight, answers, looked } = await asked(
		services,
		(_service, { body }) => {
			if (Array.isArray(body?.ids))
				return { afterMs: 10, status: 400, body: { error: { code: 'bad_request' } } };
			return { afterMs: 100, body: running(String(body?.id)) };
		},
		{ parameters: { operation: 'getTasksBatch', options: { requestsPerSecond: 1000 } } },
	);
	expect(inFlight.most).toBe(8);
	const all = [...answers.values()].flatMap((byId) => [...byId.values()]);
	expect(all.filter(({ task }) => task?.status === 'running')).toHaveLength(60);
	// Each service's look is told to the log.
	expect(looked).toEqual(
		Object.keys(services).map(() => ({
			asked: 20,
			answered: 20,
			done: 0,
			open: 20,
			problem: null,
		})),
	);
});

test('a wait keeps its budget where all answers come at one moment and eight places are free', async () => {
	const names = ['veo', 'seedance', 'kling', 'luma', 'sora', 'wan', 'pika', 'hailuo', 'flux'];
	const services = [...names, 'suno', 'fish', 'producer', 'grok', 'gemini', 'dreamina', 'seedream'];
	const failed = { id: 'task', response: { success: false, error: { code: 'api_error' } } };
	// The first eight go out 20 ms apart, five in the first second, and are answered after ten.
	const sentAfterMs = (count: number) => 20 * (count - 1) + (count > 5 ? 900 : 0);
	const { sentAtMs, inFlight } = await asked(
		Object.fromEntries(services.map((service) => [service, ['task']])),
		(_service, _request, count) => ({
			afterMs: count > 8 ? 10 : 10_000 - sentAfterMs(count),
			body: failed,
		}),
	);
	expect([sentAtMs.length, inFlight.most]).toEqual([16, 8]);
	expect(mostWithinASecond(sentAtMs.map((atMs) => atMs / 1_000))).toBe(5);
});

test('what waits for a place is not sent after another of its look was refused', async () => {
	const ids = (service: string) => Array.from({ length: 30 }, (_, index) => `${service}-${index}`);
	const sent = { veo: 0, seedance: 0 };
	const { answers } = await asked(
		{ veo: ids('veo'), seedance: ids('seedance') },
		(service, { body }) => {
			const number = (sent[service as keyof typeof sent] += 1);
			if (number === 1)
				return { afterMs: 0, status: 400, body: { error: { code: 'bad_request' } } };
			const isRefused = service === 'seedance' && number === 3;
			if (isRefused) return { afterMs: 10, status: 401, body: { error: { code: 'no_token' } } };
			// Places come free one after another.
			return { afterMs: 50 * number, body: running(String(body?.id)) };
		},
		{
			parameters: { operation: 'getTasksBatch', options: { requestsPerSecond: 1000 } },
			continues: true,
		},
	);
	expect(sent).toEqual({ veo: 31, seedance: 3 });
	const troubles = [...(answers.get('seedance')?.values() ?? [])].flatMap(({ trouble }) =>
		trouble === null ? [] : trouble.httpCode,
	);
	// All but the one that was answered before.
	expect(troubles).toEqual(Array(29).fill('401'));
});

test('each service keeps the distance of its own requests, whichever comes first', async () => {
	// Maestro has no batch, so that its requests are spread evenly; those of the other go together.
	const ids = (service: string) => [`${service}-1`, `${service}-2`];
	const sentTo = async (first: string, second: string) => {
		const sent: string[] = [];
		const { sentAtMs } = await asked(
			{ [first]: ids(first), [second]: ids(second) },
			(service, { body }) => {
				sent.push(service);
				const named = Array.isArray(body?.ids) ? body.ids : [body?.id];
				return { afterMs: 10, body: { items: named.map((id) => finished(String(id))) } };
			},
			{ parameters: { maxWaitMinutes: 0 } },
		);
		return sentAtMs.map((atMs, index) => [sent[index], atMs]);
	};
	expect(await sentTo('maestro', 'seedance')).toEqual([
		['maestro', 0],
		['seedance', 20],
		['maestro', 220],
	]);
	expect(await sentTo('seedance', 'maestro')).toEqual([
		['seedance', 0],
		['maestro', 200],
		['maestro', 400],
	]);
});

test('a silence that one service is asked for is kept at the others, in a look too', async () => {
	const { sentAtMs, answers } = await asked(
		{ veo: ['a'], seedance: ['b'], kling: ['c'] },
		(_service, { body }, count) =>
			count === 1
				? { afterMs: 10, status: 429, body: {}, headers: { 'retry-after': '3' } }
				: { afterMs: 10, body: finished(String(body?.id)) },
		{ parameters: { operation: 'getTasksBatch' } },
	);
	expect(sentAtMs.filter((atMs) => atMs > 10 && atMs < 3_010)).toEqual([]);
	const all = [...answers.values()].flatMap((byId) => [...byId.values()]);
	expect(all.map(({ task }) => task?.status)).toEqual(Array(3).fill('succeeded'));
});

test('a run that asks a second time goes on with the budget and the silence of the first', async () => {
	const budget = newRequestBudget(5);
	budget.beganAtMs.push(virtualClock().clock.now());
	keepQuiet(budget, virtualClock().clock.now(), 4_000);
	const { sentAtMs } = await asked(
		{ seedance: ['a'] },
		() => ({ afterMs: 10, body: finished('a') }),
		{ budget },
	);
	expect(sentAtMs).toEqual([4_000]);
});
