// Installed as most people will: by its name, in n8n's own Settings → Community Nodes.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '../../scripts/n8n/account.mjs';
import { installN8n } from '../../scripts/n8n/install.mjs';
import { n8nVersion } from '../../scripts/n8n/places.mjs';
import { N8nRest } from '../../scripts/n8n/rest.mjs';
import { startServer, tryPort } from '../../scripts/n8n/server.mjs';
import { startLocalRegistry } from './localRegistry.mjs';

/** @typedef {import('./report.mjs').Report} Report */

const PACKAGES = '/rest/community-packages';

/** @param {N8nRest} rest @returns {Promise<readonly string[]>} the node types of this package that n8n has */
async function ownTypes(rest) {
	/** @type {readonly { name: string }[]} */
	const types = await rest.ask('GET', '/types/nodes.json');
	return types.map(({ name }) => name).filter((name) => name.startsWith('n8n-nodes-video-tasks.'));
}

/** @param {Report} report */
export async function checkByName(report) {
	await installN8n();
	const userFolder = mkdtempSync(join(tmpdir(), 'video-tasks-by-name-'));
	const registry = await startLocalRegistry();
	const { environment } = registry;
	const port = (await tryPort(0)) ?? 0;
	const begin = () => startServer({ port, userFolder, environment });
	let server = await begin();
	try {
		const rest = new N8nRest(server.url);
		await signIn(rest);
		await report.check(`n8n ${n8nVersion} installs the package by its name`, async () => {
			assert.deepEqual(await ownTypes(rest), []);
			const { name, version } = registry;
			const installed = await rest.ask('POST', PACKAGES, { name });
			assert.equal(installed.packageName, name);
			assert.equal(installed.installedVersion, version);
			const names = installed.installedNodes.map((/** @type {any} */ node) => node.name);
			assert.deepEqual(names.sort(), ['Video Task', 'Video Task Trigger']);
			assert.ok(registry.given.some((path) => path.endsWith('.tgz')));
		});
		const expected = ['videoTask', 'videoTaskTool', 'videoTaskTrigger'].map(
			(name) => `n8n-nodes-video-tasks.${name}`,
		);
		await report.check('both nodes and the tool are there at once', async () => {
			assert.deepEqual([...(await ownTypes(rest))].sort(), expected);
		});
		await report.check('and after a restart', async () => {
			await server.stop();
			server = await begin();
			await signIn(rest);
			assert.deepEqual([...(await ownTypes(rest))].sort(), expected);
			const [one] = await rest.ask('GET', PACKAGES);
			assert.notEqual(one.failedLoading, true);
		});
	} finally {
		await server.stop();
		registry.close();
		rmSync(userFolder, { recursive: true, force: true });
	}
}
