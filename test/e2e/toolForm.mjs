import assert from 'node:assert/strict';
import { byTestId, choose, fieldTitles, openNode, openWorkflow } from './editor.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('playwright-core').Page} Page
 */

const whatIsAsked = ['Credential', 'Provider', 'Service', 'Operation', 'Tool Description'];

/** 'Description' is the model's, below the field that it fills in. */
const operations = [
	{ title: 'Get Task', idField: 'Task ID', own: [], told: /^Checks one AI video/ },
	{ title: 'Get Tasks Batch', idField: 'Task IDs', own: [], told: /^Checks many AI video/ },
	{
		...{ title: 'Wait Until Done', idField: 'Task IDs', told: /^Waits until AI video/ },
		own: ['Max Wait (Minutes)'],
	},
];

/**
 * The form of the tool variant, as the editor draws it from the defaults alone.
 *
 * @param {Page} page
 * @param {RunningN8n} running
 */
export async function toolFormIsRight(page, { workflows }) {
	const agent = workflows.find(({ name }) => name.startsWith('Video Task 09'));
	await openWorkflow(page, agent?.id ?? '');
	await openNode(page, 'Get Video Task');
	for (const { title, idField, own, told } of operations) {
		await choose(page, 'operation', title);
		assert.deepEqual(await fieldTitles(page), [
			...whatIsAsked,
			...[idField, 'Description', ...own],
			...['Simplify', 'Options'],
		]);
		const text = page.locator(`${byTestId('parameter-input-toolDescription')} textarea`);
		assert.match(await text.inputValue(), told);
		const filled = page.locator(byTestId('fromAI-override-field'));
		assert.equal(await filled.count(), 1, `${title}: ${idField} is not left to the model`);
	}
	const maxWait = page.locator(`${byTestId('parameter-input-maxWaitMinutes')} input`);
	assert.equal(await maxWait.inputValue(), '0.75');
}
