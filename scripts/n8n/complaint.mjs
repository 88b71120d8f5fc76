/** Something that whoever called the command can put right: shown as one message, without a stack. */
export class Complaint extends Error {}

/** @param {string} text */
export function say(text) {
	process.stdout.write(`n8n: ${text}\n`);
}

/**
 * Ends the process with a complaint's message, or with all that is known about anything else.
 *
 * @param {unknown} error
 */
export function reportAndExit(error) {
	const text =
		error instanceof Complaint ? error.message : (error instanceof Error && error.stack) || error;
	process.stderr.write(`n8n: ${text}\n`);
	process.exit(1);
}
