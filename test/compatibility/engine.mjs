// Loads one generation of n8n as that version's server does, with the package in it.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Old generations have no types here; what is used of them is like today's wherever nothing else is said.
 *
 * @typedef {typeof import('n8n-core')} Core
 * @typedef {typeof import('n8n-workflow')} N8nWorkflow
 * @typedef {{ get<T>(type: abstract new (...parameters: any[]) => T): T }} Container
 * @typedef {Awaited<ReturnType<typeof loadEngine>>} Engine
 */

/** @param {string} packageFolder  where the package lies, with that generation's node_modules */
export async function loadEngine(packageFolder) {
	const require = createRequire(join(packageFolder, 'package.json'));
	/** @type {Core} */
	const core = require('n8n-core');
	/** @type {N8nWorkflow} */
	const n8nWorkflow = require('n8n-workflow');
	// n8n's dependency injection knows a class only in the copy of the package that registered it.
	const requireFromCore = createRequire(require.resolve('n8n-core'));
	/** @type {Container} */
	const container = requireFromCore('@n8n/di').Container;
	await startExpressions(n8nWorkflow, { container, config: requireFromCore('@n8n/config') });
	await startBinaryData(core, container);
	const loader = new core.PackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	return {
		core,
		n8nWorkflow,
		container,
		loader,
		packageFolder,
		require,
		requireFromCore,
		versions: Object.fromEntries(
			['n8n-core', 'n8n-workflow', 'zod'].map((name) => [name, versionOf(require, name)]),
		),
	};
}

/**
 * @param {NodeJS.Require} require
 * @param {string} name
 * @returns {string} of the copy that the package gets; n8n-core does not export its package.json
 */
function versionOf(require, name) {
	const folder = join('node_modules', ...name.split('/'));
	const file = require.resolve(name);
	return require(join(file.slice(0, file.lastIndexOf(folder) + folder.length), 'package.json'))
		.version;
}

/**
 * Expressions run in a virtual machine since n8n 2.x; older versions have nothing to start.
 *
 * @param {N8nWorkflow} n8nWorkflow
 * @param {{ container: Container, config: Record<string, abstract new () => any> }} parts
 */
async function startExpressions({ Expression }, { container, config }) {
	const { ExpressionEngineConfig } = config;
	if (!('initExpressionEngine' in Expression) || ExpressionEngineConfig === undefined) return;
	const settings = container.get(ExpressionEngineConfig);
	await Expression.initExpressionEngine({ ...settings });
}

/**
 * @param {Core} core
 * @param {Container} container
 */
async function startBinaryData({ BinaryDataService }, container) {
	const service = container.get(BinaryDataService);
	// n8n 1.x is handed the settings; in memory is what it had without any.
	const inMemory = { mode: 'default', availableModes: ['default'], localStoragePath: '' };
	await /** @type {(settings: unknown) => Promise<void>} */ (service.init.bind(service))(inMemory);
}
