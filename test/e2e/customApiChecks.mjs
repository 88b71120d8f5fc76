import assert from 'node:assert/strict';
import { openBrowser } from './browser.mjs';
import { byTestId, closeNotices, fieldTitles, openNode, picturePath } from './editor.mjs';
import { Hand } from './hand.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 */

/** What it takes from an empty canvas to the item. */
const STEPS = { clicks: 11, fields: 5 };

const FIELDS = [
	...['Credential', 'Provider', 'Preset', 'Status URL', 'Describe the Answer', 'Operation'],
	...['Task IDs', 'Max Wait (Minutes)'],
	...['Route by Status', 'Download Media', 'Simplify', 'Options'],
];

/** @param {Hand} hand */
async function addNode(hand) {
	await hand.page.goto('/workflow/new');
	await hand.click(byTestId('node-creator-plus-button'));
	await hand.click(hand.named('node-creator-item-name', 'Trigger manually'));
	await hand.page.locator(byTestId('canvas-trigger-node')).waitFor();
	await hand.page.waitForTimeout(1500);
	await hand.click(byTestId('node-creator-plus-button'));
	const search = hand.page.locator(byTestId('node-creator-search-bar'));
	await hand.fill(search.locator('xpath=descendant-or-self::input'), 'video task');
	await hand.click(hand.named('node-creator-item-name', 'Video Task'));
	await hand.click(hand.named('node-creator-item-name', 'Wait until videos are done'));
	await hand.page.locator(byTestId('node-parameters')).waitFor();
	await hand.page.waitForTimeout(1500);
	await hand.click(byTestId('parameter-input-provider'));
	const options = hand.page.locator('.el-select-dropdown__item:visible, [role=option]:visible');
	await hand.click(options.filter({ hasText: 'Custom API' }), 1500);
	assert.deepEqual(await fieldTitles(hand.page), FIELDS);
}

/**
 * @param {Hand} hand
 * @param {RunningN8n['simulator']} simulator
 */
async function createCredential(hand, { baseUrls, credentials }) {
	await hand.click(byTestId('node-credentials-select'));
	await hand.click(byTestId('node-credentials-select-item-new'), 2000);
	const dialog = hand.page.locator(byTestId('editCredential-modal'));
	const field = (/** @type {string} */ name) =>
		dialog.locator(`${byTestId(`parameter-input-${name}`)} input`);
	await hand.fill(field('baseUrl'), baseUrls.customApi);
	await hand.fill(field('apiKey'), String(credentials.customApi['apiKey']));
	await hand.click(dialog.locator(byTestId('credential-save-button')));
	// n8n closes it by itself once the key has passed the test, and chooses the credential.
	await dialog.waitFor({ state: 'hidden' });
	await hand.page.waitForTimeout(1500);
}

/**
 * A workflow for an API of which the address, the key and the path are known, from an empty canvas to the item.
 *
 * @param {Hand} hand
 * @param {RunningN8n} running
 */
async function buildAndRun(hand, { simulator }) {
	const { page } = hand;
	const taskId = simulator.createTask({ provider: 'customApi', createdSecondsAgo: 30 });
	await addNode(hand);
	await createCredential(hand, simulator);
	await hand.fill(`${byTestId('parameter-input-statusUrl')} input`, '/jobs/{id}');
	await formPicture(hand);
	await hand.write(`${byTestId('parameter-input-taskIds')} .cm-content`, taskId);
	await hand.click(byTestId('node-execute-button'));
	const output = page.locator(byTestId('output-panel'));
	// The hint over the output says "succeeded" before the item is drawn.
	await output.getByText(taskId).first().waitFor();
	const text = await output.innerText();
	assert.match(text, /succeeded/);
	assert.match(text, /\.mp4/);
	assert.deepEqual(hand.steps, STEPS);
}

/** @param {Hand} hand */
async function formPicture({ page }) {
	await closeNotices(page);
	// Opened anew, for n8n draws a credential that was just created with a sign over its name.
	await page.locator(byTestId('ndv-close-button')).click();
	await openNode(page, 'Video Task');
	await page.setViewportSize({ width: 1280, height: 1060 });
	// Away from the fields: the one under the mouse shows its tools.
	await page.mouse.click(200, 900);
	await page.waitForTimeout(1000);
	await page.locator(byTestId('ndv')).screenshot({ path: picturePath('custom-api-form.png') });
	await page.setViewportSize({ width: 1280, height: 800 });
}

/**
 * The Custom API in n8n's editor, by hand.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkCustomApi(running, report) {
	const browser = await report.check('a browser opens', () => openBrowser(running.url));
	if (browser === null) return;
	const { page, close } = browser;
	try {
		const { clicks, fields } = STEPS;
		const name = `an API that nobody described, from nothing to its item in ${clicks} clicks and ${fields} fields`;
		await report.check(name, () => buildAndRun(new Hand(page), running));
	} finally {
		await close();
	}
}
