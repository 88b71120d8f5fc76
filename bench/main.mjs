import { parseArgs } from 'node:util';

import { markdownOf } from './markdown.mjs';
import { shippedCore } from './shippedCore.mjs';
import { allCases, simulate } from './simulated.mjs';
import { tableOf } from './table.mjs';

const USAGE = `Usage: npm run bench -- [--part <part>] [--only <scenarios>] [--json | --markdown]

Parts: simulated, pace, executions, scale, providers, engine, engineExecutions, overhead; without --part all of them run. load is the loading alone, which overhead measures too. --only narrows pace down, as in --part pace --only models,unknown,mixture,changed,day,lists. --json prints one array of rows and nothing else, --markdown the tables as the README has them.`;

/** @typedef {Record<string, string | number>} AnyRow */

/** @type {Record<string, (say: (line: string) => void, only?: string) => Promise<AnyRow[]>>} */
const PARTS = {
	async simulated(say) {
		const core = shippedCore();
		const rows = [];
		for (const one of allCases()) {
			say(`simulated: ${one.strategy}, ${one.tasks} tasks`);
			rows.push(/** @type {AnyRow} */ (/** @type {unknown} */ (await simulate(one, core))));
		}
		return rows;
	},
	async pace(say, only) {
		const { paceRows } = await import('./pace/pace.mjs');
		return /** @type {AnyRow[]} */ (
			/** @type {unknown} */ (await paceRows(shippedCore(), say, only))
		);
	},
	executions: async (say) =>
		await (await import('./executions.mjs')).executionsRows(shippedCore(), say),
	scale: async (say) => await (await import('./scale.mjs')).scaleRows(shippedCore(), say),
	providers: async (say) => await (await import('./providers.mjs')).providersRows(say),
	engine: async (say) => await (await import('./engine.mjs')).engineRows(say),
	engineExecutions: async (say) =>
		await (await import('./engineExecutions.mjs')).engineExecutionsRows(say),
	overhead: async (say) => await (await import('./overhead.mjs')).overheadRows(say),
};

/** A part of a part, for those who want no more. @type {typeof PARTS} */
const ALONE = {
	load: async (say) => [await (await import('./overhead.mjs')).loadRow(say)],
};

async function main() {
	const { values } = parseArgs({
		options: {
			part: { type: 'string' },
			only: { type: 'string' },
			json: { type: 'boolean', default: false },
			markdown: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(USAGE);
	if (values.part !== undefined && !Object.hasOwn({ ...PARTS, ...ALONE }, values.part)) {
		throw new Error(`There is no part "${values.part}".\n${USAGE}`);
	}
	const wanted = values.part === undefined ? Object.keys(PARTS) : [values.part];
	// Progress goes to standard error, so that --json leaves standard output to the rows.
	const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`);
	/** @type {AnyRow[]} */
	const all = [];
	for (const part of wanted) {
		const rows = (await { ...PARTS, ...ALONE }[part]?.(say, values.only)) ?? [];
		all.push(...rows);
		const table = values.markdown ? markdownOf(part, rows) : tableOf(rows);
		if (!values.json) console.log(`\n${part}\n\n${table}`);
	}
	if (values.json) console.log(JSON.stringify(all, null, '\t'));
}

main().catch((error) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
