import assert from 'node:assert/strict';
import { openBrowser } from './browser.mjs';
import { byTestId, choose, closeNotices, execute, fieldTitles, nodeOnCanvas } from './editor.mjs';
import { openNode, openWorkflow, openWorkflowWithTrigger, optionTitles } from './editor.mjs';
import { picturePath, reportPath, searchNodePanel } from './editor.mjs';
import { operations, options, providers, waitOptions } from './formExpectations.mjs';
import { toolFormIsRight } from './toolForm.mjs';

/**
 * @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n
 * @typedef {import('./report.mjs').Report} Report
 * @typedef {import('playwright-core').Page} Page
 */

const searches = ['seedance', 'veo', 'wait until done', 'ark'];

/** @param {Page} page */
async function searchFinds(page, /** @type {string} */ words) {
	const offered = await searchNodePanel(page, words);
	const names = (await offered.allInnerTexts()).map((name) => name.trim());
	assert.ok(names.includes('Video Task'), `Offered: ${names.slice(0, 10).join(', ')}`);
}

/** @param {Page} page */
async function addFromPanel(page) {
	const offered = await searchNodePanel(page, 'seedance');
	await page.screenshot({ path: picturePath('search.png') });
	await offered.filter({ hasText: 'Video Task' }).first().click();
	await page
		.locator(byTestId('node-creator-item-name'), { hasText: 'Wait until videos are done' })
		.click();
	await page.locator(byTestId('node-parameters')).waitFor();
	await page.waitForTimeout(1000);
	const credential = page.locator(`${byTestId('node-credentials-select')}`);
	const chosen = `${await credential.innerText()}${await credential.locator('input').inputValue()}`;
	assert.match(chosen, /AceData Cloud/, "The credential is not the default provider's");
}

/** @param {Page} page */
async function formIsRight(page, /** @type {typeof providers[0]} */ provider) {
	await choose(page, 'provider', provider.title);
	for (const { title, idField, own } of operations) {
		await choose(page, 'operation', title);
		const shown = await fieldTitles(page);
		const wanted = ['Credential', 'Provider', ...provider.own, 'Operation', idField, ...own];
		assert.deepEqual(shown, [...wanted, 'Download Media', 'Simplify', 'Options'], title);
		const parameter = idField === 'Task ID' ? 'taskId' : 'taskIds';
		const ids = await page.locator(byTestId(`parameter-input-${parameter}`)).innerText();
		assert.ok(ids.includes(provider.ids), `${title}: ${idField} is ${ids}`);
		const offered = await optionTitles(page);
		assert.deepEqual(offered, title === 'Wait Until Done' ? waitOptions : options, title);
	}
}

/** The form for each operation; the last one is what the form begins with. */
const FORM_PICTURES = [
	{ title: 'Get Task', file: 'form-get-task', provider: 'AceData Cloud' },
	{ title: 'Get Tasks Batch', file: 'form-get-tasks-batch', provider: 'AceData Cloud' },
	{
		title: 'Get Recent Tasks',
		file: 'form-get-recent-tasks',
		provider: 'ModelArk (Volcengine Ark)',
	},
	{ title: 'Wait Until Done', file: 'form', provider: 'AceData Cloud' },
];

/**
 * The form in light for docs/, and in dark to be looked at.
 *
 * @param {Page} page
 * @param {string} file
 */
async function bothThemes(page, file) {
	// Away from the fields: the one under the mouse shows its tools.
	await page.mouse.click(200, 900);
	const pictures = { dark: reportPath(`${file}-dark.png`), light: picturePath(`${file}.png`) };
	for (const [theme, path] of Object.entries(pictures)) {
		await page.locator('body').evaluate((body, name) => (body.dataset['theme'] = name), theme);
		await page.waitForTimeout(500);
		await page.locator(byTestId('ndv')).screenshot({ path });
	}
}

/** @param {Page} page */
async function formPicture(page) {
	await page.setViewportSize({ width: 1280, height: 1000 });
	for (const { title, file, provider } of FORM_PICTURES) {
		await choose(page, 'provider', provider);
		await choose(page, 'operation', title);
		await bothThemes(page, file);
	}
	await page.setViewportSize({ width: 1280, height: 800 });
	const maxWait = page.locator(`${byTestId('parameter-input-maxWaitMinutes')} input`);
	assert.equal(await maxWait.inputValue(), '30');
}

