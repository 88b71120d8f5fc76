import type { IExecuteFunctions } from 'n8n-workflow';

import { MediaFetcher, renamed } from '../../../host/media/mediaFetcher';
import { virtualClock } from '../../virtualClock.mjs';
import { adapterOf, taskOf } from '../../core/answering';

const video = { data: '', mimeType: 'video/mp4', fileName: 'task-1.mp4', fileExtension: 'mp4' };
const cover = { data: '', mimeType: 'image/png', fileName: 'task-1-c.png', fileExtension: 'png' };
const bare = { data: '', mimeType: '', fileName: 'task-1' };

// [name of the item's parameter, name of the first file, of the others]
test.each([
	['', 'task-1.mp4', 'task-1-c.png', 'task-1'],
	['intro.mp4', 'intro.mp4', 'intro-thumbnail.png', 'intro-audio'],
	['intro', 'intro', 'intro-thumbnail.png', 'intro-audio'],
	['a.b.mov', 'a.b.mov', 'a.b-thumbnail.png', 'a.b-audio'],
	['..', 'task-1.mp4', 'task-1-c.png', 'task-1'],
	[' \u0000\r\n ', 'task-1.mp4', 'task-1-c.png', 'task-1'],
	['in\u0000tro\u202egpj.mp4', 'introgpj.mp4', 'introgpj-thumbnail.png', 'introgpj-audio'],
	['.hidden', '.hidden', '.hidden-thumbnail.png', '.hidden-audio'],
])('the file name %j', (fileName, ...names) => {
	const binary = { data: video, thumbnail: cover, audio: bare };
	const files = renamed(binary, fileName, 'data');
	expect([files.data, files.thumbnail, files.audio].map((file) => file?.fileName)).toEqual(names);
	expect(files.thumbnail).toMatchObject({ mimeType: 'image/png', fileExtension: 'png' });
});

test('a file whose kind is the name of the first field has a name of its own', () => {
	const files = renamed({ video: bare, video2: video }, 'song.mp3', 'video');
	expect(Object.values(files).map(({ fileName }) => fileName)).toEqual([
		'song.mp3',
		'song-video2.mp4',
	]);
});

test('the files of another item keep their names', () => {
	const binary = { data: video };
	renamed(binary, 'intro.mp4', 'data');
	expect(binary.data.fileName).toBe('task-1.mp4');
});

test.each(['constructor', 'prototype', 'toString', '__proto__', 'hasOwnProperty'])(
	'no file is lost for the name of its field: %s',
	async (field) => {
		const { clock, run } = virtualClock();
		const body = { map: (each: (chunk: Uint8Array) => void) => each(new Uint8Array(1)) };
		const helpers = {
			httpRequest: async () => ({ statusCode: 200, headers: {}, body }),
			prepareBinaryData: async (_stream: unknown, fileName: string) => ({ fileName }),
		};
		const settings = {
			...{ maxBytes: 1e9, silenceMs: 30_000, apiOrigin: null },
			choices: ['output'] as const,
			field,
		};
		const context = { helpers } as unknown as IExecuteFunctions;
		const record = { status: 'completed', output_url: 'https://cdn.example/1.mp4' };
		const task = taskOf(adapterOf('vap'), record);
		const fetched = await run(new MediaFetcher(context, clock, settings).of(task));
		expect(fetched?.problem).toBeNull();
		const files = renamed(fetched?.binary ?? {}, 'intro.mp4', field);
		expect(Object.entries(files)).toEqual([[field, { fileName: 'intro.mp4' }]]);
	},
);

