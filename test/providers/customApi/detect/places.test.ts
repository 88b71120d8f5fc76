import { pathOf, placesIn } from '../../../../providers/customApi/detect/places';

// [record, name in snake_case, path as the answer spells it]
test.each([
	[{ data: { id: 'a', taskStatus: 'done' } }, 'task_status', 'data.taskStatus'],
	[{ data: { id: 'a', task_status: 'done', taskStatus: '' } }, 'task_status', 'data.task_status'],
	[{ data: { id: 'a' } }, 'task_status', 'data.task_status'],
])('in %p the path of %s is %s', (body, name, path) => {
	const place = placesIn(body).at(-1);
	expect(place && pathOf(place, name)).toBe(path);
});
