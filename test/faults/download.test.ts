// Downloads from a media host that misbehaves, through n8n's engine and over real sockets.
import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { start } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { readBinaryData } from '../engine/engine.mjs';
import { runVideoTask, sideBySide } from '../engine/videoTaskRun';
import { bytesOnTheWay, startDownloadServer } from './downloadServer.mjs';
import { heldBytes } from './memory.mjs';

let simulator: Simulator;
let host: Awaited<ReturnType<typeof startDownloadServer>>;
beforeAll(async () => {
	simulator = await start({});
	host = await startDownloadServer(simulator.baseUrls.vap);
});
afterAll(async () => {
	await Promise.all([simulator.close(), host.close()]);
});

/** @returns what came of the download: the item, its file, and how the host was asked */
async function fetched(path: string, options: IDataObject = {}) {
	const videoUrl = path.startsWith('/') ? `${host.url}${path}` : path;
	const provider = 'vap';
	const id = simulator.createTask({ provider, createdSecondsAgo: 100, media: { videoUrl } });
	const before = host.asked.length;
	const parameters = {
		operation: 'getTasksBatch',
		downloadMedia: true,
		// Two seconds of silence are also what a busy machine may take.
		options: {
			requestTimeoutSeconds: /mute|stalled/.test(path) ? 2 : 20,
			maxDownloadMegabytes: 4,
			...options,
		},
	};
	const answer = await runVideoTask(simulator, {
		...{ provider, items: [{ taskId: id }], parameters },
		credential: { baseUrl: host.url },
	});
	const [item] = answer.items('Video Task');
	// Whatever becomes of the file, the task itself is known.
	expect([answer.error, item?.json.status]).toEqual([undefined, 'succeeded']);
	return {
		id,
		problem: item?.json.downloadProblem,
		file: item?.binary?.data,
		asked: host.asked.slice(before).filter(({ path: one }) => one === new URL(videoUrl).pathname),
	};
}

