import type { IExecuteFunctions } from 'n8n-workflow';

import { download } from '../../../host/media/download';
import type { Clock } from '../../../core/clock';
import { virtualClock } from '../../virtualClock.mjs';

import type { Server } from './nodeStreams.mjs';

const URL_OF_FILM = 'https://cdn.example/film.mp4';
const limits = { maxBytes: 1e9, silenceMs: 30_000, apiOrigin: null };

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

describe('with the streams of this Node', () => {
	const SECONDS = 1_000;

	/** What server and store do, at which of whose bytes; how long the server may be silent is 30 s. */
	async function fetched(setup: {
		serve: (server: Server, clock: Clock) => Promise<void>;
		take?: (bytes: number, clock: Clock) => Promise<void>;
		before?: (clock: Clock) => Promise<void>;
		after?: (clock: Clock) => Promise<void>;
	}) {
		const { mediaServer, stored } = await import('./nodeStreams.mjs');
		const { clock, run } = virtualClock();
		const server = mediaServer();
		const beganAtMs = clock.now();
		const helpers = {
			httpRequest: async ({ abortSignal }: { abortSignal: AbortSignal }) => {
				abortSignal.addEventListener('abort', () => server.body.destroy(new Error('aborted')));
				return { statusCode: 200, headers: {}, body: server.body };
			},
			prepareBinaryData: async (stream: unknown) => {
				await setup.before?.(clock);
				const bytes = await stored(stream, async (sofar) => await setup.take?.(sofar, clock));
				await setup.after?.(clock);
				return { bytes };
			},
		};
		const context = { helpers } as unknown as IExecuteFunctions;
		const means = { clock, limits, unwanted: new AbortController().signal };
		const serving = setup.serve(server, clock);
		const result = await run(download(context, URL_OF_FILM, () => 'film', means));
		await run(serving);
		return { result, tookMs: clock.now() - beganAtMs };
	}

	const atOnce = async (server: Server) => {
		for (let part = 0; part < 20; part += 1) server.send(1_000);
		server.end();
	};
	const ALL = { file: { bytes: 20_000 } };

	test.each([
		['before it takes the first byte', { before: 1 }],
		['in the middle', { middle: 1 }],
		['when it has all', { after: 1 }],
	])('a store that is busy for minutes %s is no silent server', async (_, when) => {
		const busy = async (clock: Clock) => await clock.sleep(300 * SECONDS);
		const { result, tookMs } = await fetched({
			serve: atOnce,
			...('before' in when ? { before: busy } : {}),
			...('after' in when ? { after: busy } : {}),
			take: async (bytes, clock) => {
				if ('middle' in when && bytes === 5_000) await busy(clock);
			},
		});
		expect([result, tookMs]).toEqual([ALL, 300 * SECONDS]);
	});

	test('a server that is silent while the store waits is given up as before', async () => {
		const { result, tookMs } = await fetched({ serve: async (server) => server.send(1_000) });
		expect(result).toEqual({ trouble: 'the server was silent for 30 s', passes: true });
		expect(tookMs).toBe(30 * SECONDS);
	});

	test('so is one that is silent after the store was busy, once the store waits again', async () => {
		const { result, tookMs } = await fetched({
			serve: async (server) => void [1, 2, 3].map(() => server.send(1_000)),
			take: async (bytes, clock) => {
				if (bytes === 1_000) await clock.sleep(100 * SECONDS);
			},
		});
		expect(result).toMatchObject({ trouble: 'the server was silent for 30 s' });
		expect(tookMs).toBeGreaterThan(120 * SECONDS);
		expect(tookMs).toBeLessThanOrEqual(133 * SECONDS);
	});

	test.each([-3600, 3600])(
		'a clock that is set by %d s is not the silence of a server',
		async (by) => {
			let offsetMs = 0;
			const { clock, run } = virtualClock();
			const moved: Clock = { ...clock, now: () => clock.now() + offsetMs };
			const { mediaServer, stored } = await import('./nodeStreams.mjs');
			const server = mediaServer();
			const helpers = {
				httpRequest: async ({ abortSignal }: { abortSignal: AbortSignal }) => {
					abortSignal.addEventListener('abort', () => server.body.destroy(new Error('aborted')));
					return { statusCode: 200, headers: {}, body: server.body };
				},
				prepareBinaryData: async (stream: unknown) => await stored(stream, async () => undefined),
			};
			const context = { helpers } as unknown as IExecuteFunctions;
			const means = { clock: moved, limits, unwanted: new AbortController().signal };
			const beganAtMs = clock.now();
			const jump = clock.sleep(10 * SECONDS).then(() => (offsetMs = by * SECONDS));
			const result = await run(download(context, URL_OF_FILM, () => 'film', means));
			await run(jump);
			expect(result).toEqual({ trouble: 'the server was silent for 30 s', passes: true });
			expect(clock.now() - beganAtMs).toBeLessThanOrEqual(45 * SECONDS);
			expect(clock.now() - beganAtMs).toBeGreaterThanOrEqual(30 * SECONDS);
		},
	);

	test('`map` is there, which Node calls experimental, and tells who waits for whom', async () => {
		const { mapped, mappingThrows } = await import('./nodeStreams.mjs');
		expect(await mapped()).toEqual({
			...{ text: 'abcd', isReadable: true, before: null, lengthWhilePaused: 1, ended: true },
		});
		expect(await mappingThrows()).toBe('too large');
	});
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
