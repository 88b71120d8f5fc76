// The account's list as a trigger, and as the net for callbacks that get lost.
import { forgetAll } from '../../../nodes/VideoTaskTrigger/memory';
import { reply, startedWith, TriggerHost } from './handMadeTrigger';

let host = new TriggerHost();

beforeEach(() => {
	forgetAll();
	host = new TriggerHost();
	host.parameters = { provider: 'modelArk', listen: 'schedule' };
});

const seconds = () => Math.floor(host.nowMs / 1000);
const create = (id: string, status: string, secondsAgo = 0) =>
	host.tasks.set(id, { status, createdAt: seconds() - secondsAgo });
const poll = async () => startedWith(await host.poll());
const pass = async (ms: number) => await host.virtual.run(host.virtual.clock.sleep(ms));
const MINUTE_MS = 60_000;

test('the first poll gives out nothing, whatever is there', async () => {
	create('cgt-old', 'succeeded', 100);
	create('cgt-going', 'running', 50);
	expect(await host.poll()).toBeNull();
	await pass(MINUTE_MS);
	expect(await host.poll()).toBeNull();
});

test('what ended since the last poll comes out once, and with what the list says', async () => {
	create('cgt-going', 'running', 50);
	await poll();
	create('cgt-going', 'succeeded', 50);
	create('cgt-new', 'failed');
	const given = await host.poll();
	expect(startedWith(given).sort()).toEqual(['cgt-going', 'cgt-new']);
	const items = await host.execute(given?.[0] ?? []);
	expect(items.map(({ json }) => json.trigger)).toEqual(
		Array.from({ length: 2 }, () => ({
			by: 'schedule',
			receivedAt: new Date(host.nowMs).toISOString(),
		})),
	);
	expect(items.find(({ json }) => json.taskId === 'cgt-going')?.json.url).toBe(
		'https://media.example/cgt-going.mp4',
	);
	expect(await poll()).toEqual([]);
});

test('a task that was created long before the newest one is looked at until it ends', async () => {
	create('cgt-slow', 'running', 3_600);
	create('cgt-newest', 'succeeded');
	await poll();
	await pass(MINUTE_MS);
	expect(await poll()).toEqual([]);
	host.tasks.set('cgt-slow', { status: 'succeeded', createdAt: seconds() - 3_660 });
	expect(await poll()).toEqual(['cgt-slow']);
	expect(await poll()).toEqual([]);
});

test('pages: two hundred and fifty tasks that ended between two polls all come out, once', async () => {
	create('cgt-first', 'succeeded');
	await poll();
	await pass(5 * MINUTE_MS);
	for (let index = 0; index < 250; index += 1) create(`cgt-${index}`, 'succeeded', index % 7);
	const given = await poll();
	expect([given.length, new Set(given).size]).toEqual([250, 250]);
	expect(await poll()).toEqual([]);
});

test('fifteen hundred that ended between two polls all come out, once', async () => {
	create('cgt-first', 'succeeded');
	await poll();
	await pass(60 * MINUTE_MS);
	for (let index = 0; index < 1_500; index += 1) create(`cgt-${index}`, 'succeeded', index);
	const given = await poll();
	expect([given.length, new Set(given).size]).toEqual([1_500, 1_500]);
	expect(await poll()).toEqual([]);
	expect(host.logged).toEqual([]);
});

test('where more are new than a poll reads, the log says which are left, and the next poll goes on', async () => {
	create('cgt-first', 'succeeded');
	await poll();
	await pass(60 * MINUTE_MS);
	for (let index = 0; index < 10_100; index += 1)
		create(`cgt-${index}`, 'succeeded', index % 3_000);
	expect(await poll()).toHaveLength(10_000);
	expect(host.logged).toEqual([
		expect.stringMatching(/^Video Task Trigger: .*\(10000\); tasks created before 20[^ ]+Z do not/),
	]);
	await pass(60 * MINUTE_MS);
	create('cgt-next', 'succeeded');
	host.asked.length = 0;
	expect(await poll()).toEqual(['cgt-next']);
	expect(host.asked.length).toBeLessThan(100);
	expect(host.logged).toHaveLength(1);
});

test('a task that the list shows late is found all the same', async () => {
	create('cgt-first', 'succeeded');
	await poll();
	await pass(MINUTE_MS);
	create('cgt-second', 'succeeded');
	expect(await poll()).toEqual(['cgt-second']);
	create('cgt-late', 'succeeded', 120);
	expect(await poll()).toEqual(['cgt-late']);
});

test.each([3_600_000, 86_400_000])(
	'a clock that jumps forward by %d ms loses and doubles nothing',
	async (jumpMs) => {
		create('cgt-going', 'running', 50);
		create('cgt-old', 'succeeded', 60);
		await poll();
		const createdAt = seconds();
		await pass(jumpMs);
		host.tasks.set('cgt-going', { status: 'succeeded', createdAt: createdAt - 50 });
		host.tasks.set('cgt-new', { status: 'succeeded', createdAt: createdAt + 5 });
		expect((await poll()).sort()).toEqual(['cgt-going', 'cgt-new']);
		expect(await poll()).toEqual([]);
	},
);

