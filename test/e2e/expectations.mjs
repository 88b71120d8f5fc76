import assert from 'node:assert/strict';
import { adaptExample, readExample } from '../../scripts/n8n/exampleWorkflows.mjs';
import { run } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./runs.mjs').Run} Run
 *
 * @typedef {object} Example
 * @property {string} file
 * @property {(running: RunningN8n) => void} [prepare]
 * @property {(run: Run, running: RunningN8n) => void | Promise<void>} expect
 */

/**
 * The next create requests are answered with these tasks, made to fail as a real one might.
 *
 * @param {RunningN8n} running
 * @param {readonly ('failed' | 'moderated')[]} outcomes
 */
function nextCreatedEnd({ simulator }, outcomes) {
	for (const outcome of outcomes) {
		const taskId = simulator.createTask({
			provider: 'aceDataCloud',
			outcome,
			createdSecondsAgo: 60,
		});
		simulator.addFault({
			...{ provider: 'aceDataCloud', kind: 'create', times: 1 },
			do: { status: 200, body: { success: true, task_id: taskId } },
		});
	}
}

/** @param {string} node */
function expectVideo(node) {
	return (/** @type {Run} */ run) => {
		const [item] = run.items(node);
		assert.equal(item?.json['status'], 'succeeded');
		assert.match(item?.json['url'], /^http:.+\.mp4$/);
	};
}

/**
 * The file itself has come along, and nothing has left by the other outputs.
 *
 * @param {Run} run
 */
function expectSavedVideo(run) {
	expectVideo('Save the File')(run);
	assert.equal(run.items('Save the File')[0]?.binary?.['data']?.mimeType, 'video/mp4');
	assert.deepEqual([run.items('Still Running'), run.items('Failed')], [[], []]);
}

/**
 * A task in the list of the account whose id the workflow does not have.
 *
 * @param {'modelArk' | 'kling'} provider
 */
function listedTask(provider) {
	return (/** @type {RunningN8n} */ { simulator }) => {
		simulator.createTask({ provider, createdSecondsAgo: 100 });
	};
}

/** Every item of the last node has its file. @param {Run} run */
function expectEachSaved(run) {
	const saved = run.items('Save the File');
	assert.ok(saved.length > 0, 'The list has shown no task');
	for (const { json, binary } of saved) {
		assert.equal(json['status'], 'succeeded');
		assert.equal(binary?.['data']?.mimeType, 'video/mp4');
	}
	const ids = saved.map(({ json }) => json['taskId']);
	assert.equal(new Set(ids).size, ids.length);
}

/** Examples that read the account's own list. @type {readonly Example[]} */
const listingExamples = [
	{
		file: '18-seedance-sweep-every-hour.json',
		prepare: listedTask('modelArk'),
		expect: expectEachSaved,
	},
	{
		file: '19-kling-recover-lost-task-ids.json',
		prepare: listedTask('kling'),
		expect: expectEachSaved,
	},
];

/** Providers of which an example each creates a task, waits, routes and saves. @type {readonly Example[]} */
const savingExamples = [
	{ file: '13-fal-create-wait-save.json', expect: expectSavedVideo },
	{ file: '14-kie-create-wait-save.json', expect: expectSavedVideo },
	{ file: '15-replicate-create-wait-save.json', expect: expectSavedVideo },
	{ file: '16-heygen-create-wait-save.json', expect: expectSavedVideo },
];

