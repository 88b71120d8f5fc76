import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { openBrowser } from './browser.mjs';
import { closeNotices, nodeOnCanvas, openWorkflow, picturePath } from './editor.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {import('playwright-core').Page} Page
 */

const STICKY = 'n8n-nodes-base.stickyNote';

/** What n8n draws over the canvas. */
const OVER_THE_CANVAS =
	'.vue-flow__panel, [data-test-id="canvas-controls"], [data-test-id="node-buttons-wrapper"], [data-test-id="node-creator-plus-button"], [data-test-id="execute-workflow-button"] { visibility: hidden }';

/** @param {RunningN8n} running @returns {Promise<ReadonlySet<string>>} the types of node that this n8n has */
async function knownTypes({ rest }) {
	/** @type {readonly { name: string }[]} */
	const types = await rest.ask('GET', '/types/nodes.json');
	return new Set(types.map(({ name }) => name));
}

/**
 * @param {Page} page
 * @param {RunningN8n} running
 * @param {{ id: string, name: string }} example
 */
async function opensWhole(page, running, { id, name }) {
	const { nodes } = await running.rest.ask('GET', `/rest/workflows/${id}`);
	const types = await knownTypes(running);
	await openWorkflow(page, id);
	for (const node of nodes) {
		assert.ok(
			types.has(node.type) || node.type === STICKY,
			`${node.name}: there is no ${node.type}`,
		);
		if (node.type !== STICKY) await nodeOnCanvas(page, node.name).waitFor({ timeout: 10_000 });
	}
	await closeNotices(page);
	// n8n fits the workflow into the window.
	await page.keyboard.press('1');
	await page.waitForTimeout(700);
	const [number = ''] = /\d+/.exec(name) ?? [];
	await page
		.locator('.vue-flow')
		.first()
		.screenshot({ path: picturePath(`examples/${number}.png`), style: OVER_THE_CANVAS });
}

/**
 * Opens each example in the editor and takes the picture that the page of examples shows.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkExamplePictures(running, report) {
	const browser = await report.check('the editor opens for the examples', () =>
		openBrowser(running.url),
	);
	if (browser === null) return;
	const { page, close } = browser;
	mkdirSync(picturePath('examples'), { recursive: true });
	try {
		await page.setViewportSize({ width: 1280, height: 640 });
		for (const example of running.workflows) {
			await report.check(`${example.name} opens whole`, () => opensWhole(page, running, example));
		}
	} finally {
		await close();
	}
}
