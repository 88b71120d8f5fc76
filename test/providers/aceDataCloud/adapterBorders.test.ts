// Answers that only look like a list, more records than any task has, services without anything of their own.
import { holdsSomething } from '../../../providers/aceDataCloud/record/acknowledgement';
import { ACE_DATA_SERVICES } from '../../../providers/aceDataCloud/services/services';
import { adapterOf, taskOf, tasksOf } from '../../core/answering';

const seedance = adapterOf('aceDataCloud', 'seedance');

test('a record that has a member "items" is a record, and no list', () => {
	const output = { success: true, data: { video_url: 'https://x/v.mp4' } };
	expect(taskOf(seedance, { items: [], response: output })).toMatchObject({
		taskId: 'task-1',
		status: 'succeeded',
	});
});

test('of one task a list holds no more than 8 records that are read', () => {
	const items = Array.from({ length: 12 }, () => ({ id: 'a' }));
	expect(tasksOf(seedance, { items }, ['a', 'b'])).toHaveLength(8);
});

test('each service has a word on unknown ids, which may be none', () => {
	for (const { service } of ACE_DATA_SERVICES) {
		expect(typeof adapterOf('aceDataCloud', service).hintForUnknownId('a')).toBe('string');
	}
});

test('one entry of a list that holds something is enough', () => {
	expect(holdsSomething([null, '', { image_url: 'x' }])).toBe(true);
	expect(holdsSomething([null, '', { task_id: 'x' }])).toBe(false);
	expect(holdsSomething([[{ image_url: 'x' }]])).toBe(false);
});
