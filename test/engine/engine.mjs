// Runs whole n8n workflows through n8n-core's own WorkflowExecute, in this process, without a
// server: real engine, expressions, HTTP requests, binary data and logger.
import { startStopwatch } from '../stopwatch.mjs';
import { CredentialsHelper } from './credentials.mjs';
import { container, core, n8nWorkflow } from './n8n.cjs';
import { TestCollect, TestTrigger } from './nodeTypes.mjs';
import { recordHooks } from './recordHooks.mjs';
import { createAdditionalData, createNodeTypes } from './server.mjs';
import { logReceiver, startEngine } from './start.mjs';
import { buildWorkflow } from './workflow.mjs';

export { testCredential } from './testCredential.mjs';

/**
 * @import {
 *   ExecutionError, ExecutionStatus, IBinaryData, ICredentialType, INodeExecutionData, IRun,
 *   IRunExecutionData, IRunData, NodeExecutionHint, WorkflowExecuteMode,
 * } from 'n8n-workflow'
 * @import { StoredCredentials } from './credentials.mjs'
 * @import { LogFunction } from './n8n.cjs'
 * @import { Pushed } from './recordHooks.mjs'
 * @import { NodeTypesByName } from './server.mjs'
 * @import { WorkflowOptions } from './workflow.mjs'
 */

/**
 * @typedef {object} OwnOptions
 * @property {NodeTypesByName} nodeTypes the node types under test; the first is the default type
 * @property {Record<string, ICredentialType> | undefined} [credentialTypes]
 * @property {INodeExecutionData[] | undefined} [items] what the trigger gives out; one empty item if absent
 * @property {WorkflowExecuteMode | undefined} [mode] 'manual' if absent
 * @property {((...messages: unknown[]) => void) | undefined} [onMessageToUI] of sendMessageToUI
 * @property {LogFunction | undefined} [onLog] every line of n8n's logger, the node's and the engine's own
 */

/** @typedef {OwnOptions & WorkflowOptions} RunOptions */

/**
 * @typedef {object} RunResult
 * @property {ExecutionStatus} status as the engine ends it: after a stop 'canceled' only when the
 *   node let itself be stopped (n8n's server shows 'canceled' either way, see `pushed`)
 * @property {ExecutionError | undefined} error
 * @property {boolean} cancelled whether it was stopped before it ended
 * @property {string | undefined} lastNodeExecuted
 * @property {IRunData} runData
 * @property {IRunExecutionData} executionData all that n8n would store of the execution
 * @property {number} durationMs without the start of the engine, and without `heldUpMs`
 * @property {number} heldUpMs for how long the machine did other work instead
 * @property {Pushed[]} pushed what n8n's hooks saw, in order
 * @property {(nodeName: string) => NodeExecutionHint[]} hints
 * @property {(nodeName: string) => number} runCount runs of a node; tries of Retry On Fail are one run
 * @property {(nodeName: string, runIndex?: number) => INodeExecutionData[][]} outputs
 * @property {(nodeName: string, outputIndex?: number) => INodeExecutionData[]} items of the first run
 */

/** @typedef {{ execution?: ReturnType<import('n8n-core').WorkflowExecute['run']>, stopped: boolean }} Control */

let executionCount = 0;

/** @param {RunOptions} options */
export async function runWorkflow(options) {
	return await startWorkflow(options).finished;
}

/**
 * @param {RunOptions} options
 * @returns {{ stop: () => void, finished: Promise<RunResult> }} `finished` rejects only for options
 *   that make no workflow
 */
export function startWorkflow(options) {
	/** @type {Control} */
	const control = { stopped: false };
	return {
		stop() {
			control.stopped = true;
			control.execution?.cancel();
		},
		finished: logReceiver.run(options.onLog, async () => await execute(options, control)),
	};
}

/**
 * @param {IBinaryData} binaryData of an item
 * @returns {Promise<Buffer>} the bytes, read from n8n's binary data service
 */
export async function readBinaryData(binaryData) {
	return await container.get(core.BinaryDataService).getAsBuffer(binaryData);
}

/**
 * @param {RunOptions} options
 * @param {Control} control
 * @returns {Promise<RunResult>}
 */
async function execute(options, control) {
	await startEngine();
	const { workflow, startNode, mode, additionalData, hooks, pushed } = prepare(options);
	const stopwatch = startStopwatch();
	let run;
	try {
		const workflowExecute = new core.WorkflowExecute(additionalData, mode);
		const pinned = options.pinData && { pinData: options.pinData };
		control.execution = workflowExecute.run({ workflow, startNode, ...pinned });
		if (control.stopped) control.execution.cancel();
		run = await control.execution;
	} catch (error) {
		if (!(error instanceof core.WorkflowHasIssuesError)) throw error;
		run = failedRun(error, mode);
		await hooks.runHook('workflowExecuteAfter', [run, undefined]);
	}
	const { tookMs: durationMs, heldUpMs } = stopwatch.stop();
	return {
		...describe(run),
		cancelled: control.execution?.isCanceled ?? false,
		durationMs,
		heldUpMs,
		pushed,
	};
}

/** @param {RunOptions} options */
function prepare(options) {
	const items = n8nWorkflow.deepCopy(options.items ?? [{ json: {} }]);
	const nodeTypes = createNodeTypes({
		'test.trigger': new TestTrigger(items),
		'test.collect': new TestCollect(),
		...options.nodeTypes,
	});
	const defaultType = Object.keys(options.nodeTypes)[0] ?? 'test.collect';
	const { workflow, nodes, startNode } = buildWorkflow(options, nodeTypes, defaultType);
	const mode = options.mode ?? 'manual';
	const executionId = String(++executionCount);
	const { hooks, pushed } = recordHooks({ mode, executionId, workflow, nodes });
	const { credentialTypes = {}, credentials = {} } = options;
	const additionalData = createAdditionalData(new CredentialsHelper(credentialTypes, credentials), {
		executionId,
		hooks,
		workflowId: workflow.id,
		sendDataToUI: (_type, data) => options.onMessageToUI?.(...Object(data).messages),
	});
	return { workflow, startNode, mode, additionalData, hooks, pushed };
}

/**
 * What the server makes of a workflow that cannot run, for instance without a required parameter.
 *
 * @param {Error} error
 * @param {WorkflowExecuteMode} mode
 * @returns {IRun}
 */
function failedRun(error, mode) {
	const executionError = /** @type {ExecutionError} */ ({
		...error,
		message: error.message,
		stack: error.stack,
	});
	return {
		data: n8nWorkflow.createRunExecutionData({
			resultData: { error: executionError, runData: {} },
		}),
		finished: false,
		mode,
		startedAt: new Date(),
		stoppedAt: new Date(),
		status: 'error',
		storedAt: 'db',
	};
}

/** @param {IRun} run */
export function describe({ status, data }) {
	const { error, lastNodeExecuted, runData } = data.resultData;
	/** @type {RunResult['outputs']} */
	const outputs = (nodeName, runIndex = 0) =>
		(runData[nodeName]?.[runIndex]?.data?.['main'] ?? []).map((items) => items ?? []);
	return {
		status,
		error,
		lastNodeExecuted,
		runData,
		executionData: data,
		outputs,
		/** @type {RunResult['items']} */
		items: (nodeName, outputIndex = 0) => outputs(nodeName)[outputIndex] ?? [],
		/** @type {RunResult['hints']} */
		hints: (nodeName) => (runData[nodeName] ?? []).flatMap(({ hints }) => hints ?? []),
		/** @type {RunResult['runCount']} */
		runCount: (nodeName) => runData[nodeName]?.length ?? 0,
	};
}
