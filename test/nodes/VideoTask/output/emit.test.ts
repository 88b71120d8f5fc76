import type { Answer } from '../../../../nodes/VideoTask/asking/answer';
import { emit, withTrueLinks } from '../../../../nodes/VideoTask/output/emit';
import type { Fetched, MediaFetcher } from '../../../../host/media/mediaFetcher';
import { adapterOf, taskOf } from '../../../core/answering';
import { GET_BATCH, handMadeContext, invocationOf, settingsWith } from '../handMadeContext';

test('links that would lead to another item are cut, and say what to do', () => {
	const item = (asked: number) => ({ json: {}, pairedItem: { item: asked } });
	const [[right, wrong] = [], [alone] = []] = withTrueLinks([[item(0), item(2)], [item(1)]]);
	expect(right?.pairedItem).toEqual({ item: 0 });
	for (const [one, asked] of [[wrong, 2] as const, [alone, 1] as const]) {
		expect(one?.pairedItem).toEqual({
			item: asked,
			sourceOverwrite: { previousNode: expect.stringContaining("'Include Input Fields'") },
		});
	}
});

describe('files', () => {
	const good: Answer = {
		taskId: 'good',
		task: taskOf(adapterOf('vap'), { status: 'completed', output_url: 'https://x/v.mp4' }),
		wait: null,
		trouble: null,
	};
	const bad: Answer = {
		...{ taskId: 'bad', task: null, wait: null },
		trouble: { message: 'Task bad: no', description: '', httpCode: '401', isLate: false },
	};

	/** @param fetched when the files come */
	async function emitted(
		all: readonly Answer[],
		{ continueOnFail = false, parameters = {}, fetched = Promise.resolve(FILES) },
	) {
		const { context } = handMadeContext({ continueOnFail, parameters });
		let givenUp = 0;
		const media = { of: async () => await fetched, giveUp: () => (givenUp += 1) };
		const ids = all.map(({ taskId }) => taskId);
		const request = { itemIndex: 0, service: 'vap', ids, sinceMs: null, fileName: '' };
		const asked = { requests: [request], items: [{ json: {} }] };
		const invocation = invocationOf(context, { settings: settingsWith(GET_BATCH), ...asked });
		const { error, outputs } = await emit(invocation, {
			answers: new Map([['vap', new Map(all.map((one) => [one.taskId, one]))]]),
			media: media as unknown as MediaFetcher,
		});
		const fields = outputs[0]?.map(({ binary }) => Object.keys(binary ?? {}));
		return { message: error?.message ?? null, fields, givenUp };
	}

	const FILES: Fetched = { binary: { data: { data: 'x', mimeType: 'v' } }, problem: null };
	const never = new Promise<Fetched>(() => undefined);

	test('are waited for where all went well', async () => {
		const { message, fields, givenUp } = await emitted([good], {});
		expect([message, fields, givenUp]).toEqual([null, [['data']], 0]);
	});

	test('are given up, and not waited for, where an error is raised', async () => {
		for (const all of [
			[good, bad],
			[bad, good],
		]) {
			const { message, givenUp } = await emitted(all, { fetched: never });
			expect([message, givenUp]).toEqual(['Task bad: no', 1]);
		}
	});

	test.each([
		['with Continue On Fail', { continueOnFail: true }],
		['by a node that rests', { parameters: { durablePart: 'rest' } }],
	])('are waited for and put out beside the error %s', async (_who, setup) => {
		const { message, fields, givenUp } = await emitted([good, bad], setup);
		expect([message, fields, givenUp]).toEqual(['Task bad: no', [['data'], []], 0]);
	});

	test('are given up by a node that looks for a durable wait', async () => {
		const setup = { parameters: { durablePart: 'look' }, fetched: never };
		expect(await emitted([good, bad], setup)).toMatchObject({ givenUp: 1 });
	});
});
