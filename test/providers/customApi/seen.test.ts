import type { Task } from '../../../core/task/task';
import { recipeAdapter } from '../../../providers/customApi/adapter';
import { NO_RECIPE } from '../../../providers/customApi/recipe';
import { SeenAddresses } from '../../../providers/customApi/seen';
import { taskOf } from '../../core/answering';

const places = (from: number, count: number) =>
	Array.from({ length: count }, (_none, index) => ({
		path: `list[${from + index}]`,
		url: `https://cdn.example/${from + index}.mp4`,
	}));

test('of each task 200 addresses are kept, also of several answers', () => {
	const seen = new SeenAddresses([]);
	seen.add('a', places(0, 150));
	expect(seen.of('a').size).toBe(150);
	seen.add('a', places(150, 150));
	expect(seen.of('a').size).toBe(200);
	expect(seen.of('a')).toContain('list[199]\nhttps://cdn.example/199.mp4');
	seen.add('b', places(0, 300));
	expect(seen.of('b').size).toBe(200);
	expect(seen.of('c').size).toBe(0);
});

// [what, details, status, how many addresses are known]
test.each([
	['says what was found where', { found: { status: null, outputs: places(0, 2) } }, 'running', 2],
	['says nothing of it', { found: undefined }, 'running', 0],
	['has ended', { found: { status: null, outputs: places(0, 2) } }, 'done', 0],
])('a task of an earlier turn that %s', (_what, details, status, count) => {
	const api = { provider: 'customApi', service: 'customApi' };
	const task = taskOf(recipeAdapter(api, { recipe: NO_RECIPE, baseUrl: '' }), { status });
	const known = { ...task, details: { ...task.details, ...details } } as Task;
	expect(new SeenAddresses([known]).of(task.taskId).size).toBe(count);
});
