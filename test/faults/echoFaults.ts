// A server that repeats what is secret: the API key, and the address that the task reports to.
import { keys } from '../simulator/keys.mjs';
import { withWord } from './changedRecord';
import type { JsonRecord } from './changedRecord';
import type { Fault, FaultAction, Verdict } from './fault';
import { record } from './recordFaults';

/** A word that must not be seen again, in the address that tasks of the matrix report to. */
export const CALLBACK_WORD = 'callback-secret-5e1f90c7';
export const CALLBACK_URL = `https://hooks.example/run/7?token=${CALLBACK_WORD}&step=2`;

/** How it is written within the text of an error. */
const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
	'as it is': (text) => text,
	'as in a URL': encodeURIComponent,
	'as in JSON': (text) => text.replaceAll('/', '\\/'),
	'in code points': (text) =>
		text.replace(/[^]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

function refusals(status: number, verdict: Verdict): readonly Fault[] {
	return Object.entries(WRITINGS).map(([how, write]) => {
		const told = `Bad key ${write(keys.valid)}, no answer from ${write(`${CALLBACK_URL}&try=2`)} (odd)`;
		const code = `odd_${write(keys.valid)}`;
		const body = `{"error":{"code":"${code}","message":"${told}"},"trace_id":"${write(keys.valid)}"}`;
		return {
			...{ family: 'echo of secrets', name: `in HTTP ${status}, ${how}`, ...verdict },
			action: () => ({ status, body }),
			says: new RegExp(`\\(HTTP ${status}\\): Bad key \\[removed\\], no answer from`),
			httpCode: String(status),
		};
	});
}

const secrets = `${keys.valid} ${CALLBACK_URL}`;

function inRecord(
	name: string,
	verdict: Partial<Verdict> & Pick<Fault, 'at'>,
	more: JsonRecord & { readonly status?: string },
): Fault {
	const fault = record(name, verdict, (one) => {
		const { status, ...rest } = more;
		return { ...(status === undefined ? one : withWord(one, status)), ...rest };
	});
	return { ...fault, family: 'echo of secrets' };
}

const redirect: FaultAction = { status: 302, location: `https://${keys.valid}.example/${secrets}` };

export const echoFaults: readonly Fault[] = [
	...refusals(400, { meaning: 'final', reach: 'ids' }),
	...refusals(401, { meaning: 'final', reach: 'account' }),
	...refusals(500, { meaning: 'passing', reach: 'request' }),
	{
		...{ family: 'echo of secrets', name: 'in a redirect', meaning: 'final', reach: 'request' },
		...{ action: () => redirect, httpCode: '302' },
		says: /the base URL redirects to \[removed\]\.example \(HTTP 302\)/,
	},
	inRecord('in members that nobody knows', {}, { note: secrets, notes: [{ deep: secrets }] }),
	inRecord(
		'in the reason of a failure',
		{ meaning: 'failed' },
		{
			...{ status: 'failed', error_message: secrets, error: { code: secrets, message: secrets } },
			response: { success: false, error: { code: secrets, message: secrets } },
		},
	),
	inRecord(
		'in a status word',
		// Google has none; the answer in its place holds no video.
		{ meaning: 'unknown', at: { googleVeo: { meaning: 'withoutResult' } } },
		{
			...{ status: secrets, response: { status: secrets }, finished_at: null },
		},
	),
];
