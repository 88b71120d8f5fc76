// The id that items and messages show, where a task was asked for by an address or by an id with its place.
import { unseenTask } from '../../core/task/completeTask';
import { falProvider } from '../../providers/fal/provider';
import { replicateProvider } from '../../providers/replicate/provider';
import { runwayProvider } from '../../providers/runway/provider';
import { shownId, shownTask } from '../../providers/shownId';
import { vapProvider } from '../../providers/vap/provider';
import { adapterOf } from '../core/answering';

const ADDRESS = 'https://queue.fal.run/fal-ai/flux/requests/id-1/status';
const PREDICTION = 'https://api.replicate.com/v1/predictions/id-1';

// [provider, as it was asked for, the id that is shown]
test.each([
	[falProvider, ADDRESS, 'id-1'],
	[falProvider, 'fal-ai/flux/requests/id-1', 'id-1'],
	[falProvider, 'id-1', 'id-1'],
	[replicateProvider, PREDICTION, 'id-1'],
	[replicateProvider, 'a/predictions/id-1', 'a/predictions/id-1'],
	[replicateProvider, 'https://x.example/other', 'https://x.example/other'],
	[vapProvider, PREDICTION, PREDICTION],
	[runwayProvider, 'id-1', 'id-1'],
])('row %#: a task is shown by its bare id', (provider, asked, shown) => {
	expect(shownId(provider, asked)).toBe(shown);
});

test('a text that is no address is read by providers whose ids have a place alone', () => {
	const idOfAddress = () => 'read';
	const ids = { ...replicateProvider.ids, idOfAddress };
	expect(shownId({ ids }, 'id-1')).toBe('id-1');
	expect(shownId({ ids }, PREDICTION)).toBe('read');
	const { place } = falProvider.ids;
	expect(place).toBeDefined();
	if (place !== undefined) expect(shownId({ ids: { ...ids, place } }, 'id-1')).toBe('read');
});

test('a task that was asked for by its bare id is the same object', () => {
	const task = unseenTask('id-1', adapterOf('fal'));
	expect(shownTask(falProvider, task)).toBe(task);
});

test('the service of a shown task is the place beside its id, where the id names one', () => {
	expect(shownTask(falProvider, unseenTask(ADDRESS, adapterOf('fal')))).toMatchObject({
		...{ taskId: 'id-1', service: 'fal-ai/flux' },
	});
	expect(
		shownTask(replicateProvider, unseenTask(PREDICTION, adapterOf('replicate'))),
	).toMatchObject({
		...{ taskId: 'id-1', service: 'replicate' },
	});
});
