import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { owner } from '../../scripts/n8n/account.mjs';
import { Complaint, say } from '../../scripts/n8n/complaint.mjs';

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

/** @param {readonly string[]} args */
function aptGet(args) {
	const { status, stderr, error } = spawnSync('apt-get', ['-qq', ...args], {
		encoding: 'utf8',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
	if (status === 0) return;
	throw new Complaint(
		`There is no Chromium here, and apt-get could not install it (${error?.message ?? stderr.trim()}). ` +
			'Install it, or let CHROMIUM name the program.',
	);
}

/** @returns {string} the program, installed from Debian's packages if it is missing */
function chromiumProgram() {
	const found = findChromium();
	if (found !== undefined) return found;
	say("installing Debian's chromium");
	aptGet(['update']);
	aptGet(['install', '-y', '--no-install-recommends', 'chromium']);
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
	page.setDefaultTimeout(20_000);
	await page.goto('/signin');
	await page.fill('input[name=emailOrLdapLoginId]', owner.email);
	await page.fill('input[name=password]', owner.password);
	await page.click('[data-test-id=form-submit-button]');
	await page.waitForURL((address) => !address.pathname.startsWith('/signin'));
	return { page, close: async () => await browser.close() };
}
