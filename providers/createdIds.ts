import type { Provider } from './provider';

/** @returns a sentence that tells users where the id is in the answer to a create request, as in "task_id (VAP)" */
export function whereIdsComeFrom({ ids: { createdAs }, shortTitle }: Provider): string {
	const member = createdAs === '' ? '' : `: ${createdAs} (${shortTitle})`;
	return `Use the ID that the create request answered${member}.`;
}
