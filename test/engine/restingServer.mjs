// What n8n's server does with executions that wait, after wait-tracker.js, workflow-helpers.js and
// workflow-execute-additional-data.js of n8n 2.41: stores them, starts sub-workflows, wakes both up.
import { callWaiting } from './callWaiting.mjs';
import { CredentialsHelper } from './credentials.mjs';
import { describe } from './engine.mjs';
import { core, flatted, n8nWorkflow } from './n8n.cjs';
import { TestCollect, TestTrigger } from './nodeTypes.mjs';
import { recordHooks } from './recordHooks.mjs';
import { createAdditionalData, createNodeTypes } from './server.mjs';
import { startEngine } from './start.mjs';
import { buildWorkflow } from './workflow.mjs';

/**
 * @import {
 *   IExecuteWorkflowInfo, ExecuteWorkflowOptions, INode, INodeTypes, IRun, ITaskData, IWorkflowBase,
 *   IWorkflowExecuteAdditionalData, RelatedExecution, WorkflowExecuteMode,
 * } from 'n8n-workflow'
 * @import { RunOptions } from './engine.mjs'
 *
 * @typedef {object} Execution
 * @property {string} id
 * @property {WorkflowExecuteMode} mode
 * @property {() => n8nWorkflow.Workflow} build  anew for each time that it goes on, as n8n does
 * @property {string} stored  as n8n writes it down when it waits
 * @property {number[]} beats  how many characters that were, each time
 * @property {IRun} [run]  how it ended, or how it waits
 */

/** So long after the execution has begun to wait it is called. */
const CALLED_AFTER_MS = 20_000;

export class RestingServer {
	/** @type {Map<string, Execution>} */
	#executions = new Map();

	#options;

	/** @type {INodeTypes} */
	#nodeTypes;

