import type { INodeExecutionData } from 'n8n-workflow';

/** @returns what an agent is handed for a list without a task: nothing at all it could not tell from a fault */
export function nothingListed(): INodeExecutionData {
	const nextStep =
		"The list was read and holds no task that fits. Do not call again with the same 'since'; tell the user.";
	return { json: { tasks: 0, nextStep }, pairedItem: { item: 0 } };
}
