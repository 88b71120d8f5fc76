import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { owner } from '../../scripts/n8n/account.mjs';
import { installDebianPackages } from '../../scripts/n8n/debian.mjs';

/** @typedef {import('playwright-core').Page} Page */

const candidates = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const flags = [
	...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
	...['--disable-background-networking', '--disable-component-update'],
];

/** @returns {string | undefined} */
function findChromium() {
	const named = process.env['CHROMIUM'];
	return [...(named === undefined ? [] : [named]), ...candidates].find((path) => existsSync(path));
}

/** @returns {string} the program, installed from Debian's packages if it is missing */
function chromiumProgram() {
	const found = findChromium();
	if (found !== undefined) return found;
	installDebianPackages(['chromium'], 'Install it, or let CHROMIUM name the program.');
	return findChromium() ?? 'chromium';
}

/**
 * A browser that is signed in to n8n.
 *
 * @param {string} url
 */
export async function openBrowser(url) {
	const browser = await chromium.launch({
		executablePath: chromiumProgram(),
		headless: true,
		args: flags,
	});
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, baseURL: url });
	page.setDefaultTimeout(60_000);
	await page.goto('/signin');
	await page.fill('input[name=emailOrLdapLoginId]', owner.email);
	await page.fill('input[name=password]', owner.password);
	await page.click('[data-test-id=form-submit-button]');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	return { page, close: async () => await browser.close() };
}
