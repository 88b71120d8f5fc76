import { atMost } from '../../../../core/look/parallel/atMost';
import { Queue } from '../../../../core/look/parallel/queue';
import { stepsOf } from '../../../nodes/VideoTask/core/steps.mjs';

test('what is put in first comes out first, and nothing comes out of an empty queue', () => {
	const queue = new Queue(['a']);
	queue.put('b');
	expect([queue.peek(), queue.take(), queue.peek(), queue.take()]).toEqual(['a', 'a', 'b', 'b']);
	expect([queue.peek(), queue.take()]).toEqual([undefined, undefined]);
	queue.put('c');
	expect([queue.take(), queue.take()]).toEqual(['c', undefined]);
});

test('the order holds however much goes through, a little at a time', () => {
	const queue = new Queue<number>();
	const taken: Array<number | undefined> = [];
	for (let count = 0; count < 5_000; count += 1) {
		queue.put(2 * count);
		queue.put(2 * count + 1);
		taken.push(queue.take());
	}
	for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push(next);
	expect(taken).toEqual(Array.from({ length: 10_000 }, (_, index) => index));
});

test('the list that it was made from stays as it is', () => {
	const list = ['a'];
	const queue = new Queue(list);
	queue.put('b');
	queue.take();
	expect(list).toEqual(['a']);
});

test('200,000 that wait for a place are moved a few times each at most', async () => {
	const count = 200_000;
	const limit = atMost(1);
	let done = 0;
	const work = async () => {
		done += 1;
	};
	const steps = await stepsOf(async () => {
		await Promise.all(Array.from({ length: count }, () => limit(work)));
	});
	expect(done).toBe(count);
	expect(steps).toBeLessThan(3 * count);
});
