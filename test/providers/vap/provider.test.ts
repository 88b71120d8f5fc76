// What the form and its texts take from this provider holds together.
import { parseTaskIds } from '../../../core/text/taskIds';
import { vapProvider } from '../../../providers/vap/provider';

const { credential, description, fields, ids, shortTitle, title } = vapProvider;

test('is called the same everywhere', () => {
	expect(shortTitle).toBe('VAP');
	for (const one of [title, description, credential.title]) expect(one).toContain('VAP');
	expect(credential.type).toBe('vapTaskApi');
});

test('its examples are ids, and its id is looked for under the name that its create call gives it', () => {
	const read = (value: string) => parseTaskIds(value, "'Task ID'", '');
	expect(read(ids.example)).toEqual([ids.example]);
	expect(read(ids.exampleList)).toHaveLength(2);
	expect(ids.createdAs).toBe('task_id');
	expect(ids.defaultExpression).toBe('={{ $json.taskId || $json.task_id || $json.generation_id }}');
});

test('asks for nothing but ids', () => {
	expect(fields).toEqual([]);
});
