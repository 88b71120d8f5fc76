import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/n8n/places.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** @param {string} id */
export function byTestId(id) {
	return `[data-test-id="${id}"]`;
}

/** @param {string} name */
export function picturePath(name) {
	return join(root, 'docs', name);
}

/** @param {string} name @returns {string} where a picture is kept that is only to be looked at */
export function reportPath(name) {
	const folder = join(root, 'reports', 'e2e');
	mkdirSync(folder, { recursive: true });
	return join(folder, name);
}

/**
 * @param {Page} page
 * @param {string} name
 */
export function nodeOnCanvas(page, name) {
	return page.locator(`${byTestId('canvas-node')}[data-node-name="${name}"]`);
}

/**
 * @param {Page} page
 * @param {string} workflowId
 */
export async function openWorkflow(page, workflowId) {
	await page.goto(`/workflow/${workflowId}`);
	await page.locator(byTestId('canvas-node')).first().waitFor();
	// The canvas fits its nodes into the window when all of them are measured.
	await page.waitForTimeout(1500);
}

/** @param {Page} page */
export async function openWorkflowWithTrigger(page) {
	await page.goto('/workflow/new');
	await page.click(byTestId('node-creator-plus-button'));
	await page.locator(byTestId('node-creator-item-name'), { hasText: 'Trigger manually' }).click();
	await page.locator(byTestId('canvas-trigger-node')).waitFor();
	await page.waitForTimeout(1000);
}

/**
 * @param {Page} page
 * @param {string} words
 * @returns {Promise<Locator>} what the node panel offers for them
 */
export async function searchNodePanel(page, words) {
	const bar = page.locator(byTestId('node-creator-search-bar'));
	if (!(await bar.isVisible())) await page.click(byTestId('node-creator-plus-button'));
	const input = bar.locator('xpath=descendant-or-self::input');
	await input.fill(words);
	await page.waitForTimeout(800);
	return page.locator(byTestId('node-creator-item-name'));
}

/**
 * @param {Page} page
 * @param {string} nodeName
 */
export async function openNode(page, nodeName) {
	await nodeOnCanvas(page, nodeName).dblclick();
	await page.locator(byTestId('node-parameters')).waitFor();
	await page.waitForTimeout(500);
}

/**
 * @param {Page} page
 * @returns {Promise<string[]>} the titles of the node's own fields, from top to bottom
 */
export async function fieldTitles(page) {
	const labels = await page.locator(`${byTestId('node-parameters')} label`).allInnerTexts();
	const titles = labels.map((label) => (label.split('\n')[0] ?? '').trim());
	// What follows belongs to the tab 'Settings', and is every node's.
	return titles.slice(0, titles.indexOf('Options') + 1);
}

/**
 * @param {Page} page
 * @param {string} parameter
 * @param {string} title
 */
export async function choose(page, parameter, title) {
	await page.locator(byTestId(`parameter-input-${parameter}`)).click();
	const option = page.locator('.el-select-dropdown__item:visible, [role=option]:visible');
	const exactly = page.getByText(title, { exact: true });
	await option.filter({ has: exactly }).first().click();
	await page.waitForTimeout(400);
}

/**
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
export async function optionTitles(page) {
	// The last collection of the form: a provider may have one of its own before it.
	await page.locator(byTestId('collection-parameter-add')).last().click();
	const options = page.locator('.el-select-dropdown__item:visible, [role=option]:visible');
	await options.first().waitFor();
	const titles = await options.allInnerTexts();
	await page.keyboard.press('Escape');
	await page.waitForTimeout(300);
	return titles.map((title) => title.trim());
}

/**
 * @param {Page} page
 * @param {string} lastNode  that is done when the run is
 */
export async function execute(page, lastNode) {
	await page.click(byTestId('execute-workflow-button'));
	const done = nodeOnCanvas(page, lastNode).locator('[data-test-id^="canvas-node-status-success"]');
	await done.first().waitFor({ timeout: 90_000 });
	await page.waitForTimeout(500);
}

/** @param {Page} page */
export async function closeNotices(page) {
	for (const close of await page.locator('.el-notification__closeBtn').all()) await close.click();
	await page.waitForTimeout(500);
}
