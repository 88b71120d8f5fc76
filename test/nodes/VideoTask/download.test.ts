import type { IExecuteFunctions } from 'n8n-workflow';

import { download } from '../../../nodes/VideoTask/download';
import { virtualClock } from '../../virtualClock.mjs';

const URL_OF_FILM = 'https://cdn.example/film.mp4';
const limits = { maxBytes: 1e9, silenceMs: 30_000, allowsLocal: false };

interface Drip {
	everyMs: number;
	stop?: AbortSignal;
	unwanted?: AbortSignal;
	/** Told of the bytes so far, with each. */
	onByte?: (bytes: number) => void;
}

/** A download whose bytes come one at a time, for as long as it is not ended. */
async function dripping({ everyMs, stop, unwanted, onByte }: Drip) {
	const { clock, run } = virtualClock();
	const beganAtMs = clock.now();
	let requests = 0;
	let bytes = 0;
	const helpers = {
		httpRequest: async ({ abortSignal }: { abortSignal: AbortSignal }) => {
			requests += 1;
			const drip = async (each: (chunk: Uint8Array) => void) => {
				while (!abortSignal.aborted) {
					await clock.sleep(everyMs, abortSignal);
					if (!abortSignal.aborted) each(new Uint8Array(1));
					bytes += 1;
					onByte?.(bytes);
				}
				throw new Error('aborted');
			};
			return { statusCode: 200, headers: {}, body: { map: drip } };
		},
		prepareBinaryData: async (stream: Promise<never>) => await stream,
	};
	const context = {
		helpers,
		getExecutionCancelSignal: () => stop,
	} as unknown as IExecuteFunctions;
	const means = { clock, limits, unwanted: unwanted ?? new AbortController().signal };
	const result = await run(download(context, URL_OF_FILM, () => 'film', means));
	return { result, requests, bytes, tookMs: clock.now() - beganAtMs };
}

test('a server that drips is given up after an hour', async () => {
	const { result, bytes, tookMs } = await dripping({ everyMs: 29_000 });
	expect(result).toEqual({ trouble: 'it did not come within an hour', passes: false });
	expect(bytes).toBeGreaterThan(100);
	expect(tookMs).toBe(3_600_000);
});

test('a server that pauses for longer than allowed is given up at once', async () => {
	const { result, tookMs } = await dripping({ everyMs: 31_000 });
	expect(result).toEqual({ trouble: 'the server was silent for 30 s', passes: true });
	expect(tookMs).toBe(30_000);
});

const STOPPED = { trouble: 'the execution was stopped', passes: false };

test.each(['stop', 'unwanted'])(
	'after the signal "%s" nothing is asked for any more',
	async (name) => {
		const { result, requests } = await dripping({ everyMs: 1000, [name]: AbortSignal.abort() });
		expect([result, requests]).toEqual([STOPPED, 0]);
	},
);

test.each(['stop', 'unwanted'])('the signal "%s" ends what is under way', async (name) => {
	const controller = new AbortController();
	const { result, bytes, tookMs } = await dripping({
		...{ everyMs: 1000, [name]: controller.signal },
		onByte: (count) => count === 3 && controller.abort(),
	});
	expect([result, bytes, tookMs]).toEqual([STOPPED, 3, 3000]);
});

// [how the stream stands once n8n has taken it, what came of it]
test.each([
	[{ readableEnded: true }, { trouble: 'the file is empty', passes: true }],
	[{}, { trouble: 'the file is empty', passes: true }],
	[{ readableEnded: false }, { file: { fileName: 'film' } }],
])('a file of which no byte was seen: %j', async (stream, result) => {
	const { clock, run } = virtualClock();
	const context = {
		helpers: {
			httpRequest: async () => ({ statusCode: 200, headers: {}, body: { map: () => stream } }),
			prepareBinaryData: async (_stream: unknown, fileName: string) => ({ fileName }),
		},
	} as unknown as IExecuteFunctions;
	const means = { clock, limits, unwanted: new AbortController().signal };
	expect(await run(download(context, URL_OF_FILM, () => 'film', means))).toEqual(result);
});