/** @type {readonly Example[]} */
export const examples = [
	...savingExamples,
	...listingExamples,
	{ file: '01-acedata-cloud-create-and-wait.json', expect: expectVideo('Video Is There') },
	{ file: '02-modelark-create-and-wait.json', expect: expectVideo('Video Is There') },
	{ file: '12-custom-api-create-and-wait.json', expect: expectVideo('Result Is There') },
	{
		file: '04-durable-loop.json',
		expect(run) {
			assert.equal(run.items('Videos Are There').length, 2);
			assert.ok(run.items('Wait').length > 0, 'Nothing ever went through the Wait node');
		},
	},
	{
		file: '10-as-soon-as-any.json',
		expect(run) {
			assert.equal(run.items('Failed').length, 0);
			assert.ok(run.items('A Video Is There').length > 0, 'No video came out of the loop');
		},
	},
	{
		file: '06-last-frame-into-next-video.json',
		expect(run) {
			const [both] = run.items('Both Videos');
			assert.match(both?.json['first'], /\.mp4$/);
			assert.match(both?.json['second'], /\.mp4$/);
			assert.notEqual(both?.json['first'], both?.json['second']);
		},
	},
	{
		file: '07-several-providers.json',
		expect(run) {
			const list = run
				.items('One List')
				.map(({ json }) => [json['title'], json['provider'], json['status']]);
			assert.deepEqual(list, [
				['Lighthouse', 'aceDataCloud', 'succeeded'],
				['Market', 'modelArk', 'succeeded'],
				['Desert', 'vap', 'succeeded'],
			]);
		},
	},
	{
		file: '08-download-and-pass-on.json',
		expect(run) {
			const [item] = run.items('Pass the File On');
			assert.equal(item?.binary?.['data']?.mimeType, 'video/mp4');
		},
	},
	{
		file: '09-tool-of-an-ai-agent.json',
		expect(run, { surroundings }) {
			const output = String(run.items('AI Agent')[0]?.json['output']);
			const [taskId = ''] = Object.values(surroundings.taskIds);
			assert.ok(output.includes(taskId), `The agent has said: ${output}`);
			assert.match(output, /"status":"(queued|running|succeeded)"/);
		},
	},
];

/** The most different ones. */
export const smokeExamples = examples.filter(({ file }) => /^(01|02|07|12|13|16)-/.test(file));

/** @param {readonly string[]} beginnings of file names, such as `13` */
export function examplesBeginning(beginnings) {
	const isWanted = (/** @type {Example} */ { file }) =>
		beginnings.some((beginning) => file.startsWith(beginning));
	return [...examples, ...tamperingExamples].filter(isWanted);
}

export const customExamples = examples.filter(({ file }) => /custom-api/.test(file));

/** These tamper with the simulator, so they run by themselves. @type {readonly Example[]} */
export const tamperingExamples = [
	{
		file: '03-sheet-of-prompts.json',
		prepare: ({ simulator }) =>
			simulator.addFault({
				provider: 'aceDataCloud',
				kind: 'create',
				times: 1,
				do: { status: 400 },
			}),
		expect(run) {
			const written = run.items('Write Videos Back').map(({ json }) => json);
			assert.equal(written.length, 2);
			for (const json of written) {
				assert.equal(json['status'], 'succeeded');
				assert.ok(json['row'] && json['title'] && json['prompt'] && json['url']);
			}
			const refused = run.items('Refused Prompts').map(({ json }) => json);
			assert.equal(refused.length, 1);
			assert.ok(refused[0]?.['row'] && refused[0]?.['problem'], JSON.stringify(refused));
			const rows = [...written, ...refused].map((json) => json['row']).sort();
			assert.deepEqual(rows, [2, 3, 4]);
		},
	},
	{
		file: '05-failed-and-resubmitted.json',
		prepare: (running) => nextCreatedEnd(running, ['failed', 'moderated', 'failed', 'failed']),
		expect(run, { simulator }) {
			const messages = run.items('Message').map(({ json }) => String(json['text']));
			assert.equal(messages.length, 1, messages.join('\n'));
			assert.match(messages[0] ?? '', /after 1 attempt\(s\).+content_policy/s);
			const there = run.items('Videos Are There').map(({ json }) => json['attempt']);
			assert.deepEqual(there.sort(), [2, 3]);
			simulator.clearFaults();
		},
	},
];

/**
 * @param {RunningN8n} running
 * @param {Example} example
 */
export async function tryExample(running, { file, prepare, expect }) {
	const { rest, surroundings } = running;
	prepare?.(running);
	const ended = await run(rest, adaptExample(readExample(file), surroundings), 240);
	assert.equal(ended.status, 'success', `${ended.error}\n${ended.errorDescription}`);
	await expect(ended, running);
}
