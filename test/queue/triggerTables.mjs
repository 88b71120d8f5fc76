import { listed, seconds, table } from './tables.mjs';

/**
 * @typedef {Awaited<ReturnType<typeof import('./trigger.mjs').measureTrigger>>} Trigger
 */

const ofProcesses = (/** @type {number} */ count) =>
	count === 1 ? 'one webhook process' : `${count} webhook processes`;

/** @param {readonly Trigger[]} triggers */
function startsTable(triggers) {
	/** @type {(name: string, value: (of: Trigger) => string | number) => string[]} */
	const row = (name, value) => [name, ...triggers.map((one) => String(value(one)))];
	const lag = (
		/** @type {{ count: number, mean: number, most: number }} */ { count, mean, most },
	) => (count === 0 ? 'none' : `${mean.toFixed(1)} s, ${most.toFixed(1)} s (${count})`);
	return table(
		['Video Task Trigger', ...triggers.map(({ processes }) => ofProcesses(processes))],
		[
			row('tasks', ({ tasks }) => tasks),
			row(
				'callbacks lost, sent twice',
				({ callbacks: { lost, doubled } }) => `${lost}, ${doubled}`,
			),
			row('callbacks that no process answered', ({ callbacks }) => callbacks.unanswered),
			row('requests for each task', ({ requests, tasks }) => (requests / tasks).toFixed(2)),
			row(
				'places held while no task has ended',
				({ held }) => `${held.most} (${held.samples} samples)`,
			),
			row('lag: mean, most (tasks)', ({ fates }) => lag(fates.lag.all)),
			row('lag by callback', ({ fates }) => lag(fates.lag.callback)),
			row('lag by the list', ({ fates }) => lag(fates.lag.schedule)),
			row('executions by callback', ({ executions: { byPoll: _, withoutItems: __, ...of } }) =>
				listed(of),
			),
			row('executions by the list', ({ executions }) => listed(executions.byPoll)),
			row('executions without items', ({ executions }) => executions.withoutItems),
			row('tasks that started it once', ({ fates }) => fates.once),
			row('tasks only in executions that failed', ({ fates }) => fates.ofCrashed.length),
			row('tasks in such and in others', ({ fates }) => fates.beside.length),
			row('tasks missing', ({ fates }) => fates.missing.length),
			row('tasks doubled', ({ fates }) => fates.doubled.length),
			row('items about no task', ({ fates }) => fates.strange),
		],
	);
}

/** @param {readonly Trigger[]} triggers */
function interruptionsTable(triggers) {
	const rows = triggers.flatMap(({ processes, interruptions, fates }) =>
		interruptions.map((one) => {
			const isWebhook = one.what.includes('webhook');
			return [
				`${one.what}, ${ofProcesses(processes)}`,
				...[seconds(one.atSeconds), isWebhook ? '-' : one.inHand, seconds(one.backAfterSeconds)],
				isWebhook ? '-' : fates.crashedExecutions,
			];
		}),
	);
	return table(['killed', 'after', 'executions in hand', 'back after', 'executions failed'], rows);
}

/** @param {readonly Trigger[]} triggers */
export function triggerTablesOf(triggers) {
	return [startsTable(triggers), interruptionsTable(triggers)].join('\n');
}

/**
 * @param {readonly Trigger[]} triggers
 * @returns {string[]} what must not be
 */
export function complaintsAboutTrigger(triggers) {
	return triggers.flatMap(({ processes, fates: { missing, doubled }, held }) => {
		const among = `with ${ofProcesses(processes)}`;
		return [
			...(missing.length === 0 ? [] : [`${among} no start for ${missing.join(', ')}`]),
			...(doubled.length === 0 ? [] : [`${among} more than one start for ${doubled.join(', ')}`]),
			...(held.most === 0 ? [] : [`${among} workers held executions while no task had ended`]),
		];
	});
}
