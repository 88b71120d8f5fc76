// What became of an id, read off what came out alone.
import type { Answer } from '../engine/videoTaskRun';

/**
 * - `right` its item says how the task stands at the provider
 * - `told`  its item says that this is not known, or that there is no such task
 * - `error` an error names it
 * - `lost`  nothing names it
 */
export type Outcome = 'right' | 'told' | 'error' | 'lost';

export interface Finding {
	readonly outcome: Outcome;
	/** The status of its item, or the text of its error; null where nothing names the id. */
	readonly text: string | null;
}

/** @param url of the task's video, as the provider has it */
export function findingOf({ out, error }: Answer, id: string, url: string): Finding {
	const item = out().find(({ taskId }) => taskId === id);
	if (item !== undefined) {
		const isRight = item['status'] === 'succeeded' && item['url'] === url && item['done'] === true;
		return { outcome: isRight ? 'right' : 'told', text: String(item['status']) };
	}
	const names = (text: unknown) => typeof text === 'string' && isAbout(text, id);
	const failed = out().find((one) => names(one['error']));
	if (failed !== undefined) return { outcome: 'error', text: String(failed['error']) };
	if (error !== undefined && names(error.message)) return { outcome: 'error', text: error.message };
	const isListed = error?.description?.includes(`${id} (`) === true;
	return isListed
		? {
				outcome: 'error',
				text: `Task ${id}: ${error?.message.replace(/^Task \S+( \([^)]*\))?: /, '')}`,
			}
		: { outcome: 'lost', text: null };
}

function isAbout(text: string, id: string): boolean {
	return text.startsWith(`Task ${id}: `) || text.startsWith(`Task ${id} (`);
}
