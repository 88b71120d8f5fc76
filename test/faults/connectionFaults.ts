// The network: no connection, one that breaks, and answers that do not come to an end.
import type { Fault } from './fault';

const connection = { family: 'connection', meaning: 'passing', reach: 'request' } as const;

export const connectionFaults: readonly Fault[] = [
	{
		...connection,
		...{ name: 'connection refused', action: null, reach: 'account' },
		says: /the provider did not answer: the connection was refused/,
	},
	{
		...connection,
		...{ name: 'reset before the headers', action: () => ({ drop: 'beforeHeaders' }) },
		says: /the provider did not answer: the connection broke/,
	},
	{
		...connection,
		...{ name: 'reset within the body', action: () => ({ drop: 'midBody' }) },
		says: /the provider did not answer: the connection broke/,
	},
	{
		...connection,
		...{ name: 'no answer ever', action: () => ({ never: true }), endsWithTimeOut: true },
		says: /the provider did not answer: no complete answer within 8 s/,
	},
	{
		...connection,
		...{ name: 'one byte a second', action: () => ({ trickle: true }), endsWithTimeOut: true },
		says: /the provider did not answer: no complete answer within 8 s/,
	},
	{
		...connection,
		name: 'broken gzip',
		action: () => ({ badGzip: true }),
		says: /the provider did not answer: the answer could not be unpacked/,
	},
	{
		...connection,
		...{ name: '200 MB of body', action: () => ({ hugeBytes: 200e6 }) },
		says: /the answer is larger than 16 MB/,
	},
];

export const redirectFaults: readonly Fault[] = [301, 302, 303, 307, 308].map((status) => ({
	...{ family: 'redirect', name: `HTTP ${status}`, meaning: 'final', reach: 'request' },
	action: ({ elsewhere }) => ({ status, location: `${elsewhere}/api` }),
	says: new RegExp(`the base URL redirects to localhost:\\d+ \\(HTTP ${status}\\)`),
	httpCode: String(status),
	// It leads to what the task has made; elsewhere in the network that is not looked for.
	...(status === 303 && { at: { customApi: { meaning: 'withoutResult' as const } } }),
}));
