// Callbacks on their way: some get lost, some come twice, late ones come in another order, and refused ones again.
import { startAnswering } from '../engine/answeringServer.mjs';
import { callBackAll, callbackFor, webhookSecret } from './callbacks.mjs';

let status = 200;
let server: Awaited<ReturnType<typeof startAnswering>>;

beforeAll(async () => {
	server = await startAnswering(() => ({ status }));
});
afterAll(async () => await server.close());
beforeEach(() => {
	server.seen.length = 0;
	status = 200;
});

/** The ids of the tasks that were called about, as their signatures name them. */
const received = () => server.seen.map(({ headers }) => String(headers['webhook-id']).slice(4));

const planOf = (more = {}) => ({ url: server.origin, secret: webhookSecret, ...more });

const tasks = Array.from({ length: 40 }, (_, index) => ({
	provider: 'replicate' as const,
	id: `p-${index}`,
}));

test('each task once, where nothing happens', async () => {
	await callBackAll(tasks, planOf());
	expect(received().sort()).toEqual(tasks.map(({ id }) => id).sort());
});

test('a share of them lost, a share doubled, the same ones each time', async () => {
	const plan = planOf({ lost: 0.2, doubled: 0.3 });
	const fates = await callBackAll(tasks, plan);
	const lost = fates.filter(({ isLost }) => isLost);
	expect(lost.length).toBeGreaterThan(2);
	expect(
		lost.every(({ taskId, statuses }) => !received().includes(taskId) && statuses.length === 0),
	).toBe(true);
	const doubled = fates.filter(({ statuses }) => statuses.length === 2);
	expect(doubled.length).toBeGreaterThan(4);
	expect(received()).toHaveLength(tasks.length - lost.length + doubled.length);
	const again = await callBackAll(tasks, plan);
	expect(again.map(({ isLost }) => isLost)).toEqual(fates.map(({ isLost }) => isLost));
});

test('several URLs take turns, and a doubled one comes to two of them at the same moment', async () => {
	const other = await startAnswering(() => ({ status: 200 }));
	try {
		const url = [server.origin, other.origin];
		const fates = await callBackAll(tasks, planOf({ url, lost: 0.2, doubled: 1 }));
		const sent = fates.filter(({ isLost }) => !isLost).map(({ taskId }) => taskId);
		const there = other.seen.map(({ headers }) => String(headers['webhook-id']).slice(4));
		expect(received().sort()).toEqual([...sent].sort());
		expect(there.sort()).toEqual([...sent].sort());
		expect(fates.every(({ isLost, isDoubled }) => isLost !== isDoubled)).toBe(true);
	} finally {
		await other.close();
	}
	server.seen.length = 0;
	await callBackAll(tasks, planOf({ url: [server.origin, 'http://127.0.0.1:1'] }));
	expect(received()).toHaveLength(tasks.length / 2);
});

test('late ones come in another order', async () => {
	await callBackAll(tasks, planOf({ latestMs: 200 }));
	expect(received()).not.toEqual(tasks.map(({ id }) => id));
	expect(received()).toHaveLength(tasks.length);
});

test('refused ones come again, as often as is said', async () => {
	status = 503;
	const [fate] = await callBackAll(tasks.slice(0, 1), planOf({ tries: 3, pauseMs: 1 }));
	expect(fate?.statuses).toEqual([503, 503, 503]);
	const [nobody] = await callBackAll(tasks.slice(0, 1), { url: 'http://127.0.0.1:1' });
	expect(nobody?.statuses).toEqual([null]);
});

test('only providers that sign do so, and only with a secret', () => {
	const headersOf = (provider: 'kling' | 'kie', secret: string) =>
		Object.keys(callbackFor({ provider, id: 'a' }, secret, 0).headers);
	expect(headersOf('kling', webhookSecret)).toEqual(['content-type']);
	expect(headersOf('kie', '')).toEqual(['content-type']);
	expect(headersOf('kie', webhookSecret)).toContain('x-webhook-signature');
	expect(() => callbackFor({ provider: 'runway', id: 'a' }, '', 0)).toThrow('does not call back');
});
