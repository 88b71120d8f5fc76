// Processes of their own, so that the CPU and memory of a case are nobody else's.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import process from 'node:process';

/**
 * Its answers come in the order of the questions.
 *
 * @param {string} file from the repository's folder on, where npm and jest run; it calls `answerParent`
 * @param {string[]} [execArgv]
 */
export function startChild(file, execArgv = []) {
	const child = fork(resolve(file), { execArgv });
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
			if (Object(message).error === undefined && Object(message) === message) return message.answer;
			throw new Error(`${file}: ${Object(message).error ?? 'it ended without an answer'}`);
		},
		async end() {
			if (child.connected) child.disconnect();
			await gone;
		},
	};
}

/**
 * @param {string} file
 * @param {unknown} question
 * @param {string[]} [execArgv]
 * @returns {Promise<any>} the only answer of a process
 */
export async function askChild(file, question, execArgv) {
	const child = startChild(file, execArgv);
	try {
		return await child.ask(question);
	} finally {
		await child.end();
	}
}

/** @param {(question: any) => Promise<unknown>} answer */
export function answerParent(answer) {
	process.on('message', async (question) => {
		try {
			process.send?.({ answer: await answer(question) });
		} catch (error) {
			process.send?.({ error: error instanceof Error ? error.stack : String(error) });
		}
	});
	// The engine keeps handles of its own, which would keep the process alive.
	process.once('disconnect', () => process.exit());
}
