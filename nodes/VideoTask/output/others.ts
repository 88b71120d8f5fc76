import type { Answer } from '../asking/answer';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import type { Answers } from '../asking/askAll';
import type { ItemRequest } from '../input/item/itemRequest';

/**
 * How many names each list in an error's description has at most, because n8n stores the description with the
 * execution and shows all of it.
 */
const MOST_NAMED = 100;

/** What the error to raise is about: an answer; or, with `answer: null`, an input item that cannot be read. */
export interface First {
	readonly answer: Answer | null;
	readonly itemIndex: number;
}

/**
 * @param first what the error is about
 * @returns sentences for the end of the error's description, because no items come out beside an error: on the other
 * items that cannot be read, the ids that were not learnt and those that are pending; after a wait in which an item
 * could not be read, also on the ids that are done. '' when there is nothing to say.
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
	// The done tasks are named, so that whoever corrects the item need not wait for them again.
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
 * @returns a sentence with the first trouble of an id when the error is about an item that cannot be read, because
 * the key, for example, may be refused as well; '' otherwise
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
