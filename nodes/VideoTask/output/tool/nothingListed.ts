import type { INodeExecutionData } from 'n8n-workflow';

/** @returns the item for an agent when a list holds no task, because an agent would take no item at all for a fault */
export function nothingListed(): INodeExecutionData {
	const nextStep =
		"The list was read and holds no task that fits. Do not call again with the same 'since'; tell the user.";
	return { json: { tasks: 0, nextStep }, pairedItem: { item: 0 } };
}
