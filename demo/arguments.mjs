import { parseArgs } from 'node:util';

/**
 * @typedef {object} RealRun what is asked of AceData Cloud itself
 * @property {'real'} kind
 * @property {string} apiKey
 * @property {string[]} ids
 * @property {string} service
 * @property {string} operation
 * @property {number} maxWaitMinutes
 * @property {string} [baseUrl]
 *
 * @typedef {{ kind: 'help' }} Help
 * @typedef {{ kind: 'demo', keyIsUnused: boolean }} Demo
 * @typedef {{ kind: 'wrong', message: string }} Wrong
 * @typedef {Help | Demo | RealRun | Wrong} Order
 */

const keyName = 'ACEDATACLOUD_API_KEY';
/** As in the node's form. */
const usualService = 'seedance';
const operations = ['getTask', 'getTasksBatch', 'waitUntilDone'];

const options = /** @type {const} */ ({
	ids: { type: 'string' },
	service: { type: 'string' },
	operation: { type: 'string' },
	'max-wait': { type: 'string' },
	'base-url': { type: 'string' },
	help: { type: 'boolean', short: 'h' },
});

const wordsInALine = 8;

/** @param {readonly string[]} words */
function inLines(words) {
	const count = Math.ceil(words.length / wordsInALine);
	const lines = Array.from({ length: count }, (_, index) =>
		words.slice(index * wordsInALine, (index + 1) * wordsInALine),
	);
	return lines.map((line) => `${' '.repeat(26)}${line.join(', ')}`).join(',\n');
}

/** @param {readonly string[]} services of AceData Cloud */
export function usage(services) {
	return `The Video Task node, run by n8n's own engine. No n8n has to be installed.

  npm start
      Runs a demo workflow against simulated providers: no account, no key, about 20 seconds.

  ${keyName}=<your key> npm start -- --ids <id>[,<id>...]
      Asks AceData Cloud about your own tasks. Looking is free and makes no task.

    --ids <id>,<id>       task_id of your create requests, commas between them
    --service <name>      ${usualService} if left out; one of
${inLines(services)}
    --operation <name>    ${operations.join(', ')}; waitUntilDone if left out
    --max-wait <minutes>  how long waitUntilDone waits at most; 5 if left out, 0 looks once
    --base-url <address>  another address of the same API
    --help                this text
`;
}

/**
 * @param {readonly string[]} given the arguments behind the script's name
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {readonly string[]} services of AceData Cloud
 * @returns {Order}
 */
export function readArguments(given, environment, services) {
	const parsed = parse(given);
	if (parsed.values === null) return { kind: 'wrong', message: parsed.message };
	const { values } = parsed;
	if (values.help) return { kind: 'help' };
	const apiKey = environment[keyName]?.trim() ?? '';
	if (values.ids === undefined) return withoutIds(values, apiKey !== '');
	const order = {
		apiKey,
		ids: values.ids.split(/[\s,;]+/).filter((id) => id !== ''),
		service: values.service ?? usualService,
		operation: values.operation ?? 'waitUntilDone',
		maxWaitMinutes: Number(values['max-wait'] ?? 5),
		...(values['base-url'] === undefined ? {} : { baseUrl: values['base-url'] }),
	};
	const message = complaint(order, services);
	return message === null ? { kind: 'real', ...order } : { kind: 'wrong', message };
}

/**
 * @param {Omit<RealRun, 'kind'>} order
 * @param {readonly string[]} services
 */
function complaint({ apiKey, ids, service, operation, maxWaitMinutes }, services) {
	if (ids.length === 0)
		return '--ids needs at least one task id, as in --ids 9462ca25-468b,d9e576bd';
	if (apiKey === '') return `--ids asks AceData Cloud itself: put your API key into ${keyName}`;
	if (!services.includes(service)) {
		return `--service is one of ${services.join(', ')}, not '${service}'`;
	}
	if (!operations.includes(operation)) {
		return `--operation is one of ${operations.join(', ')}, not '${operation}'`;
	}
	const isAmount = Number.isFinite(maxWaitMinutes) && maxWaitMinutes >= 0;
	return isAmount ? null : '--max-wait is a number of minutes, 0 or more';
}

/** @param {readonly string[]} given */
function parse(given) {
	try {
		return { values: parseArgs({ args: [...given], options }).values };
	} catch (error) {
		// Node goes on with how to write arguments that begin with a dash; nobody means that here.
		const [message = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
		return { values: null, message };
	}
}

/**
 * @param {Record<string, string | boolean | undefined>} values
 * @param {boolean} keyIsUnused
 * @returns {Demo | Wrong}
 */
function withoutIds(values, keyIsUnused) {
	const [alone] = Object.keys(values);
	return alone === undefined
		? { kind: 'demo', keyIsUnused }
		: { kind: 'wrong', message: `--${alone} says something only together with --ids` };
}
