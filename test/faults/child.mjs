import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

/**
 * A process of its own, so that nothing of the tests counts as the node's. Its answers come in the order
 * of the questions.
 *
 * @param {string} file in this folder, which calls `answerParent` of bench/child.mjs
 * @param {string[]} [execArgv]
 */
export function startChild(file, execArgv = []) {
	const child = fork(join(process.cwd(), 'test', 'faults', file), { execArgv });
	const gone = once(child, 'exit');
	return {
		/**
		 * @param {unknown} question
		 * @returns {Promise<any>}
		 */
		async ask(question) {
			const answered = once(child, 'message');
			child.send(/** @type {import('node:child_process').Serializable} */ (question));
			const [message] = await Promise.race([answered, gone]);
			const { error, answer } = Object(message);
			if (error !== undefined || Object(message) !== message) {
				throw new Error(`${file}: ${error ?? 'it ended without an answer'}`);
			}
			return answer;
		},
		async end() {
			if (child.connected) child.disconnect();
			await gone;
		},
	};
}
