// How many requests of one look are under way at once, where tasks are asked for what they made.
import { look } from '../../../core/look/look';
import { adapterOf, answer } from '../answering';
import { idsUpTo, found, refused, scriptedSend } from './scriptedSend';

const aceData = adapterOf('aceDataCloud', 'seedance');

test('the requests for what tasks made share 8 places with the looks beside them', async () => {
	const response = { success: true, data: { video_url: 'https://x/v.mp4' } };
	const outcome = {
		request: ({ taskId }: { readonly taskId: string }) =>
			({ method: 'GET', path: `/${taskId}` }) as const,
		parse: <Task>(_answer: unknown, task: Task) => task,
	};
	const { send, asked, inFlight } = scriptedSend(({ way, ids }) =>
		way === 'single' ? answer({}) : answer({ items: ids.map((id) => ({ id, response })) }),
	);
	await look({ ...aceData, outcome }, send, idsUpTo(500));
	expect(asked.filter(({ way }) => way === 'single')).toHaveLength(500);
	expect(inFlight.most).toBe(8);
});

test('where there are no such requests, the way of sending alone says how many go at once', async () => {
	const { send, inFlight } = scriptedSend((one) =>
		one.way === 'batch' ? refused('bad_request', 400) : found(one),
	);
	await look(aceData, send, idsUpTo(250));
	expect(inFlight.most).toBeGreaterThan(8);
});