/**
 * @param {Page} page
 * @param {RunningN8n} running
 */
async function triggerForm(page, { workflows }) {
	const example = workflows.find(({ name }) => name.startsWith('Video Task 17'));
	await page.setViewportSize({ width: 1280, height: 1000 });
	await openWorkflow(page, example?.id ?? '');
	await openNode(page, 'Video Has Ended');
	await bothThemes(page, 'form-trigger');
	await page.setViewportSize({ width: 1280, height: 800 });
}

/**
 * @param {Page} page
 * @param {RunningN8n} running
 */
async function runOnCanvas(page, { workflows }) {
	const sheet = workflows.find(({ name }) => name.startsWith('Video Task 03'));
	await openWorkflow(page, sheet?.id ?? '');
	const labels = await nodeOnCanvas(page, 'Wait for All')
		.locator(byTestId('canvas-node-output-handle'))
		.allInnerTexts();
	assert.deepEqual(
		labels.map((label) => label.trim()),
		['Succeeded', 'Pending', 'Failed'],
	);
	await execute(page, 'Write Videos Back');
	await closeNotices(page);
	await page.screenshot({ path: picturePath('canvas.png') });
	await openNode(page, 'Wait for All');
	const output = page.locator(byTestId('output-panel'));
	await output.locator(byTestId('radio-button-table')).click();
	await page.waitForTimeout(500);
	const text = await output.innerText();
	assert.match(text, /Succeeded Branch \(3 items\)/);
	assert.match(text, /Lighthouse[\s\S]+succeeded/);
	await page.locator(byTestId('ndv')).screenshot({ path: picturePath('output.png') });
}

/** @param {Page} page */
async function credentialDialog(page) {
	await page.locator(byTestId('credential-edit-button')).click();
	const dialog = page.getByRole('dialog').filter({ hasText: 'AceData Cloud Task API' });
	await dialog.getByText('Connection tested successfully').waitFor();
	await dialog.screenshot({ path: picturePath('credential.png') });
	await page.keyboard.press('Escape');
}

/**
 * @param {Page} page
 * @param {'light' | 'dark'} theme
 * @param {string} workflowId
 */
async function iconIsRight(page, theme, workflowId) {
	await page.evaluate((name) => localStorage.setItem('N8N_THEME', name), theme);
	await openWorkflow(page, workflowId);
	const icon = nodeOnCanvas(page, 'Wait Until Done').locator('img').first();
	const file = theme === 'dark' ? 'videoTask.dark.svg' : 'videoTask.svg';
	assert.equal((await icon.getAttribute('src'))?.split('/').at(-1), file);
	const width = await icon.evaluate((image) => /** @type {any} */ (image).naturalWidth);
	assert.ok(width > 0, `${file} does not draw`);
	if (theme === 'dark') await page.screenshot({ path: picturePath('canvas-dark.png') });
}

/**
 * What a person sees of the package in n8n's editor.
 *
 * @param {RunningN8n} running
 * @param {Report} report
 */
export async function checkEditor(running, report) {
	const browser = await report.check('the editor opens', () => openBrowser(running.url));
	if (browser === null) return;
	const { page, close } = browser;
	const firstId = running.workflows[0]?.id ?? '';
	try {
		await openWorkflowWithTrigger(page);
		for (const words of searches) {
			await report.check(`the node panel finds it by "${words}"`, () => searchFinds(page, words));
		}
		await report.check('it is added from the panel', () => addFromPanel(page));
		for (const provider of providers) {
			await report.check(`the form for ${provider.title}`, () => formIsRight(page, provider));
		}
		await report.check('the form at first sight', () => formPicture(page));
		await report.check('the form of the trigger', () => triggerForm(page, running));
		await report.check('Wait Until Done runs on the canvas', () => runOnCanvas(page, running));
		await report.check('the credential dialog tests the key', () => credentialDialog(page));
		await report.check('the form of the tool', () => toolFormIsRight(page, running));
		await report.check('the light icon', () => iconIsRight(page, 'light', firstId));
		await report.check('the dark icon', () => iconIsRight(page, 'dark', firstId));
	} finally {
		await close();
	}
}
