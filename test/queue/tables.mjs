import Table from 'cli-table3';
import { concurrency, workerCount } from './cluster.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof import('./durable.mjs').measureDurable>>} Durable
 * @typedef {Awaited<ReturnType<typeof import('./inMemory.mjs').measureInMemory>>} InMemory
 * @typedef {{ durable: Durable, inMemory: InMemory }} Figures
 */

/** @param {readonly string[]} head @param {readonly (readonly (string | number)[])[]} rows */
export function table(head, rows) {
	const drawn = new Table({ head: [...head], style: { head: [], border: [] } });
	for (const row of rows) drawn.push(row.map(String));
	return drawn.toString();
}

export const seconds = (/** @type {number} */ value) => `${value.toFixed(0)} s`;
const kilobytes = (/** @type {number} */ value) => `${(value / 1000).toFixed(1)} kB`;

/** @param {Record<string, number>} counts */
export function listed(counts) {
	const parts = Object.entries(counts).map(([status, count]) => `${count} ${status}`);
	return parts.join(', ') || 'none';
}

/** @param {Figures} figures */
function waitsTable({ durable, inMemory }) {
	const places = `of ${workerCount * concurrency} places`;
	/** @type {(name: string, value: (of: Durable | InMemory) => string | number) => string[]} */
	const row = (name, value) => [name, String(value(durable)), String(value(inMemory))];
	return table(
		['', 'durable', 'in memory'],
		[
			row('waits', ({ waits }) => waits),
			row('tasks', ({ fates }) => fates.tasks),
			row('last one started after', ({ startedSeconds }) => seconds(startedSeconds)),
			row('drained after', ({ drainedSeconds }) => seconds(drainedSeconds)),
			row('places held while all wait, at most', (one) =>
				'heldWhileResting' in one
					? one.doAllRest
						? `${one.heldWhileResting.most} (${one.heldWhileResting.samples} samples)`
						: 'never waited all at once'
					: `${one.held.most} ${places}`,
			),
			row('seconds of a place, for each wait', ({ held, waits }) =>
				(held.slotSeconds / waits).toFixed(1),
			),
			row('requests', ({ requests }) => requests),
			row('executions', ({ executions }) => listed(executions)),
			row('tasks out with their result', ({ fates }) => fates.finished),
			row('tasks out as they stood', ({ fates }) => fates.asTheyStood),
			row('tasks of executions that failed', ({ fates }) => fates.failed),
			row('tasks lost', ({ fates }) => fates.lost.length),
		],
	);
}

/** @param {Figures} figures */
function interruptionsTable({ durable, inMemory }) {
	return table(
		['killed', 'after', 'executions in hand', 'back after', 'executions failed then'],
		[...durable.interruptions, ...inMemory.interruptions].map((one) => [
			one.what,
			seconds(one.atSeconds),
			one.inHand,
			seconds(one.backAfterSeconds),
			one.failed,
		]),
	);
}

/** @param {Figures} figures */
function databaseTable({ durable: { stored, waits, perLook, subExecutions } }) {
	return table(
		['data base, for each durable wait', 'rows', 'bytes'],
		[
			[
				'stored while it rests',
				stored.resting.rows / waits,
				kilobytes(stored.resting.bytes / waits),
			],
			[
				'stored when it has ended',
				stored.ended.rows / waits,
				kilobytes(stored.ended.bytes / waits),
			],
			['written by each further look', perLook.rowsWritten.toFixed(1), kilobytes(perLook.logBytes)],
			['sub-workflows left in the list', listed(subExecutions), ''],
		],
	);
}

/** @param {Figures} figures */
export function tablesOf(figures) {
	return [waitsTable, interruptionsTable, databaseTable].map((draw) => draw(figures)).join('\n');
}

/**
 * @param {Figures} figures
 * @returns {string[]} what must not be
 */
export function complaintsAbout({ durable, inMemory }) {
	const { doAllRest, heldWhileResting, executions, fates, interruptions } = durable;
	const places = workerCount * concurrency;
	const { success = 0, error = 0, crashed = 0 } = executions;
	return [
		...(!doAllRest || heldWhileResting.most === 0 ? [] : ['workers held executions that rest']),
		...(success + error + crashed === durable.waits
			? []
			: [`not all ended: ${listed(executions)}`]),
		...(fates.lost.length === 0 ? [] : [`durable waits lost ${fates.lost.join(', ')}`]),
		...interruptions
			.filter(({ failed, inHand, what }) => failed > inHand && !what.includes('main'))
			.map(({ what, failed, inHand }) => `${what}: ${failed} failed, but ${inHand} were in hand`),
		...(inMemory.held.most >= places ? [] : [`waits in memory held ${inMemory.held.most} places`]),
	];
}
