// What the class raises and what it puts out: contract "Errors", and the Stop.
import { VideoTask } from '../../../nodes/VideoTask/VideoTask.node';
import { GET_BATCH, handMadeContext, reply } from './handMadeContext';
import type { Setup } from './handMadeContext';

const GOOD = { id: 'a', response: { success: true, data: { video_url: 'https://x/v.mp4' } } };
const REFUSED = reply({ error: { code: 'invalid_token', message: 'Wrong.' } }, 401);

async function executed(setup: Setup) {
	const parameters = { ...GET_BATCH, taskIds: 'a', routeByStatus: true };
	const { context } = handMadeContext({ parameters, reply: () => reply(GOOD), ...setup });
	return await new VideoTask().execute.call(context);
}

const stopped = () => {
	const stop = new AbortController();
	stop.abort();
	return stop.signal;
};

test('what went well is put out', async () => {
	expect(await executed({})).toMatchObject([[{ json: { taskId: 'a' } }], [], []]);
});

test('what could not be learnt is raised', async () => {
	await expect(executed({ reply: () => REFUSED })).rejects.toMatchObject({
		name: 'NodeApiError',
		message: expect.stringMatching(/^Task a: /),
		httpCode: '401',
	});
});

test('with Continue On Fail it is put out', async () => {
	expect(await executed({ reply: () => REFUSED, continueOnFail: true })).toEqual([
		[],
		[],
		[{ json: { error: expect.stringMatching(/^Task a: /) }, pairedItem: { item: 0 } }],
	]);
});

test.each([false, true])(
	'a Stop is raised, whether the node continues on fail or not',
	async (on) => {
		const run = executed({ stop: stopped(), continueOnFail: on });
		await expect(run).rejects.toMatchObject({ message: expect.stringContaining('canceled') });
	},
);

test('with Retry On Fail a Stop puts nothing out, since n8n would try again on an error', async () => {
	expect((await executed({ stop: stopped(), retryOnFail: true })).flat()).toEqual([]);
});
