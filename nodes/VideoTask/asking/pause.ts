import type { Clock } from '../../../core/clock';
import type { Answers } from './askAll';
import type { Settings } from '../input/settings/settings';

/**
 * Sleeps for 'Pause When Not Done' after a look that found a task not done, to slow down an agent that looks again and
 * again. A wait has no such pause.
 */
export async function pauseWhenNotDone(
	answers: Answers,
	{ operation, pauseWhenNotDoneSeconds }: Settings,
	clock: Clock,
): Promise<void> {
	if (operation === 'waitUntilDone' || pauseWhenNotDoneSeconds === 0) return;
	const all = [...answers.values()].flatMap((byId) => [...byId.values()]);
	if (all.some(({ task }) => task?.done === false))
		await clock.sleep(pauseWhenNotDoneSeconds * 1000);
}
