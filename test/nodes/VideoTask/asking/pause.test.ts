import type { Answer } from '../../../../nodes/VideoTask/asking/answer';
import { pauseWhenNotDone } from '../../../../nodes/VideoTask/asking/pause';
import { adapterOf, taskOf } from '../../../core/answering';
import { settingsWith } from '../handMadeContext';

const vap = adapterOf('vap');
const answerWith = (status: string | null): Answer => ({
	...{ taskId: 'task-1', wait: null, trouble: null },
	task: status === null ? null : taskOf(vap, { task_id: 'task-1', status }),
});

async function pausedMs(parameters: object, ...statuses: ReadonlyArray<string | null>) {
	const slept: number[] = [];
	const clock = {
		...{ now: () => 0, random: () => 0, isStopped: () => false },
		sleep: async (ms: number) => void slept.push(ms),
	};
	const byId = new Map(statuses.map((status, index) => [`task-${index}`, answerWith(status)]));
	await pauseWhenNotDone(new Map([['seedance', byId]]), settingsWith({ ...parameters }), clock);
	return slept;
}

const PAUSE = { options: { pauseWhenNotDoneSeconds: 2.5 } };

// [parameters, states, pauses in ms]
test.each<[object, ReadonlyArray<string | null>, readonly number[]]>([
	[PAUSE, ['processing'], [2500]],
	[PAUSE, ['completed', 'pending', 'processing'], [2500]],
	[PAUSE, ['completed', 'failed'], []],
	[PAUSE, [null], []],
	[PAUSE, [], []],
	[{}, ['processing'], []],
	[{ ...PAUSE, operation: 'getTasksBatch' }, ['processing'], [2500]],
	[{ ...PAUSE, operation: 'waitUntilDone' }, ['processing'], []],
])('%j, %j: %j', async (parameters, statuses, pauses) => {
	expect(await pausedMs(parameters, ...statuses)).toEqual(pauses);
});
