import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { openBrowser } from './browser.mjs';
import { taskOf } from './durableRows.mjs';
import { main, node } from './durableWorkflows.mjs';
import { byTestId, closeNotices, openWorkflow, picturePath } from './editor.mjs';
import { triggerName } from './runs.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 */

/** @param {RunningN8n} running */
async function saveWorkflow(running) {
	const taskIds = `${taskOf(running, 1e6)}, ${taskOf(running, 0)}`;
	const wait = { operation: 'waitUntilDone', taskIds, options: { waitMode: 'durable' } };
	const at = (/** @type {number} */ x) => ({ position: [x, 0] });
	const { credentials } = running;
	const body = {
		name: 'Wait for two videos',
		nodes: [
			node('manual', triggerName, {}, at(0)),
			node('videoTask', 'Wait for Videos', wait, { ...at(260), credentials }),
			node('set', 'Videos Are There', { mode: 'raw', jsonOutput: '={{ $json }}' }, at(560)),
		],
		connections: {
			[triggerName]: main([['Wait for Videos']]),
			'Wait for Videos': main([['Videos Are There']]),
		},
	};
	const { id } = await running.rest.ask('POST', '/rest/workflows', body);
	return id;
}

/**
 * @param {RunningN8n} running
 * @param {string} workflowId
 */
async function bothRest({ rest }, workflowId) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const deadlineMs = Date.now() + 30_000;
	for (;;) {
		const { results } = await rest.ask('GET', `/rest/executions?limit=10&filter=${filter}`);
		const states = results.map((/** @type {{ status: string }} */ { status }) => status);
		if (states.length === 2 && states.every((/** @type {string} */ one) => one === 'waiting'))
			return;
		assert.ok(Date.now() < deadlineMs, `The executions are ${states}`);
		await sleep(300);
	}
}

/**
 * How a durable wait looks in the editor while it rests.
 *
 * @param {RunningN8n} running
 */
async function takePictures(running) {
	const workflowId = await saveWorkflow(running);
	const { page, close } = await openBrowser(running.url);
	try {
		await openWorkflow(page, workflowId);
		await page.click(byTestId('execute-workflow-button'));
		await bothRest(running, workflowId);
		await closeNotices(page);
		await page.screenshot({ path: picturePath('durable-canvas.png') });
		await page.goto('/home/executions');
		const list = page.locator('tbody tr');
		await list.first().waitFor();
		await page.waitForTimeout(1500);
		const rows = (await list.allInnerTexts()).filter((row) => row.includes('Wait for two videos'));
		assert.equal(rows.filter((row) => /waiting/i.test(row)).length, 2, rows.join('\n'));
		// The two rows on top; below are those of other checks.
		const clip = { x: 0, y: 0, width: 1280, height: 474 };
		await page.screenshot({ path: picturePath('durable-executions.png'), clip });
	} finally {
		await close();
	}
}

/**
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkInTheEditor(running, report) {
	await report.check('the editor shows that it rests', () => takePictures(running));
}
