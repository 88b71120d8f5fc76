// How long each step over an answer takes beside JSON.parse, in the node as it is shipped.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

import { answerParent } from '../../bench/child.mjs';
import { providers as simulated } from '../simulator/providers.mjs';
import { seededRandom, shuffled } from '../simulator/random.mjs';

// Jest knows no `import.meta`, so this is found from where the run began.
const dist = join(process.cwd(), 'dist');
const require = createRequire(join(dist, 'index.js'));
/** @type {typeof import('../../providers/registry.js')} */
const { PROVIDERS } = require(join(dist, 'providers', 'registry.js'));
/** @type {typeof import('../../core/look/keeping/sparing.js')} */
const { newRoom, sparing } = require(join(dist, 'core', 'look', 'keeping', 'sparing.js'));
/** @type {typeof import('../../core/text/secrets/secrets.js')} */
const { keyPattern, withoutCallbacks, withoutKey } = require(
	join(dist, 'core', 'text', 'secrets', 'secrets.js'),
);

const RECORD = '"task_id":"a","id":"a","status":"completed"';
const STRANGER = '{"id":"z"},';
const TRIES = 11;

/** As much as a body may hold: 100,000 values, or some megabytes; each is read for one id and for two. */
const BODIES = {
	text: `{${RECORD},"prompt":"${'x'.repeat(4e6)}"}`,
	'text that fails': `{${RECORD},"error":{"message":"${'x '.repeat(2e6)}"}}`,
	'escaped text': `{${RECORD},"prompt":"${'\\n'.repeat(2e6)}"}`,
	blanks: `{${RECORD},"prompt":"${' '.repeat(4e6)}"}`,
	objects: `{${RECORD},"params":[${'{},'.repeat(49_000)}{}]}`,
	numbers: `{${RECORD},"params":[${'1,'.repeat(98_000)}1]}`,
	levels: `{${RECORD},"params":[${`${'['.repeat(990)}${']'.repeat(990)},`.repeat(90)}1]}`,
	strangers: `{"items":[${STRANGER.repeat(32_000)}{${RECORD}}]}`,
	'nameless strangers': `{"items":[${'{},'.repeat(49_000)}{${RECORD}}]}`,
	results: `{${RECORD},"response":{"data":[${STRANGER.repeat(32_000)}{}]}}`,
	items: `{${RECORD},"items":[${STRANGER.repeat(32_000)}{}]}`,
	addresses: `{${RECORD},"response":{"image_urls":[${'"https://a.example/1.png",'.repeat(98_000)}"x"]}}`,
	'no JSON': `<html>${'x'.repeat(4e6)}`,
	'an open text': `{${RECORD},"prompt":"${'x'.repeat(4e6)}`,
};

/** @param {() => unknown} work */
function cpuMs(work) {
	// What other processes take of the machine does not count.
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/**
 * The least of some tries. Each try takes the steps in an order of its own: in one order, what V8 does from time
 * to time, such as the collection of an earlier step's garbage, meets the same step in each try.
 *
 * @param {Array<() => unknown>} works
 */
function fastest(works) {
	const random = seededRandom(1);
	const least = works.map(() => Infinity);
	for (let tries = 0; tries < TRIES; tries += 1) {
		for (const [index, work] of shuffled([...works.entries()], random)) {
			least[index] = Math.min(least[index] ?? 0, cpuMs(work));
		}
	}
	return least;
}

/**
 * A body that is no JSON takes JSON.parse no time; it is compared with a text of its length.
 *
 * @param {string} body
 */
function parsed(body) {
	try {
		return JSON.parse(body);
	} catch {
		return JSON.parse(`"${'x'.repeat(body.length)}"`);
	}
}

/** @param {string} id */
function parametersOf(id) {
	return { ...Object.values(simulated).find(({ name }) => name === id)?.parameters };
}

/**
 * @param {string} body
 * @returns {Array<[what: string, work: () => unknown]>}
 */
function stepsOver(body) {
	const answer = { status: 200, headers: {}, body, receivedAtMs: 0 };
	const key = keyPattern('key-of-the-account');
	const reads = PROVIDERS.flatMap(({ id, services, readSetup, adapterFor }) => {
		const setup = readSetup({ credential: {}, parameters: parametersOf(id), baseUrl: '' });
		const adapter = adapterFor(services.listed[0]?.service ?? '', setup);
		if (adapter === null) throw new Error(`${id} has no adapter`);
		return [['a'], ['a', 'b']].flatMap((ids) =>
			[true, false].map((keepsRecords) => {
				const parse = () =>
					// A new answer each time: one that was read before is not read again.
					sparing(adapter, { room: newRoom(), keepsRecords, known: [] }).parse({ ...answer }, ids);
				return /** @type {[string, () => unknown]} */ ([
					`${id}, ${ids.length} ids${keepsRecords ? ', whole' : ''}`,
					parse,
				]);
			}),
		);
	});
	return [
		...reads,
		['key', () => withoutKey(body, key)],
		['callbacks', () => withoutCallbacks(body, new Set())],
	];
}

answerParent(async () =>
	Object.entries(BODIES).flatMap(([shape, body]) => {
		const steps = stepsOver(body);
		const [parseMs = 0, ...tookMs] = fastest([
			() => parsed(body),
			...steps.map(([, work]) => work),
		]);
		return steps.map(([what], index) => ({
			step: `${shape}: ${what}`,
			times: (tookMs[index] ?? 0) / parseMs,
		}));
	}),
);
