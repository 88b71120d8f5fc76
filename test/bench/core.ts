// What the benchmark runs, from the sources.
import type { Core } from '../../bench/thisNode.mjs';
import { completeTask } from '../../core/task/completeTask';
import { NO_DETAILS } from '../../core/task/task';
import { newRequestBudget } from '../../core/wait/pacing/requestBudget';
import { waitTurn } from '../../core/wait/wait';
import { newDurationMemory } from '../../host/learntDurations';
import { Sharing } from '../../host/sharing/sharing';

export const core: Core = {
	...{ waitTurn, newRequestBudget, completeTask },
	newSharing: () => new Sharing(),
	...{ noDetails: NO_DETAILS, newMemory: () => ({ memory: newDurationMemory() }) },
};
