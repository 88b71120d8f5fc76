// The node types that the harness adds to those under test.
import { n8nWorkflow } from './n8n.cjs';

/** @import { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow' */

const { NodeConnectionTypes } = n8nWorkflow;

/** The start of a workflow: gives out the items of the run. @implements {INodeType} */
export class TestTrigger {
	/** @type {INodeTypeDescription} */
	description = {
		displayName: 'Test Trigger',
		name: 'trigger',
		group: ['trigger'],
		version: 1,
		description: 'Gives out the items of the run',
		defaults: { name: 'Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	/** @param {INodeExecutionData[]} items */
	constructor(items) {
		// An arrow function, as n8n calls it with the context of the execution as `this`.
		this.execute = async () => [items];
	}
}

/** Passes its items on, like n8n's No Operation. @implements {INodeType} */
export class TestCollect {
	/** @type {INodeTypeDescription} */
	description = {
		displayName: 'Test Collect',
		name: 'collect',
		group: ['transform'],
		version: 1,
		description: 'Passes its items on',
		defaults: { name: 'Collect' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	/** @this {IExecuteFunctions} */
	async execute() {
		return [this.getInputData()];
	}
}
