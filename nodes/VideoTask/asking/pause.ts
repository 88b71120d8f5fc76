import type { Clock } from '../../../core/clock';
import type { Answers } from './askAll';
import type { Settings } from '../input/settings';

/** Answers a look in which something is not done later, so that an agent that looks again and again is slowed down. */
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
