/** What a wait holds while it goes on: places at the workers, rows and bytes in the data base. */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {import('./stores.mjs').Stores} Stores
 * @typedef {Awaited<ReturnType<typeof writesSoFar>>} Writes
 * @typedef {{ atSeconds: number, active: number }} Sample
 */

const sampleEveryMs = 500;

/**
 * Counts the jobs that workers have in hand, until it is stopped.
 *
 * @param {Stores} stores
 */
export function sampleJobs(stores) {
	/** @type {Sample[]} */
	const samples = [];
	const startedAtMs = Date.now();
	const seconds = () => (Date.now() - startedAtMs) / 1000;
	let isOn = true;
	const done = (async () => {
		while (isOn) {
			samples.push({ atSeconds: seconds(), active: await stores.activeJobs() });
			await sleep(sampleEveryMs);
		}
	})();
	// Who is told to stop closes the stores under it.
	done.catch(() => {});
	return {
		seconds,
		async stop() {
			isOn = false;
			await done;
			return samples;
		},
	};
}

/**
 * @param {readonly Sample[]} samples
 * @param {{ from?: number, to?: number }} [span]  in seconds
 */
export function heldIn(samples, { from = 0, to = Infinity } = {}) {
	const inSpan = samples.filter(({ atSeconds }) => atSeconds >= from && atSeconds < to);
	const most = Math.max(0, ...inSpan.map(({ active }) => active));
	let slotSeconds = 0;
	for (const [index, { atSeconds, active }] of inSpan.entries()) {
		slotSeconds += active * ((inSpan[index + 1]?.atSeconds ?? atSeconds) - atSeconds);
	}
	return { samples: inSpan.length, most, slotSeconds };
}

/**
 * @param {Stores} stores
 * @param {string} workflowId
 * @returns {Promise<{ rows: number, bytes: number }>} what is stored of a workflow's executions, as stored: compressed
 */
export async function storedOf({ rows }, workflowId) {
	const [stored] = await rows(
		`select count(*)::int as rows,
			coalesce(sum(pg_column_size(e.*) + pg_column_size(d.*)), 0)::int as bytes
		from execution_entity e join execution_data d on d."executionId" = e.id
		where e."workflowId" = $1`,
		[workflowId],
	);
	// A row in each of the two tables.
	return { rows: stored.rows * 2, bytes: stored.bytes };
}

/**
 * @param {Stores} stores
 * @returns {Promise<number>} seconds until the first execution that rests is woken
 */
export async function secondsUntilWaking({ rows }) {
	const [first] = await rows(
		`select extract(epoch from min("waitTill") - now())::float8 as seconds
		from execution_entity where status = 'waiting'`,
	);
	return first.seconds;
}

/** @param {Stores} stores */
export async function writesSoFar({ rows }) {
	const [tables] = await rows(
		`select sum(n_tup_ins + n_tup_upd + n_tup_del)::int as writes from pg_stat_user_tables
		where relname like 'execution%'`,
	);
	const [log] = await rows(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes`);
	return { rows: tables.writes, logBytes: log.bytes };
}

/**
 * @param {Stores} stores
 * @param {string} workflowId
 * @param {'webhook' | 'integrated' | 'trigger'} mode  the executions that a call has started, the sub-workflows in which waits
 *   rest, or what polls have started
 * @returns {Promise<Record<string, number>>} how many there are of each status; those that n8n only keeps until it
 *   clears up are left out
 */
export async function statusesOf({ rows }, workflowId, mode) {
	const counted = await rows(
		`select status, count(*)::int as count from execution_entity
		where "workflowId" = $1 and mode = $2 and "deletedAt" is null group by status order by status`,
		[workflowId, mode],
	);
	return Object.fromEntries(counted.map(({ status, count }) => [status, count]));
}
