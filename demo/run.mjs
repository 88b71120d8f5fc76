import process from 'node:process';
import { styleText } from 'node:util';
import { startProgress } from './progress.mjs';
import { formatTable } from './table.mjs';

/**
 * @import { INode } from 'n8n-workflow'
 * @import { RunResult } from '../test/engine/engine.mjs'
 * @import { TableRow } from './table.mjs'
 *
 * @typedef {object} StartedRun a workflow under way, and what to say about it
 * @property {string} introduction
 * @property {readonly Partial<INode>[]} nodes in the order in which they are shown
 * @property {Promise<RunResult>} finished
 * @property {() => void} stop
 * @property {() => Promise<void>} close
 * @property {() => string} count how far it is
 * @property {() => number} requests
 * @property {(rows: readonly TableRow[]) => string[]} check what is not as it should be
 * @property {(rows: readonly TableRow[]) => string} closing
 */

const stoppedByUser = 130;

const operations = /** @type {Record<string, string>} */ ({
	getTask: 'Get Task',
	getTasksBatch: 'Get Tasks Batch',
	waitUntilDone: 'Wait Until Done',
});

/**
 * Shows a run from its beginning to its end.
 *
 * @param {StartedRun} run
 * @returns {Promise<number>} the exit code
 */
export async function show(run) {
	say(run.introduction);
	const endProgress = startProgress(process.stdout, () => ({
		count: run.count(),
		requests: run.requests(),
	}));
	// Once each: whoever presses Ctrl-C again does not want to wait for anything.
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, run.stop);
	try {
		const result = await run.finished.finally(endProgress);
		return report(run, result);
	} finally {
		await run.close();
	}
}

/**
 * @param {StartedRun} run
 * @param {RunResult} result
 */
function report(run, result) {
	const rows = run.nodes.flatMap((node) => rowsOf(node, result));
	const width = process.stdout.columns ?? 120;
	if (rows.length > 0) say(`\n${formatTable(rows, { width, paint: styleText })}\n`);
	if (result.cancelled) {
		say('Stopped. The tasks themselves go on at their provider.');
		return stoppedByUser;
	}
	if (result.status !== 'success') {
		const { message = result.status, description } = result.error ?? {};
		complain([message, ...(description ? [description] : [])]);
		return 1;
	}
	say(run.closing(rows));
	const faults = run.check(rows);
	if (faults.length > 0) complain(faults);
	return faults.length > 0 ? 1 : 0;
}

/**
 * @param {Partial<INode>} node
 * @param {RunResult} result
 * @returns {TableRow[]} the items of all its outputs
 */
function rowsOf({ name = '', parameters }, result) {
	const operation = operations[String(parameters?.['operation'])] ?? name;
	const items = result.outputs(name).flat();
	return items.map(({ json }) => ({ node: name, operation, json }));
}

/** @param {string} text */
function say(text) {
	process.stdout.write(`${text}\n`);
}

/** @param {readonly string[]} lines */
function complain(lines) {
	const [first = '', ...rest] = lines;
	const message = styleText('red', first, { stream: process.stderr });
	process.stderr.write(`${[message, ...rest].join('\n')}\n`);
}
