import Table from 'cli-table3';

/**
 * @typedef {Record<string, any>} Json
 * @typedef {{ node: string, operation: string, json: Json }} TableRow an item, and what put it out
 * @typedef {'bold' | 'green' | 'yellow' | 'red'} Format
 * @typedef {(format: Format, text: string) => string} Paint
 * @typedef {object} Column
 * @property {string} title
 * @property {(row: TableRow) => string} cell
 * @property {'left' | 'right'} [align]
 * @property {number} [from] the narrowest terminal in which the column is shown
 */

const providers = /** @type {Record<string, string>} */ ({
	aceDataCloud: 'AceData',
	customApi: 'Custom API',
	kling: 'Kling',
	miniMax: 'MiniMax',
	modelArk: 'ModelArk',
	vap: 'VAP',
});

const colors = /** @type {Record<string, Format>} */ ({
	succeeded: 'green',
	queued: 'yellow',
	running: 'yellow',
	unknown: 'yellow',
});

const nothing = '-';
const longestId = 9;
const longestUrl = 25;

/** @type {readonly Column[]} */
const columns = [
	{ title: 'operation', cell: ({ operation }) => operation },
	{
		title: 'provider, service',
		cell: ({ json }) => `${providers[json.provider] ?? json.provider} ${json.service}`,
	},
	{ title: 'task id', cell: ({ json }) => shortId(String(json.taskId)) },
	{ title: 'status', cell: ({ json }) => String(json.status) },
	{ title: 'url', cell: ({ json }) => shortUrl(json.url), from: 117 },
	{ title: 'failure reason', cell: ({ json }) => reasonOf(json) },
	{
		title: 'polls/\nrequests',
		cell: ({ json: { wait } }) => (wait ? `${wait.polls}/${wait.requests}` : nothing),
		align: 'right',
		from: 90,
	},
	{
		title: 'waited',
		cell: ({ json: { wait } }) => (wait ? shortTime(wait.waitedSeconds) : nothing),
		align: 'right',
	},
];

/**
 * @param {string} id
 * @returns {string} beginning and end, which are what differs between ids of one kind
 */
export function shortId(id) {
	return id.length <= longestId ? id : `${id.slice(0, 4)}…${id.slice(-4)}`;
}

/**
 * @param {string | null} url
 * @returns {string} the host and the end of the file's name
 */
export function shortUrl(url) {
	if (url === null) return nothing;
	const bare = url.replace(/^https?:\/\//, '').replace(/[?#].*$/, '');
	if (bare.length <= longestUrl) return bare;
	const host = bare.split('/')[0] ?? '';
	const end = bare.slice(-8);
	return `${`${host}/`.slice(0, longestUrl - end.length - 1)}…${end}`;
}

/** @param {number} seconds */
function shortTime(seconds) {
	return `${seconds.toFixed(seconds < 100 ? 1 : 0)} s`;
}

/** @param {Json} json */
function reasonOf({ failure, wait }) {
	if (failure) return String(failure.reason);
	// No failure: the task goes on, only the wait for it is over.
	return wait && wait.ended !== 'done' ? `(${wait.ended})` : nothing;
}

/**
 * @param {readonly TableRow[]} rows
 * @param {{ width?: number, paint?: Paint }} [screen] width in characters; paint colours a text
 * @returns {string} without a line break at its end
 */
export function formatTable(rows, { width = 120, paint = (_format, text) => text } = {}) {
	const shown = columns.filter(({ from = 0 }) => width >= from);
	const table = new Table({
		head: shown.map(({ title }) => title),
		colAligns: shown.map(({ align = 'left' }) => align),
		chars: { ...frame, mid: '', 'mid-mid': '' },
		style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
	});
	for (const [index, row] of rows.entries()) {
		const cells = shown.map(({ cell }) => cell(row));
		const color = colors[String(row.json['status'])] ?? 'red';
		const status = shown.findIndex(({ title }) => title === 'status');
		cells[status] = paint(color, cells[status] ?? '');
		// The operation stands in its node's first row only, so that the eye finds where the next begins.
		if (rows[index - 1]?.node === row.node) cells[0] = '';
		table.push(cells);
	}
	const lines = table
		.toString()
		.split('\n')
		.map((line) => line.trimEnd());
	const headLines = Math.max(...shown.map(({ title }) => title.split('\n').length));
	return lines.map((line, index) => (index < headLines ? paint('bold', line) : line)).join('\n');
}

/** No frame: a table of a dozen rows is easier to read without. */
const frame = {
	...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '' },
	...{ bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '' },
	...{ left: '', 'left-mid': '', right: '', 'right-mid': '', middle: '' },
};
