// A list may hold a million records that nobody asked for: they are passed over before they are read.
import * as reading from '../../../providers/modelArk/record';
import { adapterOf, tasksOf } from '../../core/answering';

jest.mock('../../../providers/modelArk/record', () => {
	const actual = jest.requireActual<typeof reading>('../../../providers/modelArk/record');
	return { ...actual, toTask: jest.fn(actual.toTask) };
});

test.each([0, 10, 1_000])('among %i others the records that were asked for are read', (count) => {
	jest.mocked(reading.toTask).mockClear();
	const others = Array.from({ length: count }, (_, index) => ({
		id: `x-${index}`,
		status: 'failed',
	}));
	const items = [...others, { id: 'cgt-1', status: 'running' }, { id: 'CGT-2' }];
	const tasks = tasksOf(adapterOf('modelArk'), { items }, ['cgt-1', 'cgt-2']);
	expect(tasks.map(({ taskId }) => taskId)).toEqual(['cgt-1', 'cgt-2']);
	expect(reading.toTask).toHaveBeenCalledTimes(2);
});
