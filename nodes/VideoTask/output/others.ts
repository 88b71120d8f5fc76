import type { Answer } from '../asking/answer';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import type { Answers } from '../asking/askAll';
import type { ItemRequest } from '../input/itemRequest';

/**
 * How many tasks a description names at most in each of its lists: n8n stores it with the execution and shows
 * all of it.
 */
const MOST_NAMED = 100;

/** What is raised: an answer; or, with `answer: null`, that an item cannot be read. */
export interface First {
	readonly answer: Answer | null;
	readonly itemIndex: number;
}

/**
 * @param first what is raised
 * @returns sentences on the other ids, which no item tells of when an error is raised: those that were not
 * learnt and those that are pending; after a wait in which an item could not be read, also those that are done
 */
export function toldOfOthers(
	first: First,
	requests: ReadonlyArray<ItemRequest | Problem>,
	answers: Answers,
	isWait: boolean,
): string {
	const all = [...answers.values()].flatMap((byId) => [...byId.values()]);
	const bad = requests.flatMap((request, itemIndex) =>
		isProblem(request) && itemIndex !== first.itemIndex
			? `input item ${itemIndex} (${request.message})`
			: [],
	);
	const open = all.filter((answer) => !isLearnt(answer));
	const isAlone = bad.length === 0 && open.length === 1 && open[0] === first.answer;
	const lost = isAlone ? [] : [...bad, ...open.map(({ taskId, task }) => stateOf(taskId, task))];
	// So that nobody who corrects the item has to wait again for tasks that are done.
	const done = isWait && first.answer === null ? all.filter(isLearnt) : [];
	return [
		alsoRaised(first, all),
		listed('Not learnt or pending', lost),
		listed(
			'Done',
			done.map(({ taskId, task }) => `${taskId} (${task?.status ?? ''})`),
		),
		first.answer?.task?.done === true && open.some(goesOn) ? ` ${OTHERS_GO_ON}` : '',
	].join('');
}

/** Said after the error of a task that is done: that error's own description says nothing of pending tasks. */
const OTHERS_GO_ON =
	'Nothing is lost of those that are not done: run again, they go on at the provider.';

function goesOn({ task, wait }: Answer): boolean {
	return wait !== null && task?.done !== true;
}

function isLearnt({ task, trouble }: Answer): boolean {
	return trouble === null && task?.done === true;
}

function stateOf(taskId: string, task: Task | null): string {
	return `${taskId} (${task === null ? 'not seen' : `last seen ${task.status}`})`;
}

/**
 * @returns the message of the first trouble with an id, behind an item that cannot be read: the key may be
 * refused as well
 */
function alsoRaised({ answer }: First, all: readonly Answer[]): string {
	const trouble = answer === null ? all.find((one) => one.trouble !== null)?.trouble : null;
	return trouble ? ` Also: ${trouble.message}.` : '';
}

function listed(title: string, names: readonly string[]): string {
	if (names.length === 0) return '';
	const more = names.length - MOST_NAMED;
	const others =
		more > 0 ? ` and ${more} more; with 'On Error' set to 'Continue' all come out as items` : '';
	return ` ${title}: ${names.slice(0, MOST_NAMED).join(', ')}${others}.`;
}
