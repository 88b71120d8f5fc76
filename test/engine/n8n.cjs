'use strict';
// The only file that loads n8n's packages, and the only CommonJS one: the ES modules of
// n8n-workflow do not load in plain Node (their imports have no extensions), so all of this takes
// the CommonJS build, which is what n8n itself and every installed node package get.
const { createRequire } = require('node:module');
const core = require('n8n-core');
const n8nWorkflow = require('n8n-workflow');
const { expressionSandboxHooks } = require('n8n-workflow/expression-sandboxing');

/**
 * What the harness uses of n8n's inner packages. It is written down here because npm may put
 * another version of them at the top level, whose types would be taken for these.
 *
 * @typedef {(level: string, message: string, metadata: Record<string, unknown>) => void} LogFunction
 * @typedef {{ get<T>(type: abstract new (...parameters: any[]) => T): T }} Container
 * @typedef {new () => { logging: { level: string } }} GlobalConfig
 * @typedef {new () => { n8nFolder: string, userHome: string }} InstanceSettingsConfig
 * @typedef {new () => { log: LogFunction }} Logger
 * @typedef {new () => {
 *   engine: 'legacy' | 'vm' | 'quickjs',
 *   poolSize: number,
 *   maxCodeCacheSize: number,
 *   bridgeTimeout: number,
 *   bridgeMemoryLimit: number,
 *   idleTimeout?: number,
 * }} ExpressionEngineConfig
 */

// n8n's dependency injection knows a class only in the copy of the package that registered it, so
// these have to be n8n-core's own copies, wherever npm has put them.
const requireFromCore = createRequire(require.resolve('n8n-core'));
const requireFromWorkflow = createRequire(require.resolve('n8n-workflow'));
const config = requireFromCore('@n8n/config');

exports.core = core;
exports.n8nWorkflow = n8nWorkflow;
exports.expressionSandboxHooks = expressionSandboxHooks;
exports.expressionRuntime = requireFromWorkflow('@n8n/expression-runtime');
/** How n8n stores an execution. @type {{ parse(text: string): any, stringify(value: unknown): string }} */
exports.flatted = requireFromCore('flatted');
exports.container = /** @type {Container} */ (requireFromCore('@n8n/di').Container);
exports.Logger = /** @type {Logger} */ (requireFromCore('@n8n/backend-common').Logger);
exports.GlobalConfig = /** @type {GlobalConfig} */ (config.GlobalConfig);
exports.InstanceSettingsConfig = /** @type {InstanceSettingsConfig} */ (
	config.InstanceSettingsConfig
);
exports.ExpressionEngineConfig = /** @type {ExpressionEngineConfig} */ (
	config.ExpressionEngineConfig
);
