// What n8n's `start` command does, once in a process, before it runs a workflow. In jest that is
// once in a test file, as each file loads its own modules. (n8n's axios defaults need no call of
// ours: n8n-core sets them when it is loaded.)
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import {
	container,
	core,
	ExpressionEngineConfig,
	expressionRuntime,
	expressionSandboxHooks,
	GlobalConfig,
	InstanceSettingsConfig,
	Logger,
	n8nWorkflow,
} from './n8n.cjs';

/** @typedef {import('./n8n.cjs').LogFunction} LogFunction */

/**
 * n8n has one logger in a process; this tells which run a line belongs to, also when several runs
 * go on at the same time.
 *
 * @type {AsyncLocalStorage<LogFunction | undefined>}
 */
export const logReceiver = new AsyncLocalStorage();

/** @type {Promise<void> | undefined} */
let starting;

/** @type {string | undefined} */
let folder;

export async function startEngine() {
	starting ??= start();
	await starting;
}

async function start() {
	useTemporaryFolder();
	tapLogger();
	await startExpressionEngine();
	await container.get(core.BinaryDataService).init();
}

/** Without it n8n would write an encryption key and binary data into the home of who runs the tests. */
function useTemporaryFolder() {
	folder = mkdtempSync(join(tmpdir(), 'video-tasks-engine-'));
	const settings = container.get(InstanceSettingsConfig);
	settings.userHome = folder;
	settings.n8nFolder = join(folder, '.n8n');
}

/** The logger stays n8n's own. It prints nothing unless N8N_LOG_LEVEL says so, but is listened to. */
function tapLogger() {
	if (process.env['N8N_LOG_LEVEL'] === undefined) {
		container.get(GlobalConfig).logging.level = 'silent';
	}
	const logger = container.get(Logger);
	const log = logger.log.bind(logger);
	logger.log = (level, message, metadata) => {
		logReceiver.getStore()?.(level, message, metadata);
		log(level, message, metadata);
	};
}

/**
 * The same evaluator as `Expression.initExpressionEngine` makes; that function itself loads the
 * runtime with `import()`, which jest refuses in modules that it does not transform. Two of n8n's
 * switches are on that are off by default, `compileCache` and `lazyAcquire`: expressions give the
 * same, but a run without any takes 1 ms instead of 45.
 */
async function startExpressionEngine() {
	const settings = container.get(ExpressionEngineConfig);
	n8nWorkflow.Expression.setExpressionEngine(settings.engine);
	if (settings.engine === 'legacy') return;
	const Bridge =
		settings.engine === 'quickjs'
			? expressionRuntime.QuickJsBridge
			: expressionRuntime.IsolatedVmBridge;
	const evaluator = new expressionRuntime.ExpressionEvaluator({
		createBridge: () =>
			new Bridge({
				timeout: settings.bridgeTimeout,
				memoryLimit: settings.bridgeMemoryLimit,
				logger: n8nWorkflow.LoggerProxy,
				compileCache: true,
			}),
		maxCodeCacheSize: settings.maxCodeCacheSize,
		poolSize: settings.poolSize,
		lazyAcquire: true,
		hooks: expressionSandboxHooks,
		logger: n8nWorkflow.LoggerProxy,
	});
	await evaluator.initialize();
	keepIsolates(evaluator.pool);
	Reflect.set(n8nWorkflow.Expression, 'vmEvaluator', evaluator);
}

/**
 * n8n throws the isolate of a run away after it. Here the next run gets it, since most of the time of these tests was
 * the making of isolates; what an expression is given is handed in anew each time.
 *
 * @param {{ bridges: Bridge[], release(bridge: Bridge): Promise<void>, replenish(): void }} pool
 *
 * @typedef {{ isDisposed(): boolean }} Bridge
 */
function keepIsolates(pool) {
	pool.replenish = () => undefined;
	pool.release = async (bridge) => {
		if (!bridge.isDisposed()) pool.bridges.push(bridge);
	};
}

function removeFolder() {
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

async function stopEngine() {
	await starting;
	await n8nWorkflow.Expression.disposeExpressionEngine();
	removeFolder();
}

// Jest gives each test file a process object of its own, whose exit event never comes.
if (typeof afterAll === 'function') afterAll(stopEngine);
else process.once('exit', removeFolder);