	/**
	 * @param {RunOptions} options
	 * @param {(atMs: number) => void} passTime  lets it be later at once
	 */
	constructor(options, passTime) {
		this.#options = options;
		this.passTime = passTime;
		this.#nodeTypes = createNodeTypes({
			'test.trigger': new TestTrigger(n8nWorkflow.deepCopy(options.items ?? [{ json: {} }])),
			'test.collect': new TestCollect(),
			'n8n-nodes-base.executeWorkflowTrigger': new TestCollect(),
			...options.nodeTypes,
		});
	}

	/**
	 * Runs the workflow to its end, with all rests in between.
	 *
	 * @param {number} [calls]  how often the address of the execution is called while it waits
	 */
	async finish(calls = 0) {
		await startEngine();
		const build = () => this.#build();
		const parent = this.#add('trigger', () => build().workflow);
		const { startNode } = build();
		const execute = new core.WorkflowExecute(this.#surroundings(parent), parent.mode);
		await this.#note(parent, await execute.run({ workflow: parent.build(), startNode }));
		for (let call = 0; call < calls; call += 1) await this.#call(parent);
		for (const child of this.#executions.values()) await this.#finishChild(child, parent);
		const children = [...this.#executions.values()].slice(1);
		if (parent.run === undefined) throw new Error('The execution has no end');
		return {
			...describe(parent.run),
			beats: children.map(({ beats }) => beats),
			child: children[0]?.run && describe(children[0].run),
		};
	}

	#build() {
		const defaultType = Object.keys(this.#options.nodeTypes)[0] ?? '';
		return buildWorkflow(this.#options, this.#nodeTypes, defaultType);
	}

	/**
	 * @param {WorkflowExecuteMode} mode
	 * @param {Execution['build']} build
	 */
	#add(mode, build) {
		const id = String(this.#executions.size + 1);
		/** @type {Execution} */
		const execution = { id, mode, build, stored: '', beats: [] };
		this.#executions.set(id, execution);
		return execution;
	}

	/**
	 * @param {Execution} execution
	 * @returns {IWorkflowExecuteAdditionalData}
	 */
	#surroundings(execution) {
		const { credentialTypes = {}, credentials = {} } = this.#options;
		const workflow = execution.build();
		const nodes = Object.values(workflow.nodes);
		const { hooks } = recordHooks({
			mode: execution.mode,
			executionId: execution.id,
			workflow,
			nodes,
		});
		return createAdditionalData(new CredentialsHelper(credentialTypes, credentials), {
			executionId: execution.id,
			hooks,
			workflowId: workflow.id,
			executeWorkflow: async (info, _additionalData, options) =>
				await this.#startChild(info, options),
			getRunExecutionData: async (id) => this.#data(id),
		});
	}

	/** @param {string} id */
	#data(id) {
		const execution = this.#executions.get(id);
		return execution && (execution.run?.data ?? flatted.parse(execution.stored));
	}

	/**
	 * @param {Execution} execution
	 * @param {IRun} run
	 */
	async #note(execution, run) {
		execution.run = run;
		if (!run.waitTill) return;
		execution.stored = flatted.stringify(run.data);
		execution.beats.push(execution.stored.length);
	}

	/** @param {Execution} execution */
	async #call(execution) {
		this.passTime(Date.now() + CALLED_AFTER_MS);
		const { stored } = execution;
		const additionalData = this.#surroundings(execution);
		const data = await callWaiting({ workflow: execution.build(), stored, additionalData });
		if (data !== null) await this.#goOn(execution, data);
	}

	/** @param {Execution} execution */
	async #goOn(execution, data = flatted.parse(execution.stored)) {
		const execute = new core.WorkflowExecute(this.#surroundings(execution), execution.mode, data);
		await this.#note(execution, await execute.processRunExecutionData(execution.build()));
	}

	/**
	 * @param {IExecuteWorkflowInfo} info
	 * @param {ExecuteWorkflowOptions} options
	 */
	async #startChild({ code }, { inputData = [], ...options }) {
		const parentExecution = /** @type {RelatedExecution} */ (options.parentExecution);
		const given = /** @type {IWorkflowBase} */ (code);
		const build = () =>
			new n8nWorkflow.Workflow({ ...n8nWorkflow.deepCopy(given), nodeTypes: this.#nodeTypes });
		const child = this.#add('integrated', build);
		const node = /** @type {INode} */ (given.nodes[0]);
		const data = n8nWorkflow.createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{ node, data: { main: [inputData] }, metadata: { parentExecution }, source: null },
				],
			},
			parentExecution,
		});
		const execute = new core.WorkflowExecute(this.#surroundings(child), child.mode, data);
		const run = await execute.processRunExecutionData(build());
		await this.#note(child, run);
		if (run.data.resultData.error) throw run.data.resultData.error;
		return {
			executionId: child.id,
			data: lastOf(run).data?.['main'] ?? [null],
			waitTill: run.waitTill ?? null,
		};
	}

	/**
	 * @param {Execution} child
	 * @param {Execution} parent
	 */
	async #finishChild(child, parent) {
		if (child === parent || child.run === undefined) return;
		while (child.run.waitTill) {
			this.passTime(child.run.waitTill.getTime());
			await this.#goOn(child);
		}
		// n8n hands nothing to an execution that waits no more.
		if (!parent.run?.waitTill) return;
		const data = flatted.parse(parent.stored);
		const waiting = data.executionData.nodeExecutionStack[0];
		const { error } = child.run.data.resultData;
		if (error) waiting.metadata = { ...waiting.metadata, resumeError: error };
		else waiting.data = lastOf(child.run).data;
		parent.stored = flatted.stringify(data);
		await this.#goOn(parent);
	}
}

/**
 * @param {IRun} run
 * @returns {ITaskData} the last run of the node that ran last
 */
function lastOf({ data }) {
	const { lastNodeExecuted = '', runData } = data.resultData;
	const last = runData[lastNodeExecuted]?.at(-1);
	if (last === undefined) throw new Error('The sub-workflow has no output');
	return last;
}
