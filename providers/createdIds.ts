import type { Provider } from './provider';

/** @returns where the id is found that the provider's create request answers, as in "task_id (VAP)", for people */
export function whereIdsComeFrom({ ids: { createdAs }, shortTitle }: Provider): string {
	const member = createdAs === '' ? '' : `: ${createdAs} (${shortTitle})`;
	return `Use the ID that the create request answered${member}.`;
}
