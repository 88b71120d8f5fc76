import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { openBrowser } from './browser.mjs';
import { byTestId, closeNotices, nodeOnCanvas, openWorkflow, picturePath } from './editor.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {import('playwright-core').Page} Page
 */

const STICKY = 'n8n-nodes-base.stickyNote';

/** What n8n draws over the canvas. */
const OVER_THE_CANVAS = `${[
	...['.vue-flow__panel', '[class*="executionButtons"]', '[role="radiogroup"]'],
	...['canvas-controls', 'node-buttons-wrapper', 'node-creator-plus-button'].map(byTestId),
].join(', ')} { visibility: hidden }`;

/** @param {RunningN8n} running @returns {Promise<ReadonlySet<string>>} the types of node that this n8n has */
async function knownTypes({ rest }) {
	/** @type {readonly { name: string }[]} */
	const types = await rest.ask('GET', '/types/nodes.json');
	return new Set(types.map(({ name }) => name));
}

/** Around what stands on the canvas, in pixels: names hang below the nodes, and ends of lines stand out beside them. */
const BESIDE = 48;
const BELOW = 72;

/**
 * @param {Page} page
 * @returns {Promise<{ x: number, y: number, width: number, height: number }>} where the nodes and notes stand
 */
async function placeOfAll(page) {
	const boxes = await Promise.all(
		(await page.locator('.vue-flow__node').all()).map((node) => node.boundingBox()),
	);
	const there = boxes.flatMap((box) => box ?? []);
	const canvas = await page.locator('.vue-flow').first().boundingBox();
	if (canvas === null) throw new Error('There is no canvas');
	const [left, top] = [there.map(({ x }) => x), there.map(({ y }) => y)];
	const x = Math.max(canvas.x, Math.min(...left) - BESIDE);
	const y = Math.max(canvas.y, Math.min(...top) - BESIDE);
	const widest = Math.max(...there.map((box) => box.x + box.width)) + BESIDE;
	const right = Math.min(canvas.x + canvas.width, widest);
	const lowest = Math.max(...there.map((box) => box.y + box.height)) + BELOW;
	const bottom = Math.min(canvas.y + canvas.height, lowest);
	return { x, y, width: right - x, height: bottom - y };
}

/**
 * @param {Page} page
 * @param {RunningN8n} running
 * @param {ReadonlySet<string>} types that this n8n has
 * @param {{ id: string, name: string }} example
 */
async function opensWhole(page, running, types, { id, name }) {
	const { nodes } = await running.rest.ask('GET', `/rest/workflows/${id}`);
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
	const clip = await placeOfAll(page);
	const path = picturePath(`examples/${number}.png`);
	await page.screenshot({ path, clip, style: OVER_THE_CANVAS });
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
		const types = await knownTypes(running);
		for (const example of running.workflows) {
			await report.check(`${example.name} opens whole`, () =>
				opensWhole(page, running, types, example),
			);
		}
	} finally {
		await close();
	}
}