/** What is tried again is tried three times. */
async function failsWith(path: string, pattern: RegExp, times: 1 | 3) {
	const { problem, file, asked } = await fetched(path);
	expect(problem).toMatch(/^The file for 'data' could not be downloaded: /);
	expect(problem).toMatch(pattern);
	expect(file).toBeUndefined();
	expect(asked).toHaveLength(times);
	expect(asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
	await Promise.all(asked.map(async ({ closed }) => await closed));
	return asked;
}

/** Of a body that is given up, no more is taken than fits into the limit and the buffers of a socket. */
async function stopsAtTheLimit(path: string, mostSentBytes: number) {
	const [asked] = await failsWith(path, /larger than 4 MB: raise 'Max Download Size \(MB\)'/, 1);
	expect(asked?.sentBytes).toBeLessThan(mostSentBytes);
}

const MEGABYTE = 1024 * 1024;
const UNTIL_THE_LIMIT = 4 * MEGABYTE + bytesOnTheWay();
const to = (location: string) => `/?status=302&location=${encodeURIComponent(location)}`;

sideBySide({
	'a file is not taken': {
		'when it has no end': async () => {
			await stopsAtTheLimit('/endless.mp4', UNTIL_THE_LIMIT);
		},
		'when it unpacks to a gigabyte': async () => {
			await stopsAtTheLimit('/bomb.mp4', 2 * MEGABYTE);
		},
		'when it promises a terabyte': async () => {
			const [asked] = await failsWith('/vast.mp4', /larger than 4 MB/, 1);
			expect(asked?.sentBytes).toBeLessThan(1000);
		},
		'when it is shorter than promised': async () =>
			void (await failsWith('/short.mp4', /the connection broke\.$/, 3)),
		'when it is cut off': async () => void (await failsWith('/cut.mp4', /the connection broke/, 3)),
		'when the connection is reset': async () =>
			void (await failsWith('/reset.mp4', /the connection broke/, 3)),
		'when it is empty': async () => void (await failsWith('/empty.mp4', /the file is empty/, 3)),
		'when the host never answers': async () =>
			void (await failsWith('/mute.mp4', /the server was silent for 2 s/, 3)),
		'when the host falls silent in the middle': async () =>
			void (await failsWith('/stalled.mp4', /the server was silent for 2 s/, 3)),
		'when the host sends a page': async () =>
			void (await failsWith('/page.mp4', /the server sent no media but text\/html/, 1)),
		'when the host sends JSON': async () =>
			void (await failsWith('/json.mp4', /the server sent no media but application\/json/, 1)),
	},

	'a body that is not wanted is not waited for': {
		'behind a redirect': async () => {
			const { problem, asked } = await fetched('/endless/redirect.mp4');
			expect(problem).toBeNull();
			await asked[0]?.closed;
			expect(asked[0]?.sentBytes).toBeLessThan(bytesOnTheWay());
		},
		'behind a refusal': async () => {
			const [asked] = await failsWith('/endless/refusal.mp4', /HTTP 403/, 1);
			expect(asked?.sentBytes).toBeLessThan(bytesOnTheWay());
		},
	},

	'a status': {
		...Object.fromEntries(
			[403, 404, 410].map((status) => [
				`${status} says that the URL may have expired`,
				async () =>
					void (await failsWith(`/${status}?status=${status}`, /its URL may have expired\.$/, 1)),
			]),
		),
		'401 does not': async () =>
			void (await failsWith('/401?status=401', /the server answered HTTP 401\.$/, 1)),
		'500 is tried again': async () =>
			void (await failsWith('/500?status=500', /the server answered HTTP 500\.$/, 3)),
		'304 is no redirect': async () =>
			void (await failsWith('/unchanged.mp4', /the server answered HTTP 304\.$/, 1)),
		'300 without a place is none either': async () =>
			void (await failsWith('/choices.mp4', /the server answered HTTP 300\.$/, 1)),
		'204 has no file': async () => void (await failsWith('/none.mp4', /the file is empty/, 3)),
	},

	'a redirect': {
		'is followed five times': async () => {
			const { problem, file } = await fetched('/hops/5');
			expect([problem, file?.fileExtension]).toEqual([null, 'mp4']);
		},
		'is not followed six times': async () =>
			void (await failsWith('/hops/6', /more than 5 redirects/, 1)),
		'in a circle comes to an end': async () => {
			const { problem, asked } = await fetched('/loop.mp4');
			expect(problem).toMatch(/more than 5 redirects/);
			expect(asked).toHaveLength(6);
		},
		...Object.fromEntries(
			(
				[
					['file:///etc/passwd', /its URL begins with file:/],
					['ftp://127.0.0.1/a.mp4', /its URL begins with ftp:/],
					['data:video/mp4;base64,AAAA', /its URL begins with data:/],
					['javascript:1', /its URL begins with javascript:/],
					['http://user:word@127.0.0.1/a.mp4', /its URL holds a user name or password/],
					['//user@127.0.0.1/a.mp4', /its URL holds a user name or password/],
					['http://', /the server answered HTTP 302/],
				] as const
			).map(([location, pattern]) => [
				`to ${location} is refused`,
				async () => {
					const { problem, file } = await fetched(to(location));
					expect([problem, file]).toEqual([expect.stringMatching(pattern), undefined]);
					expect(problem).not.toContain('word@');
				},
			]),
		),
	},

	'a file is taken': {
		'though the host sends more than it says': async () => {
			const { file } = await fetched('/long.mp4');
			expect(file && String(await readBinaryData(file))).toBe('film');
		},
		'though it comes in drops, until the limit': async () => {
			const { problem } = await fetched('/dripping.mp4', { maxDownloadMegabytes: 0.0001 });
			expect(problem).toContain('larger than 0.0001 MB');
		},
		...Object.fromEntries(
			(
				[
					['application/octet-stream', 'video/mp4', 'mp4'],
					['', 'video/mp4', 'mp4'],
					['nonsense', 'video/mp4', 'mp4'],
					['video/mp4<script>', 'video/mp4', 'mp4'],
					['application/x-sh', 'video/mp4', 'mp4'],
					['IMAGE/PNG; a=b', 'image/png', 'png'],
				] as const
			).map(([type, mimeType, extension]) => [
				`with the type ${type}`,
				async () => {
					const query = `?status=200&type=${encodeURIComponent(type)}`;
					const { id, file, problem } = await fetched(`/films/run.sh${query}`);
					expect(problem).toBeNull();
					expect(file).toMatchObject({ mimeType, fileName: `${id}.${extension}` });
				},
			]),
		),
		...Object.fromEntries(
			(
				[
					['../../etc/passwd', 'passwd'],
					['..\\..\\boot.ini', 'boot.ini'],
					['/absolute/', null],
					['..', null],
					['new\r\nline\u0000.mp4', 'newline.mp4'],
					['\u202e4pm.exe', '4pm.exe'],
				] as const
			).map(([fileName, name]) => [
				`under the name ${JSON.stringify(fileName)}`,
				async () => {
					const { id, file } = await fetched('/good.mp4', { fileName });
					expect(file?.fileName).toBe(name ?? `${id}.mp4`);
				},
			]),
		),
	},
});

test('nothing stays in memory of what is given up', async () => {
	await stopsAtTheLimit('/endless.mp4', UNTIL_THE_LIMIT);
	const before = heldBytes();
	for (let times = 0; times < 20; times++) await stopsAtTheLimit('/endless.mp4', UNTIL_THE_LIMIT);
	// What is closed is let go of a moment later. Kept, it would be 80 MB.
	await sleep(1000);
	expect(heldBytes() - before).toBeLessThan(40 * MEGABYTE);
});
