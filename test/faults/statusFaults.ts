// HTTP statuses, with the provider's own error bodies unless said otherwise.
import type { Fault, FaultAction, Verdict } from './fault';

function refusal(
	status: number,
	verdict: Pick<Verdict, 'meaning' | 'reach'>,
	more: Partial<Fault> & { readonly answer?: Partial<FaultAction> } = {},
): Fault {
	const { answer, ...rest } = more;
	return {
		...{ family: 'HTTP status', name: `HTTP ${status}`, httpCode: String(status) },
		...{ action: () => ({ status, ...answer }), says: new RegExp(`\\(HTTP ${status}\\)`) },
		...verdict,
		...rest,
	};
}

const page = { body: '<h1>Sorry</h1>', contentType: 'text/html' };
const passing = { meaning: 'passing', reach: 'request' } as const;
const slower = { meaning: 'passing', reach: 'provider' } as const;
const ofAccount = { meaning: 'final', reach: 'account' } as const;
const ofIds = { meaning: 'final', reach: 'ids' } as const;
const final = { meaning: 'final', reach: 'request' } as const;

function inSeconds(seconds: number): string {
	return new Date(Date.now() + seconds * 1000).toUTCString();
}

export const statusFaults: readonly Fault[] = [
	refusal(400, ofIds),
	refusal(400, final, { name: 'HTTP 400 as a web page', answer: page }),
	refusal(401, ofAccount),
	refusal(402, ofAccount),
	refusal(403, ofAccount),
	// AceData's 404 is about the path, the others' about the task.
	refusal(404, { meaning: 'notFound', reach: 'ids' }, { at: { aceDataCloud: final } }),
	// A list that answers so is not there, and its ids are asked singly; AceData's list is its only way.
	refusal(404, final, {
		...{ name: 'HTTP 404 as a web page', answer: page },
		at: { modelArk: ofIds, heyGen: ofIds },
	}),
	refusal(408, passing),
	refusal(409, final),
	refusal(413, final),
	// So kie.ai answers for a task that it does not know, or not yet.
	refusal(422, ofIds, { at: { kie: { meaning: 'notFound' } } }),
	refusal(425, passing),
	refusal(429, slower),
	refusal(429, slower, { name: 'HTTP 429, Retry-After in seconds', answer: { retryAfter: '1' } }),
	refusal(429, slower, {
		name: 'HTTP 429, Retry-After as a date',
		action: () => ({ status: 429, retryAfter: inSeconds(1) }),
	}),
	refusal(429, slower, {
		name: 'HTTP 429, Retry-After as a date of a clock an hour ahead',
		action: () => ({ status: 429, retryAfter: inSeconds(3601), dateOffsetSeconds: 3600 }),
	}),
	refusal(429, slower, { name: 'HTTP 429, Retry-After negative', answer: { retryAfter: '-5' } }),
	refusal(
		429,
		{ meaning: 'silence', reach: 'account' },
		{
			name: 'HTTP 429, Retry-After of three years',
			answer: { retryAfter: '99999999' },
			says: /(\(HTTP 429\)|it was not asked within the 2 minutes of a look)/,
		},
	),
	refusal(500, passing),
	refusal(502, passing, { name: 'HTTP 502 as a web page', answer: page }),
	refusal(503, passing),
	refusal(504, passing),
];