test('after a restart it goes on where n8n has stored it, and finds what ended meanwhile', async () => {
	create('cgt-going', 'running', 50);
	create('cgt-old', 'succeeded', 60);
	await poll();
	forgetAll();
	await pass(30 * MINUTE_MS);
	create('cgt-going', 'succeeded', 1_850);
	create('cgt-meanwhile', 'succeeded', 600);
	expect((await poll()).sort()).toEqual(['cgt-going', 'cgt-meanwhile']);
	await pass(MINUTE_MS);
	expect(await poll()).toEqual([]);
	forgetAll();
	expect(await poll()).toEqual([]);
});

test('what n8n was about to begin when it was killed is handed out again, an old task too', async () => {
	create('cgt-going', 'running', 3_600);
	create('cgt-newest', 'running');
	await poll();
	await pass(MINUTE_MS);
	create('cgt-going', 'succeeded', 3_660);
	expect(await poll()).toEqual(['cgt-going']);
	forgetAll();
	expect(await poll()).toEqual(['cgt-going']);
});

test('what was old at the first poll is so after a kill, too', async () => {
	create('cgt-old', 'succeeded', 60);
	await poll();
	forgetAll();
	expect(await poll()).toEqual([]);
});

test('a list that cannot be read is an error, and nothing of it is lost', async () => {
	create('cgt-old', 'succeeded');
	await poll();
	const { answer } = host;
	host.answer = () => reply({}, 503);
	create('cgt-new', 'succeeded');
	await expect(host.poll()).rejects.toThrow(/503/);
	host.answer = answer;
	expect(await poll()).toEqual(['cgt-new']);
});

test('a first poll that cannot read the whole list is an error: nobody would know what is old', async () => {
	for (let index = 0; index < 150; index += 1) create(`cgt-${index}`, 'succeeded', index);
	const { answer } = host;
	host.answer = (options) =>
		options.url.includes('page_num=2') ? reply({}, 503) : answer(options);
	await expect(host.poll()).rejects.toThrow(/503/);
	host.answer = answer;
	expect(await poll()).toEqual([]);
});

test('both: what a callback has started is not started again by the list, and what got lost is', async () => {
	host.parameters.listen = 'both';
	create('cgt-1', 'running');
	create('cgt-2', 'running');
	await poll();
	create('cgt-1', 'succeeded');
	create('cgt-2', 'succeeded');
	host.mode = 'webhook';
	const { result } = await host.virtual.run(host.call({ id: 'cgt-1' }));
	expect(startedWith(result.workflowData)).toEqual(['cgt-1']);
	await pass(MINUTE_MS);
	expect(await poll()).toEqual(['cgt-2']);
	host.mode = 'webhook';
	const late = await host.virtual.run(host.call({ id: 'cgt-2' }));
	expect(late.result.workflowData).toBeUndefined();
});

test("in queue mode the execution itself finds out that another process's callback was first", async () => {
	host.parameters.listen = 'both';
	create('cgt-1', 'running');
	await poll();
	create('cgt-1', 'succeeded');
	host.mode = 'webhook';
	const { result } = await host.virtual.run(host.call({ id: 'cgt-1' }));
	host.executionId = '7';
	expect(await host.execute(result.workflowData?.[0] ?? [])).toHaveLength(1);
	// Another process: neither the memory nor what this one has saved since is known to it.
	const stored = { recent: host.stored.recent, tasks: [] };
	forgetAll();
	host.stored = stored;
	const again = await host.poll();
	expect(startedWith(again)).toEqual(['cgt-1']);
	host.executionId = '8';
	expect(await host.execute(again?.[0] ?? [])).toEqual([]);
	// A run that is repeated, because its worker was killed, is not taken for another.
	host.executionId = '7';
	expect(await host.execute(result.workflowData?.[0] ?? [])).toHaveLength(1);
	// A version of n8n that notes nothing.
	host.processed = undefined;
	host.executionId = '9';
	expect(await host.execute(again?.[0] ?? [])).toHaveLength(1);
});

test('with Every Change the list shows a task as it goes', async () => {
	host.parameters.event = 'everyChange';
	create('cgt-old', 'running');
	await poll();
	create('cgt-new', 'queued');
	expect(await poll()).toEqual(['cgt-new']);
	expect(await poll()).toEqual([]);
	create('cgt-new', 'running');
	create('cgt-old', 'succeeded');
	expect((await poll()).sort()).toEqual(['cgt-new', 'cgt-old']);
});

test('with callbacks alone nothing is listed', async () => {
	host.parameters.listen = 'callback';
	expect(await host.poll()).toBeNull();
	expect(host.asked).toEqual([]);
});

test('a provider without a list says so', async () => {
	host.parameters = { provider: 'runway', listen: 'schedule' };
	await expect(host.poll()).rejects.toThrow(
		'Runway has no list of tasks that could be looked through',
	);
});

test('a test in the editor fetches the newest task that fits, and remembers nothing', async () => {
	create('cgt-1', 'succeeded', 100);
	create('cgt-2', 'failed', 50);
	create('cgt-3', 'running', 10);
	host.mode = 'manual';
	const [item, ...more] = await host.execute([{ json: {} }]);
	expect([item?.json.taskId, more]).toEqual(['cgt-2', []]);
	host.parameters.event = 'taskSucceeded';
	expect((await host.execute([{ json: {} }]))[0]?.json.taskId).toBe('cgt-1');
	expect(host.stored).toEqual({});
});
