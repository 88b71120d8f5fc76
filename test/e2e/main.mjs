/** `npm run test:e2e`: the packed package in a real n8n, over REST and in a browser. */
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
const { examples, smokeExamples, tamperingExamples, tryExample } =
	await import('./expectations.mjs');

const { values } = parseArgs({
	options: {
		smoke: { type: 'boolean', default: false },
		rest: { type: 'boolean', default: false },
		tools: { type: 'boolean', default: false },
		update: { type: 'boolean', default: false },
	},
});

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
	await checkServer(running, report);
	await checkTools(running, report, values.update);
	for (const example of tamperingExamples) {
		await report.check(example.file, () => tryExample(running, example));
	}
	if (!values.rest) {
		const { checkEditor } = await import('./editorChecks.mjs');
		await checkEditor(running, report);
	}
	await Promise.all(together);
}

/**
 * @param {RunningN8n} running
 * @param {InstanceType<typeof Report>} report
 */
async function tools(running, report) {
	await checkTools(running, report, values.update);
}

/**
 * @param {(running: RunningN8n, report: InstanceType<typeof Report>) => Promise<void>} checks
 */
async function attempt(checks) {
	const userFolder = mkdtempSync(join(tmpdir(), 'video-tasks-e2e-'));
	const report = new Report();
	let running;
	try {
		running = await report.check('n8n starts with the package installed', () =>
			bringUp({ port: 0, userFolder, fresh: false, timeScale: 0.1 }),
		);
		if (running !== null) await checks(running, report);
	} finally {
		await running?.close();
		rmSync(userFolder, { recursive: true, force: true });
	}
	return report;
}

async function main() {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
	const checks = values.tools ? tools : everything;
	let report = await attempt(values.smoke ? smoke : checks);
	if (!report.isGood && values.smoke) {
		console.log(`first try: ${report.summary}; once more`);
		report = await attempt(smoke);
		console.log(`second try: ${report.summary}`);
	}
	console.log(report.summary);
	process.exit(report.isGood ? 0 : 1);
}

await main().catch(reportAndExit);
