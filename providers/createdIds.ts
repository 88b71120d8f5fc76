import type { Provider } from './provider';
import { PROVIDERS } from './registry';

/** @returns where the id is found that the provider's create request answers, as in "task_id (VAP)", for people */
export function whereIdsComeFrom({ ids: { createdAs }, shortTitle }: Provider): string {
	const member = createdAs === '' ? '' : `: ${createdAs} (${shortTitle})`;
	return `Use the ID that the create request answered${member}.`;
}

/** @returns the members of all providers' create answers that hold an id, each once, as in "task_id, id" */
export function createdIdMembers(): string {
	const members = PROVIDERS.map(({ ids: { createdAs } }) => createdAs);
	return [...new Set(members)].filter((member) => member !== '').join(', ');
}
