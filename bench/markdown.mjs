import { summaryOf } from './pace/pace.mjs';

/** @typedef {Record<string, string | number>} AnyRow */

/**
 * @param {string} part
 * @param {AnyRow[]} rows
 * @returns {string} as the README shows them
 */
export function markdownOf(part, rows) {
	if (part === 'engine')
		return tableOf(onTheirSide(rows, (row) => `${row['strategy']}, ${row['tasks']}`));
	if (part === 'providers') return tableOf(rows.map(providerRow));
	if (part === 'pace') return paceTables(rows);
	if (part === 'executions' || part === 'engineExecutions') return tableOf(rows.map(executionsRow));
	if (part === 'scale') return tableOf(rows.map(({ part: _, strategy, ...row }) => row));
	if (part === 'overhead') return tableOf(onTheirSide(rows, (row) => String(row['strategy'])));
	const usual = rows.filter(({ durationFactor }) => durationFactor === 1);
	const wrong = rows.filter(({ strategy }) => strategy === 'this node');
	const bySize = (/** @type {AnyRow} */ { tasks, spacingSeconds }) =>
		spacingSeconds === 0 ? `${tasks}` : `${tasks}, ${spacingSeconds} s apart`;
	return [
		'Requests / mean lag in s / most requests within a second:',
		tableOf(pivot(usual, 'tasks', bySize, ({ strategy }) => String(strategy))),
		'From the end of a task until the next node gets it, mean in s:',
		tableOf(
			pivot(
				usual.filter(({ spacingSeconds }) => spacingSeconds === 0),
				'tasks',
				bySize,
				({ strategy }) => String(strategy),
				(row) => short(Number(row['meanPassedOnSeconds'])),
			),
		),
		'This node when tasks take × times as long as expected, requests / mean lag in s / most within a second:',
		tableOf(
			pivot(
				wrong.filter(({ tasks, spacingSeconds }) => Number(tasks) <= 50 && spacingSeconds === 0),
				'tasks',
				bySize,
				({ durationFactor }) => `× ${durationFactor}`,
			),
		),
	].join('\n\n');
}

/** @param {AnyRow} row */
function executionsRow(row) {
	const { executions = '', withinSeconds = 0, strategy = '', requests, meanLagSeconds } = row;
	return {
		executions,
		started: withinSeconds === 0 ? 'together' : `within ${withinSeconds} s`,
		...('tasks' in row ? { 'tasks of': row['tasks'] } : {}),
		'': strategy,
		requests: Number(requests).toFixed(Number(requests) < 100 ? 1 : 0),
		'mean lag, s': Number(meanLagSeconds).toFixed(1),
		'95 % below, s': Number(row['p95LagSeconds']).toFixed(1),
		'most within a second': row['peakRequestsPerSecond'] ?? '',
	};
}

/** @param {AnyRow[]} rows */
function paceTables(rows) {
	const each = rows.map((row) => ({
		what: row['strategy'] ?? '',
		case: row['case'] ?? '',
		'×': row['factor'] ?? '',
		'requests / mean lag in s': pairOf(row, 'requests', 'meanLagSeconds'),
		'the best': pairOf(row, 'bestRequests', 'bestLagSeconds'),
		ratio: Number(row['ratio']).toFixed(2),
	}));
	return [tableOf(summaryOf(rows)), tableOf(each)].join('\n\n');
}

/** @param {AnyRow} row @param {string} requests @param {string} lag */
function pairOf(row, requests, lag) {
	return `${Number(row[requests]).toFixed(1)} / ${Number(row[lag]).toFixed(1)}`;
}

/** @param {AnyRow} row */
function providerRow(row) {
	return {
		provider: row['strategy'] ?? '',
		'tasks a request': row['batch'] ?? '',
		'expected, s': row['expectedSeconds'] || 'not known',
		requests: Math.round(Number(row['requests'])),
		'of these second ones': Math.round(Number(row['secondRequests'])),
		'mean lag, s': Number(row['meanLagSeconds']).toFixed(1),
		'95 % below, s': Number(row['p95LagSeconds']).toFixed(1),
		'most within a second': row['peakRequestsPerSecond'] ?? '',
	};
}

/**
 * @param {AnyRow[]} rows
 * @param {string} corner
 * @param {(row: AnyRow) => string} rowOf
 * @param {(row: AnyRow) => string} columnOf
 * @param {(row: AnyRow) => string} [cellOf]
 * @returns {AnyRow[]} a row for each `rowOf`, a column for each `columnOf`
 */
function pivot(rows, corner, rowOf, columnOf, cellOf = threeFigures) {
	const columns = [...new Set(rows.map(columnOf))].sort(byNumber);
	return [...new Set(rows.map(rowOf))].map((name) => {
		const own = rows.filter((row) => rowOf(row) === name);
		const cells = columns.map((column) => [
			column,
			own.filter((one) => columnOf(one) === column).map(cellOf)[0] ?? '',
		]);
		return { [corner]: name, ...Object.fromEntries(cells) };
	});
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} columns that are factors go up, all others stay in their order
 */
function byNumber(a, b) {
	const [first, second] = [a, b].map((text) => Number(/^× (.+)$/.exec(text)?.[1]));
	return (first ?? 0) - (second ?? 0) || 0;
}

/** @param {number} value */
function short(value) {
	return value.toFixed(value < 100 ? 1 : 0);
}

/** @param {AnyRow} row */
function threeFigures(row) {
	const requests = Number(row['requests']);
	const lag = Number(row['meanLagSeconds']);
	return `${short(requests)} / ${short(lag)} / ${row['peakRequestsPerSecond']}`;
}

const SAID_ELSEWHERE = ['part', 'strategy', 'spacingSeconds'];

/**
 * @param {AnyRow[]} rows
 * @param {(row: AnyRow) => string} headOf
 * @returns {AnyRow[]} a row for each figure, a column for each row
 */
function onTheirSide(rows, headOf) {
	const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	return names
		.filter((name) => !SAID_ELSEWHERE.includes(name))
		.map((name) => ({
			'': spaced(name),
			...Object.fromEntries(rows.map((row) => [headOf(row), row[name] ?? ''])),
		}));
}

/** @param {AnyRow[]} rows */
function tableOf(rows) {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(' | ')} |`;
	return [
		line(columns.map(spaced)),
		line(columns.map(() => '---')),
		...rows.map((row) => line(columns.map((name) => row[name] ?? ''))),
	].join('\n');
}

/** @param {string} name */
export function spaced(name) {
	return /^[a-z0-9]+[A-Z]/.test(name)
		? name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
		: name;
}
