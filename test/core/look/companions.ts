// Ids of other waits that a look may take along, and what their owners are brought.
import type { Along, Brought } from '../../../core/look/along';

/** @param isOver whether the look was stopped, or its time is up */
export function companions(waiting: readonly string[], isOver = false) {
	const left = new Set(waiting);
	const offered: Array<{ readonly ids: readonly string[]; readonly room: number }> = [];
	const brought = new Map<string, Brought>();
	const along: Along = {
		take(ids, room) {
			offered.push({ ids, room });
			const same = [...left].filter((id) => ids.includes(id));
			const others = [...left].filter((id) => !ids.includes(id)).slice(0, room);
			return [...same, ...others].map((taskId) => {
				left.delete(taskId);
				return { taskId, bring: (one) => brought.set(taskId, one) };
			});
		},
		isOver: () => isOver,
	};
	return { along, offered, brought };
}
