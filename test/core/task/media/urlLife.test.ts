import { urlsEndWaitAtMs } from '../../../../core/task/media/urlLife';
import { after, START_MS } from '../../wait/handMadeWait';

const HOUR = 3_600;
const iso = (seconds: number) => new Date(after(seconds)).toISOString();
const compact = (seconds: number) => iso(seconds).replace(/[-:]|\.\d+/g, '');
const unix = (seconds: number) => Math.floor(after(seconds) / 1000);

const amazon = (at: number, life: number) =>
	`https://s3.example/v.mp4?X-Amz-Date=${compact(at)}&X-Amz-Expires=${life}`;

interface Finished {
	readonly urls?: readonly string[];
	readonly finishedAt?: number | null;
	readonly expireAt?: number | null;
	readonly seenAt?: number;
}

/** When the wait has to end for such a task, in seconds after the start. */
function endsAt({ urls = [], finishedAt = null, expireAt = null, seenAt = 0 }: Finished): number {
	const atMs = urlsEndWaitAtMs(
		{
			finishedAt: finishedAt === null ? null : iso(finishedAt),
			media: urls.map((url) => ({ kind: 'video', role: 'output', url })),
			urlsExpireAt: expireAt === null ? null : iso(expireAt),
		},
		after(seenAt),
	);
	return (atMs - START_MS) / 1000;
}

// [what it is about, the task, when the wait ends, in seconds]
test.each<[string, Finished, number]>([
	['nothing known', {}, Infinity],
	['a day, documented: an hour before', { finishedAt: 0, expireAt: 24 * HOUR }, 23 * HOUR],
	['5 hours: a fifth is an hour', { finishedAt: 0, expireAt: 5 * HOUR }, 4 * HOUR],
	['an hour: a fifth of it', { finishedAt: 0, expireAt: HOUR }, 0.8 * HOUR],
	['an hour, from when it was seen', { expireAt: HOUR + 100, seenAt: 100 }, 0.8 * HOUR + 100],
	['the life counts from the end', { finishedAt: -HOUR, expireAt: HOUR }, 0.6 * HOUR],
	['over most of its life when seen', { finishedAt: -23.5 * HOUR, expireAt: HOUR / 2 }, -HOUR / 2],
	['ten minutes', { finishedAt: 0, expireAt: 600 }, 480],
	['less than ten minutes', { finishedAt: 0, expireAt: 599 }, Infinity],
	['less than ten minutes left', { finishedAt: -24 * HOUR, expireAt: 599 }, Infinity],
	['dead already', { finishedAt: -25 * HOUR, expireAt: -HOUR }, Infinity],
	['an end behind the death', { finishedAt: 2 * HOUR, expireAt: HOUR }, HOUR],
	['signed for an hour', { urls: [amazon(0, HOUR)], expireAt: HOUR }, 0.8 * HOUR],
	[
		'signed anew for every answer, long after the end',
		{ urls: [amazon(0, HOUR)], expireAt: HOUR, finishedAt: -20 * HOUR },
		0.8 * HOUR,
	],
	...[
		`https://s3.example/v.mp4?X-Amz-Date=${compact(-HOUR / 2)}&X-Amz-Expires=${2 * HOUR}`,
		`https://tos.example/v.mp4?a=1&x-tos-date=${compact(-HOUR / 2)}&X-Tos-Expires=${2 * HOUR}`,
		`https://cos.example/v.mp4?q-sign-time=${unix(-HOUR / 2)};${unix(1.5 * HOUR)}`,
		`https://cos.example/v.mp4?a=1&q-sign-time=${unix(-HOUR / 2)}%3B${unix(1.5 * HOUR)}`,
	].map((url): [string, Finished, number] => [
		`signed for two hours, half an hour before it was seen: ${url.slice(8, 30)}`,
		{ urls: [url], expireAt: 1.5 * HOUR },
		1.1 * HOUR,
	]),
	[
		'signed without a date',
		{ urls: [`https://x/v?Expires=${unix(HOUR)}`], expireAt: HOUR, finishedAt: -20 * HOUR },
		0.8 * HOUR,
	],
	[
		'a short-lived preview beside a film of two hours',
		{ urls: [amazon(0, 300), amazon(0, 2 * HOUR)], expireAt: 300 },
		1.6 * HOUR,
	],
	[
		'one signed, one documented to die first',
		{ urls: ['https://x/v', amazon(0, 9 * HOUR)], finishedAt: 0, expireAt: 5 * HOUR },
		4 * HOUR,
	],
])('%s', (_about, task, ends) => {
	expect(endsAt(task)).toBeCloseTo(ends, 3);
});
