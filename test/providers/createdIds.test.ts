import { createdIdsByProvider, createdIdsInShort } from '../../providers/createdIds';

test('where the ids of all providers are found, for people and for models', () => {
	expect(createdIdsByProvider()).toBe(
		'task_id (AceData Cloud, MiniMax, VAP) or data.task_id (Kling) or id (ModelArk)',
	);
	expect(createdIdsInShort()).toBe('task_id; data.task_id at Kling; id at ModelArk');
});
