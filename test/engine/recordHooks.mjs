// What the server's hooks would save and push to the editor, as a list.
import { core } from './n8n.cjs';

/**
 * @import {
 *   ExecutionStatus, INode, IRun, ITaskData, IWorkflowBase, Workflow, WorkflowExecuteMode,
 * } from 'n8n-workflow'
 */

/**
 * @typedef {(
 *   | { hook: 'workflowExecuteBefore' }
 *   | { hook: 'nodeExecuteBefore', nodeName: string }
 *   | { hook: 'nodeExecuteAfter', nodeName: string, taskData: ITaskData }
 *   | { hook: 'workflowExecuteAfter', status: ExecutionStatus }
 * )} Pushed
 */

/**
 * @param {{
 *   mode: WorkflowExecuteMode, executionId: string, workflow: Workflow, nodes: INode[],
 * }} run
 */
export function recordHooks({ mode, executionId, workflow, nodes }) {
	/** @type {IWorkflowBase} */
	const workflowData = {
		id: workflow.id,
		name: workflow.name ?? '',
		active: false,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes,
		connections: workflow.connectionsBySourceNode,
		settings: workflow.settings,
		activeVersionId: null,
	};
	const hooks = new core.ExecutionLifecycleHooks(mode, executionId, workflowData);
	/** @type {Pushed[]} */
	const pushed = [];
	hooks.addHandler('workflowExecuteBefore', () => {
		pushed.push({ hook: 'workflowExecuteBefore' });
	});
	hooks.addHandler('nodeExecuteBefore', (nodeName) => {
		pushed.push({ hook: 'nodeExecuteBefore', nodeName });
	});
	hooks.addHandler('nodeExecuteAfter', (nodeName, taskData) => {
		pushed.push({ hook: 'nodeExecuteAfter', nodeName, taskData });
	});
	hooks.addHandler('workflowExecuteAfter', (run) => {
		run.status = finalStatus(run);
		pushed.push({ hook: 'workflowExecuteAfter', status: run.status });
	});
	return { hooks, pushed };
}

/**
 * The server's word: a run that broke outside of a node, for instance, ends as 'running' in the engine.
 *
 * @param {IRun} run
 * @returns {ExecutionStatus}
 */
function finalStatus({ status, data, waitTill }) {
	if (waitTill) return 'waiting';
	if (status === 'crashed' || status === 'canceled') return status;
	return status === 'error' || data.resultData.error ? 'error' : 'success';
}
