import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import type { Answer, Trouble } from '../asking/answer';

/** @returns the error to raise for a parameter, a setting or a credential that cannot be used */
export function inputError(
	node: INode,
	{ message, description }: { readonly message: string; readonly description: string },
	itemIndex: number,
): NodeOperationError {
	const error = new NodeOperationError(node, message, { description, itemIndex });
	return withOwnMessage(error, message);
}

/** An answer that is raised as an error, its trouble, and the input item that asked for it. */
export interface Raised {
	readonly answer: Answer;
	readonly trouble: Trouble;
	readonly itemIndex: number;
}

/**
 * @param others what becomes of the other ids, in sentences that follow the description
 * @returns the error to raise for an id that could not be learnt, or for a task that has failed or takes too long
 */
export function answerError(node: INode, first: Raised, others: string): NodeApiError {
	const { message, description, httpCode } = first.trouble;
	const error = new NodeApiError(
		node,
		{},
		{
			message,
			description: `${description}${others}`,
			itemIndex: first.itemIndex,
			...(httpCode === null ? {} : { httpCode }),
		},
	);
	return withOwnMessage(error, message);
}

/** @returns the error that ends the execution as canceled: n8n recognizes it by that word in its message */
export function stopError(node: INode): NodeOperationError {
	return new NodeOperationError(node, 'The execution was canceled', {
		description: 'Nothing is lost: run again, the tasks go on at the provider.',
	});
}

/**
 * Sets our message again, without the words that n8n acts on: the constructors of n8n's errors replace the whole
 * message when they find a system code in it. The codes go to the end of the description.
 */
function withOwnMessage<Raisable extends NodeApiError | NodeOperationError>(
	error: Raisable,
	message: string,
): Raisable {
	const moved = [...(message.match(SYSTEM_CODES) ?? [])];
	error.message = withoutCancelWord(withoutN8nKeywords(message));
	// A task id that holds "canceled" is respelt in the message too, so the description gives the id as it is.
	const [, id = ''] = TASK_PREFIX.exec(message) ?? [];
	if (withoutCancelWord(id) !== id) moved.push(id);
	if (moved.length > 0) error.description = `${error.description ?? ''} (${moved.join(', ')})`;
	return error;
}

const SYSTEM_CODES =
	/\b(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO)\b/gi;

const TASK_PREFIX = /^Task (\S+)(?: \([^)]*\))?: /;

/**
 * @returns the message without the words that n8n acts on: system codes and "canceled". The task's id at the
 * beginning, `Task <id>: `, stays as it is, because an id may hold anything.
 */
export function withoutN8nKeywords(message: string): string {
	const [prefix = ''] = TASK_PREFIX.exec(message) ?? [];
	return prefix + withoutCancelWord(withoutSystemCodes(message.slice(prefix.length)));
}

/** @returns the text with words in place of system codes, because n8n replaces a whole message that holds one */
function withoutSystemCodes(text: string): string {
	return text.replace(SYSTEM_CODES, 'a connection problem');
}

/**
 * @returns the text with "cancelled" in place of "canceled". n8n takes an error for the user's Stop when its message
 * holds "canceled" anywhere, in small letters (`workflow-execute` of n8n-core). n8n does not search descriptions
 * and items for it.
 */
function withoutCancelWord(text: string): string {
	return text.replaceAll('canceled', 'cancelled');
}
