// What an answer may hold without end costs no more than its length.
import type { JsonObject } from '../../../../core/text/json';
import { partsOf } from '../../../../providers/aceDataCloud/record/parts';
import { adapterOf, answer, taskOf, tasksOf } from '../../../core/answering';
import { growthOf } from '../../../growth.mjs';

const flux = adapterOf('aceDataCloud', 'flux');
const seedance = adapterOf('aceDataCloud', 'seedance');

const LARGEST = 32_000;
const urlsUpTo = (size: number) =>
	Array.from({ length: size }, (_, index) => `https://x.example/${index}`);

test.each<[string, (size: number) => void]>([
	[
		'blanks where a share should be',
		(size) => partsOf({ id: 'a', progress: `${' '.repeat(10 * size)}x` }, {}),
	],
	[
		'URLs of outputs',
		(size) =>
			taskOf(flux, {
				id: 'task-1',
				response: { success: true, data: { image_url: urlsUpTo(size) } },
			}),
	],
	[
		'URLs of outputs, all of them in the request',
		(size) => {
			const urls = urlsUpTo(size);
			const response = { success: true, data: { video_url: urls } };
			taskOf(seedance, { id: 'task-1', request: { content: urls }, response });
		},
	],
	[
		'outputs that failed',
		(size) => {
			const data = Array.from({ length: size }, () => ({ state: 'failed', error: 'no face' }));
			taskOf(flux, { id: 'task-1', response: { data } });
		},
	],
	[
		'records',
		(size) => {
			const ids = Array.from({ length: 50 }, (_, index) => `task-${index}`);
			const items = Array.from({ length: size }, (_, index) => ({ id: `task-${index % 100}` }));
			tasksOf(flux, { items }, ids);
		},
	],
])('many %s take no more time than their number', (_what, work) => {
	expect(growthOf((size) => size, work, LARGEST)).toBeNull();
});

test('URLs come once each, and none that the request holds', () => {
	const urls = urlsUpTo(10);
	const data = { video_url: [...urls, ...urls] };
	const record = { id: 'task-1', request: { content: urls.slice(1) }, response: { data } };
	const mediaOf = (adapter: typeof seedance) => taskOf(adapter, record).media.map(({ url }) => url);
	expect(mediaOf(seedance)).toEqual([urls[0]]);
	expect(mediaOf(adapterOf('aceDataCloud', 'kling'))).toEqual(urls);
});

test('more outputs than any task makes, and more than a function can have arguments', () => {
	const data = Array.from({ length: 200_000 }, () => ({ state: 'failed', error: 'no face' }));
	expect(taskOf(flux, { id: 'task-1', response: { data } }).failure?.message).toBe('no face');
	const many = urlsUpTo(200_000).map((image_url) => ({ image_url }));
	const task = taskOf(flux, { id: 'task-1', response: { data: many } });
	expect([task.status, task.media.length]).toEqual(['succeeded', 500]);
	const listed = { id: 'task-1', response: { data: { image_url: urlsUpTo(20_000) } } };
	expect(taskOf(flux, listed).media).toHaveLength(500);
});

/** A record whose members say when they are read. */
function watched(id: string, reads: string[]): JsonObject {
	const record = { id, created_at: 1, request: {}, response: { data: {} } };
	return new Proxy(record, {
		get(target, name) {
			reads.push(String(name));
			return Reflect.get(target, name) as unknown;
		},
	});
}

test('of records that nobody asked for no more than the id is read', () => {
	const reads: string[] = [];
	const items = [watched('other', reads), { id: 'task-1' }, watched('another', reads)];
	const parsing = jest.spyOn(JSON, 'parse').mockReturnValueOnce({ items });
	const tasks = flux.parse(answer('{}'), ['task-1', 'task-2']);
	parsing.mockRestore();
	expect(tasks).toMatchObject([{ taskId: 'task-1' }]);
	expect(reads).toContain('id');
	expect(reads.filter((name) => name !== 'id' && name !== 'task_id')).toEqual([]);
});

test('a task that is listed without end is read a few times', () => {
	const items = Array.from({ length: 3_000 }, () => ({ id: 'task-1' }));
	const tasks = tasksOf(flux, { items }, ['task-1', 'task-2']);
	expect(tasks.length).toBeGreaterThanOrEqual(2);
	expect(tasks.length).toBeLessThan(20);
});
