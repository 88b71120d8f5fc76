import { askChild, startChild } from './child.mjs';
import { median, rounded } from './figures.mjs';

/**
 * @import { Spent, Strategy, Tasks } from './overheadRuns.mjs'
 * @typedef {Record<string, string | number>} Row
 */

const TASKS = 10_000;
const BATCH = 50;
const FRESH_PROCESSES = 5;
const LOADS = 9;
const CASE = 'bench/overheadCase.mjs';
const WITH_GC = ['--expose-gc'];

/** @type {readonly Strategy[]} */
const STRATEGIES = ['bare helper', 'this node'];

/**
 * @param {(line: string) => void} say
 * @returns {Promise<Row[]>}
 */
export async function overheadRows(say) {
	return [
		...(await withTasks(0, async (tasks) => [
			...(await comparedRows(tasks, say)),
			await perTaskRow(tasks, say),
		])),
		await withTasks(100_000, async (tasks) => await pendingRow(tasks, say)),
		await loadRow(say),
	];
}

/**
 * @template Result
 * @param {number} runSeconds
 * @param {(tasks: Tasks) => Promise<Result>} use
 */
async function withTasks(runSeconds, use) {
	const simulator = startChild('bench/simulatorProcess.mjs');
	try {
		return await use(await simulator.ask({ count: TASKS, runSeconds }));
	} finally {
		await simulator.end();
	}
}

/**
 * @param {Tasks} tasks
 * @param {(line: string) => void} say
 * @returns {Promise<Row[]>}
 */
async function comparedRows(tasks, say) {
	say('overhead: CPU, by turns in one process');
	const spent = await askChild(CASE, { work: 'cpu', tasks }, WITH_GC);
	/** @type {Record<Strategy, { peakMegabytes: number, aboveIdleMegabytes: number }[]>} */
	const memory = { 'this node': [], 'bare helper': [] };
	for (let round = 0; round < FRESH_PROCESSES; round += 1) {
		for (const strategy of STRATEGIES) {
			say(`overhead: memory, ${strategy}`);
			memory[strategy].push(await askChild(CASE, { work: 'memory', tasks, strategy }, WITH_GC));
		}
	}
	const figures = STRATEGIES.map((strategy) => figuresOf(spent[strategy], memory[strategy]));
	const [bare] = figures;
	return STRATEGIES.map((strategy, index) => {
		const own = figures[index] ?? bare;
		return {
			part: 'overhead',
			strategy: `${strategy}, Get Tasks Batch`,
			tasks: TASKS,
			spacingSeconds: 0,
			batch: BATCH,
			requests: TASKS / BATCH,
			...own,
			cpuRatio: ratio(own?.cpuSeconds, bare?.cpuSeconds),
			runCpuRatio: ratio(own?.runCpuSeconds, bare?.runCpuSeconds),
			memoryRatio: ratio(own?.peakMemoryMegabytes, bare?.peakMemoryMegabytes),
		};
	});
}

/**
 * @param {Spent[]} spent
 * @param {{ peakMegabytes: number, aboveIdleMegabytes: number }[]} memory
 */
function figuresOf(spent, memory) {
	const middle = (/** @type {number[]} */ values) => rounded(median(values));
	return {
		cpuSeconds: middle(spent.map(({ cpuSeconds }) => cpuSeconds)),
		runCpuSeconds: middle(spent.map(({ runCpuSeconds }) => runCpuSeconds)),
		elapsedSeconds: middle(spent.map(({ elapsedSeconds }) => elapsedSeconds)),
		peakMemoryMegabytes: middle(memory.map(({ peakMegabytes }) => peakMegabytes)),
		memoryAboveIdleMegabytes: middle(memory.map((one) => one.aboveIdleMegabytes)),
	};
}

/**
 * @param {number | undefined} value
 * @param {number | undefined} base
 */
function ratio(value = Number.NaN, base = Number.NaN) {
	return rounded(value / base);
}

/**
 * @param {Tasks} tasks
 * @param {(line: string) => void} say
 * @returns {Promise<Row>}
 */
async function perTaskRow(tasks, say) {
	say('overhead: adapter and items');
	const { adapter, items } = await askChild(CASE, { work: 'perTask', tasks });
	return {
		part: 'overhead',
		strategy: 'this node, adapter and items alone',
		tasks: TASKS,
		batch: BATCH,
		adapterMicrosecondsPerTask: rounded(adapter),
		itemsMicrosecondsPerTask: rounded(items),
		microsecondsPerTask: rounded(adapter + items),
	};
}

/**
 * @param {Tasks} tasks
 * @param {(line: string) => void} say
 * @returns {Promise<Row>}
 */
async function pendingRow(tasks, say) {
	say('overhead: memory while all are pending');
	const figures = await askChild(CASE, { work: 'pending', tasks }, WITH_GC);
	return {
		part: 'overhead',
		strategy: 'this node, Wait Until Done, all pending',
		tasks: TASKS,
		batch: BATCH,
		heapAboveIdleMegabytes: rounded(figures.heapMegabytes),
		rssAboveIdleMegabytes: rounded(figures.rssMegabytes),
		memoryAboveIdleMegabytes: rounded(figures.peakMegabytes),
	};
}

/**
 * The node, a node that does nothing, and the credentials by turns, each in a process of its own.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<Row>}
 */
export async function loadRow(say) {
	say("overhead: loading the node's module");
	/** @type {Record<import('./overheadLoad.mjs').Loaded, import('./overheadLoad.mjs').Took[]>} */
	const times = { node: [], 'empty node': [], credentials: [] };
	for (let round = 0; round < LOADS; round += 1) {
		for (const [what, measured] of Object.entries(times)) {
			measured.push(await askChild('bench/overheadLoad.mjs', what));
		}
	}
	const middle = (/** @type {keyof typeof times} */ what) =>
		median(times[what].map(({ elapsed }) => elapsed));
	const [node, empty] = [middle('node'), middle('empty node')];
	return {
		part: 'overhead',
		strategy: 'this node, module loaded',
		tasks: 0,
		loadMilliseconds: rounded(node),
		emptyNodeMilliseconds: rounded(empty),
		moreThanEmptyMilliseconds: rounded(node - empty),
		loadRatio: ratio(node, empty),
		loadCpuMilliseconds: rounded(median(times.node.map(({ cpu }) => cpu))),
		credentialsMilliseconds: rounded(middle('credentials')),
	};
}
