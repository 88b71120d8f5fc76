import type { Answer } from '../asking/answer';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import type { Task } from '../../../core/task/task';
import type { Answers } from '../asking/askAll';
import type { ItemRequest } from '../input/itemRequest';

/** How many tasks a description names of each sort: n8n keeps it with the execution, and shows it whole. */
const MOST_NAMED = 100;

/** What is raised: an answer, or, with `answer: null`, the item that asks for nothing that can be read. */
export interface First {
	readonly answer: Answer | null;
	readonly itemIndex: number;
}

/**
 * @returns in sentences, what nobody would know any more if only the first trouble were raised: the ids that
 * were not learnt and those that are pending; behind an item that could not be read, after a wait, also those
 * that are done
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
	// Whoever mends an item must not have to wait again to learn what the others came to.
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

/** For the error of a task that is over, which says nothing on those that are not. */
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

/** An item that cannot be read must not hide that, for instance, the key is refused. */
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
