import { createdIdsByProvider, createdIdsInShort } from '../../providers/createdIds';

test('where the ids of all providers are found, for people and for models', () => {
	expect(createdIdsByProvider()).toBe(
		'task_id (AceData Cloud, VAP) or id (ModelArk, Replicate) or data.task_id (PiAPI) or data.id (WaveSpeed AI)',
	);
	expect(createdIdsInShort()).toBe(
		'task_id; id at ModelArk, Replicate; data.task_id at PiAPI; data.id at WaveSpeed AI',
	);
});
