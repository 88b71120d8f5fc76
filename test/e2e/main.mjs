/**
 * `npm run test:e2e`: the packed package in a real n8n, over REST and in a browser, and durable waits in an
 * n8n that is killed. `--smoke` is short, `--rest` without browser and kills, `--custom` a Custom API workflow
 * built in the browser, `--pictures` the editor alone, `--durable` the kills alone, `--trigger` Video Task Trigger alone, in an n8n that is killed,
 * `--examples=13,14` these of the example workflows, `--by-name` the installation by its name from a registry.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import '../../scripts/setup.mjs';

// Not before the set-up: the packages that these need may only just have been installed.
const { bringUp } = await import('../../scripts/n8n/bringUp.mjs');
const { reportAndExit } = await import('../../scripts/n8n/complaint.mjs');
const { Report } = await import('./report.mjs');
const { checkShown, checkTools } = await import('./toolChecks.mjs');
const { checkServer, checkNodeType } = await import('./serverChecks.mjs');
const {
	customExamples,
	examples,
	examplesBeginning,
	smokeExamples,
	tamperingExamples,
	tryExample,
} = await import('./expectations.mjs');

const { values } = parseArgs({
	options: {
		smoke: { type: 'boolean', default: false },
		rest: { type: 'boolean', default: false },
		tools: { type: 'boolean', default: false },
		custom: { type: 'boolean', default: false },
		update: { type: 'boolean', default: false },
		durable: { type: 'boolean', default: false },
		trigger: { type: 'boolean', default: false },
		pictures: { type: 'boolean', default: false },
		examples: { type: 'string' },
		'by-name': { type: 'boolean', default: false },
	},
});

/** How long the simulator's seconds are, in seconds. */
const timeScale = 0.1;

/** @typedef {import('../../scripts/n8n/bringUp.mjs').RunningN8n} RunningN8n */

/**
 * @param {RunningN8n} running
 * @param {InstanceType<typeof Report>} report
 */
async function smoke(running, report) {
	await checkNodeType(running, report);
	await checkShown(running, report, values.update);
	await Promise.all(
		smokeExamples.map((example) => report.check(example.file, () => tryExample(running, example))),
	);
}

/**
 * @param {RunningN8n} running
 * @param {InstanceType<typeof Report>} report
 */
async function everything(running, report) {
	const together = examples.map((example) =>
		report.check(example.file, () => tryExample(running, example)),
	);
	const { automaticRests } = await import('./automaticChecks.mjs');
	together.push(
		report.check('Automatic rests after five minutes and goes on', () =>
			automaticRests(running, timeScale),
		),
	);
	const { checkAnswers } = await import('./answerChecks.mjs');
	const { errorOutputStaysInMemory } = await import('./durableErrors.mjs');
	together.push(
		checkAnswers(running, report, timeScale),
		report.check('with routes and the error output, a durable wait stays in memory', () =>
			errorOutputStaysInMemory(running, timeScale),
		),
	);
	await checkServer(running, report);
	await checkTools(running, report, values.update);
	for (const example of tamperingExamples) {
		await report.check(example.file, () => tryExample(running, example));
	}
	if (!values.rest) {
		const { checkEditor } = await import('./editorChecks.mjs');
		await checkEditor(running, report);
		const { checkCustomApi } = await import('./customApiChecks.mjs');
		await checkCustomApi(running, report);
		const { checkExamplePictures } = await import('./examplePictures.mjs');
		await checkExamplePictures(running, report);
	}
	await Promise.all(together);
}

/** @typedef {(running: RunningN8n, report: InstanceType<typeof Report>) => Promise<void>} Checks */

/**
 * @param {RunningN8n} running
 * @param {InstanceType<typeof Report>} report
 */
async function tools(running, report) {
	await checkTools(running, report, values.update);
}

/**
 * @param {RunningN8n} running
 * @param {InstanceType<typeof Report>} report
 */
async function custom(running, report) {
	const { checkCustomApi } = await import('./customApiChecks.mjs');
	for (const example of customExamples) {
		await report.check(example.file, () => tryExample(running, example));
	}
	await checkCustomApi(running, report);
}

/**
 * @param {string} beginnings with commas between them
 * @returns {Checks}
 */
function chosenExamples(beginnings) {
	const chosen = examplesBeginning(beginnings.split(','));
	if (chosen.length === 0) throw new Error(`No example begins with ${beginnings}`);
	return async (running, report) => {
		for (const example of chosen) {
			await report.check(example.file, () => tryExample(running, example));
		}
	};
}

/**
 * @param {Checks} checks
 * @param {Partial<import('../../scripts/n8n/bringUp.mjs').Settings>} [settings]
 */
async function attempt(checks, settings) {
	const userFolder = mkdtempSync(join(tmpdir(), 'video-tasks-e2e-'));
	const report = new Report();
	let running;
	try {
		running = await report.check('n8n starts with the package installed', () =>
			bringUp({ port: 0, userFolder, fresh: false, timeScale, ...settings }),
		);
		if (running !== null) await checks(running, report);
	} finally {
		await running?.close();
		rmSync(userFolder, { recursive: true, force: true });
	}
	return report;
}

/** Side by side, in an n8n each, because they mostly wait; the second starts when the first is up. */
async function durableWaits() {
	const { checkDurable, environment } = await import('./durable.mjs');
	const { checkKills } = await import('./killTest.mjs');
	/** @type {Promise<InstanceType<typeof Report>> | undefined} */
	let kills;
	const trials = await attempt(
		async (running, report) => {
			kills = attempt(checkKills, { timeScale: 1 });
			await checkDurable(running, report);
		},
		{ timeScale: 1, environment },
	);
	return kills === undefined ? [trials] : [trials, await kills];
}

/** @type {Checks} */
async function editor(running, report) {
	const { checkEditor } = await import('./editorChecks.mjs');
	await checkEditor(running, report);
	const { checkExamplePictures } = await import('./examplePictures.mjs');
	await checkExamplePictures(running, report);
}

async function shortOrWhole() {
	const checks =
		values.examples !== undefined
			? chosenExamples(values.examples)
			: values.smoke
				? smoke
				: values.tools
					? tools
					: values.custom
						? custom
						: values.pictures
							? editor
							: everything;
	const report = await attempt(checks);
	if (report.isGood || !values.smoke) return report;
	console.log(`first try: ${report.summary}; once more`);
	const second = await attempt(smoke);
	console.log(`second try: ${second.summary}`);
	return second;
}

/** In an n8n of its own, which is killed twice. */
async function triggers() {
	const { checkTrigger } = await import('./triggerChecks.mjs');
	return await attempt(checkTrigger);
}

/** In an n8n of its own, into which nothing is put beforehand. */
async function byName() {
	const { checkByName } = await import('./byName.mjs');
	const report = new Report();
	await checkByName(report);
	return report;
}

async function main() {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
	const { durable, trigger, 'by-name': named } = values;
	const isApart = durable || trigger || named;
	const reports = isApart ? [] : [await shortOrWhole()];
	const { smoke: short, rest, tools: agents, custom: api, pictures, examples: some } = values;
	const isPart = short || rest || agents || api || pictures || some;
	const isWhole = !isPart && !isApart;
	if (durable || isWhole) reports.push(...(await durableWaits()));
	if (trigger || isWhole) reports.push(await triggers());
	if (named || isWhole) reports.push(await byName());
	console.log(Report.summaryOf(reports));
	process.exit(reports.every(({ isGood }) => isGood) ? 0 : 1);
}

await main().catch(reportAndExit);
