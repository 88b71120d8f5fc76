import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './complaint.mjs';

const lookEveryMs = 1000;
const tellEveryLooks = 15;

/**
 * @param {string} file
 * @returns {boolean} whether the lock is ours now
 */
function take(file) {
	try {
		writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		return false;
	}
}

/**
 * @param {string} file
 * @returns {number | null} the process that holds the lock; null when there is none any more
 */
function holderOf(file) {
	try {
		const pid = Number(readFileSync(file, 'utf8'));
		process.kill(pid, 0);
		return pid;
	} catch (error) {
		// Another user's process may not be signalled, and lives.
		const lives = /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
		return lives ? Number(readFileSync(file, 'utf8')) : null;
	}
}

/**
 * Two runs must not write the same folder at once: the second waits for the first.
 *
 * @template Result
 * @param {string} file
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(file, work) {
	mkdirSync(dirname(file), { recursive: true });
	for (let looks = 0; !take(file); looks += 1) {
		const holder = holderOf(file);
		if (holder === null) rmSync(file, { force: true });
		else if (looks % tellEveryLooks === 0) {
			say(`process ${holder} is installing here already (${file}); waiting for it`);
		}
		if (holder !== null) await sleep(lookEveryMs);
	}
	try {
		return await work();
	} finally {
		rmSync(file, { force: true });
	}
}
