import { toolFields } from '../../../../nodes/VideoTask/form/tool';

const told = (operation: string) =>
	String(
		toolFields.find(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation))
			?.default,
	);

// [operation, its siblings by the names that the form shows]
test.each([
	['getTask', ['Get Tasks Batch', 'Wait Until Done']],
	['getTasksBatch', ['Get Task,', 'Wait Until Done']],
	['getRecentTasks', ['Get Task ', 'Get Tasks Batch', 'Wait Until Done']],
	['waitUntilDone', ['Get Task ', 'Get Tasks Batch']],
])('%s: a model is told when to use it, when not, and what comes back', (operation, siblings) => {
	const text = told(operation);
	for (const sibling of siblings) expect(text).toContain(sibling);
	expect(text).toMatch(/^(Checks|Lists|Waits) .+ AI video.+/);
	for (const part of [
		...['queued, running, succeeded, failed, cancelled, expired or not_found', 'nextStep'],
		...['create call', 'cannot create or cancel', 'Read-only', 'safe to repeat', 'expire'],
		...['API key already set'],
	]) {
		expect(text).toContain(part);
	}
	// A period behind a space or at the end ends a sentence.
	expect(text.match(/\.(\s|$)/g)).toHaveLength(3);
	expect(text.length).toBeLessThan(1024);
});

test('each is for the tool alone, under the name that n8n reads', () => {
	expect(toolFields).toHaveLength(4);
	for (const field of toolFields) {
		expect(field).toMatchObject({ name: 'toolDescription', type: 'string' });
		expect(field.displayOptions?.show?.['@tool']).toEqual([true]);
	}
});
