// What loading the shipped node is compared with: a node that does nothing.
const { NodeConnectionTypes } = require('n8n-workflow');

class EmptyNode {
	description = {
		displayName: 'Empty',
		name: 'empty',
		group: ['transform'],
		version: 1,
		description: 'Does nothing',
		defaults: { name: 'Empty' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	async execute() {
		return [[]];
	}
}

module.exports = { EmptyNode };