describe('files that nobody wants any more', () => {
	/** A fetcher of nine tasks, from a host that answers with this status or, without one, never. */
	function fetching(statusCode: number | null) {
		const { clock, run } = virtualClock();
		const asked: AbortSignal[] = [];
		const httpRequest = async ({ abortSignal }: { abortSignal: AbortSignal }) => {
			asked.push(abortSignal);
			if (statusCode !== null) return { statusCode, headers: {}, body: {} };
			return await new Promise((_resolve, reject) => {
				abortSignal.addEventListener('abort', () => reject(new Error('aborted')));
			});
		};
		const context = { helpers: { httpRequest }, getExecutionCancelSignal: () => undefined };
		const limits = { maxBytes: 1e9, silenceMs: 30_000, apiOrigin: null };
		const settings = { ...limits, choices: ['output'], field: 'data' } as const;
		const fetcher = new MediaFetcher(context as unknown as IExecuteFunctions, clock, settings);
		for (let id = 1; id <= 9; id += 1) {
			const record = { status: 'completed', output_url: `https://cdn.example/${id}.mp4` };
			fetcher.begin({ ...taskOf(adapterOf('vap'), record), taskId: String(id) });
		}
		const beganAtMs = clock.now();
		const problems = async () => {
			const files = Object.values(await run(fetcher.all()));
			return { problems: files.map(({ problem }) => problem), tookMs: clock.now() - beganAtMs };
		};
		return { asked, clock, run, fetcher, problems };
	}

	test('are not waited for: requests end, and no other begins', async () => {
		const { asked, fetcher, problems } = fetching(null);
		fetcher.giveUp();
		expect(asked.map(({ aborted }) => aborted)).toEqual(Array(4).fill(true));
		const why = "The file for 'data' could not be downloaded: the execution was stopped.";
		expect(await problems()).toEqual({ problems: Array(9).fill(why), tookMs: 0 });
		expect(asked).toHaveLength(4);
	});

	test('are not asked for again, and the pause before that ends', async () => {
		const { asked, clock, run, fetcher, problems } = fetching(503);
		await run(clock.sleep(500));
		expect(asked).toHaveLength(9);
		fetcher.giveUp();
		const { tookMs } = await problems();
		expect([asked.length, tookMs]).toEqual([9, 500]);
	});

	test('else a host that fails is asked three times for each', async () => {
		const { asked, problems } = fetching(503);
		const { tookMs } = await problems();
		expect([asked.length, tookMs]).toEqual([27, 3000]);
	});
});

describe('files for a wait that is put aside', () => {
	/** A fetcher of one task, whose file is there after this time; a store that keeps nothing. */
	function slow(ms: number) {
		const { clock, run, stop } = virtualClock();
		const beganAtMs = clock.now();
		const httpRequest = async () => {
			await clock.sleep(ms);
			return { statusCode: 404, headers: {}, body: {} };
		};
		const context = { helpers: { httpRequest }, getExecutionCancelSignal: () => undefined };
		const limits = { maxBytes: 1e9, silenceMs: 1e9, apiOrigin: null };
		const settings = { ...limits, choices: ['output'], field: 'data' } as const;
		const fetcher = new MediaFetcher(context as unknown as IExecuteFunctions, clock, settings);
		const record = { status: 'completed', output_url: 'https://cdn.example/1.mp4' };
		fetcher.begin({ ...taskOf(adapterOf('vap'), record), taskId: '1' });
		const within = async (limitMs: number) => {
			const files = await run(fetcher.allWithin(limitMs));
			return { keys: files && Object.keys(files), atMs: clock.now() - beganAtMs };
		};
		return { within, stop };
	}

	test('are waited for as long as there is time, and no longer than they take', async () => {
		const { within } = slow(5000);
		expect(await within(2000)).toEqual({ keys: null, atMs: 2000 });
		expect(await within(65_000)).toEqual({ keys: ['vap/1'], atMs: 5000 });
		expect(await within(0)).toEqual({ keys: ['vap/1'], atMs: 5000 });
	});

	test('are not waited for after a Stop', async () => {
		const { within, stop } = slow(5000);
		stop();
		expect((await within(65_000)).atMs).toBe(0);
	});
});

// [media, result, what is said]
test.each([
	[[], 'a transcript', null],
	[[], [{ row: 1 }], null],
	[[], null, 'The task has none of the media to download.'],
	[
		[{ kind: 'file', role: 'thumbnail', url: 'https://cdn.example/1.jpg' }],
		'a transcript',
		'The task has none of the media to download.',
	],
] as const)('of a task with the media %j and the result %j: %p', async (media, result, told) => {
	const { clock, run } = virtualClock();
	const settings = {
		...{ maxBytes: 1e9, silenceMs: 30_000, apiOrigin: null },
		...{ choices: ['output'] as const, field: 'data' },
	};
	const bare = taskOf(adapterOf('vap'), { status: 'completed' });
	const context = { helpers: {} } as unknown as IExecuteFunctions;
	const task = { ...bare, media, result };
	expect((await run(new MediaFetcher(context, clock, settings).of(task)))?.problem).toBe(told);
});
