import type { IExecuteFunctions } from 'n8n-workflow';

import { keyAsSent } from '../../core/text/secrets/keyAsSent';
import { checkedBaseUrl } from './baseUrl';
import { atMost } from '../../core/look/atMost';
import type { Clock } from '../../core/clock';
import type { Send } from '../../core/http/http';
import { isObject, nonEmpty } from '../../core/text/json';
import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { keyPattern } from '../../core/text/secrets/secrets';
import { exchange } from './exchange';
import type { Way } from './exchange';

/** The credential of each provider, and where its API is served. */
const CREDENTIALS: Readonly<Record<string, CredentialUse>> = {
	aceDataCloud: {
		type: 'aceDataCloudTaskApi',
		title: 'AceData Cloud Task API',
		address: ({ baseUrl }) => nonEmpty(baseUrl) ?? 'https://api.acedata.cloud',
	},
	modelArk: {
		type: 'modelArkTaskApi',
		title: 'ModelArk Task API',
		address: ({ region, baseUrl }) =>
			region === 'custom'
				? nonEmpty(baseUrl)
				: (REGIONS.get(String(region ?? 'apSoutheast')) ?? null),
	},
	vap: {
		type: 'vapTaskApi',
		title: 'VAP Task API',
		address: ({ baseUrl }) => nonEmpty(baseUrl) ?? 'https://api.vapagent.com',
	},
};

const REGIONS: ReadonlyMap<string, string> = new Map(
	Object.entries({
		apSoutheast: 'https://ark.ap-southeast.bytepluses.com/api/v3',
		euWest: 'https://ark.eu-west.bytepluses.com/api/v3',
		cnBeijing: 'https://ark.cn-beijing.volces.com/api/v3',
	}),
);

interface CredentialUse {
	readonly type: string;
	readonly title: string;
	address(data: Readonly<Record<string, unknown>>): string | null;
}

/** The way to one provider with one credential. */
export interface Transport {
	readonly send: Send;
	/** What the credential says about the API's version, or null. */
	readonly apiVersion: string | null;
	/** @returns how many requests went out so far */
	requestCount(): number;
	/** The API's scheme, host and port. */
	readonly origin: string;
}

/**
 * @param requestTimeoutSeconds within which a whole answer must have come in, body included
 * @returns how to send requests, or the Problem with the credential
 */
export async function openTransport(
	context: IExecuteFunctions,
	clock: Pick<Clock, 'now'>,
	provider: string,
	requestTimeoutSeconds: number,
): Promise<Transport | Problem> {
	const use = CREDENTIALS[provider];
	if (use === undefined) return problem('invalidInput', `No credential is known for ${provider}`);
	const data = await credentialData(context, use);
	if (isProblem(data)) return data;
	const baseUrl = checkedBaseUrl(use.address(data), { title: use.title, data });
	if (isProblem(baseUrl)) return baseUrl;
	const key = keyAsSent(data.apiKey);
	if (key.length > LONGEST_KEY) return tooLong(use.title);
	const way: Way = {
		context,
		clock,
		credentialType: use.type,
		baseUrl: baseUrl.url,
		timeoutMs: requestTimeoutSeconds * 1000,
		secret: keyPattern(key),
		callbacks: new Set(),
		inTurn: atMost(1),
	};
	let sent = 0;
	return {
		send: (request, answerByMs) => {
			sent += 1;
			return exchange(way, request, answerByMs);
		},
		requestCount: () => sent,
		apiVersion: nonEmpty(data.apiVersion),
		origin: baseUrl.origin,
	};
}

/** Most servers take 8 kB of headers in all; what is longer is a file that was pasted as a key. */
const LONGEST_KEY = 4_000;

function tooLong(title: string): Problem {
	const most = LONGEST_KEY.toLocaleString('en');
	return problem(
		'invalidInput',
		`'API Key' of the credential '${title}' is longer than ${most} characters`,
		{
			description:
				"No provider's key is so long. Copy the key alone from the provider's page of API keys into the credential.",
		},
	);
}

async function credentialData(
	context: IExecuteFunctions,
	{ type, title }: CredentialUse,
): Promise<Readonly<Record<string, unknown>> | Problem> {
	let why = 'There is none.';
	try {
		const data: unknown = await context.getCredentials(type);
		if (isObject(data)) return data;
	} catch (error) {
		why = (error as Error).message;
	}
	// n8n's own words name the type as it is called inside, and hold no advice.
	if (context.getNode().credentials?.[type] === undefined) {
		return problem('invalidInput', `No credential of the type '${title}' is chosen`, {
			description:
				"Choose or create a credential in the node, under 'Credential to connect with'. It belongs to the chosen provider.",
		});
	}
	return problem('invalidInput', `The credential '${title}' cannot be read`, {
		description: `Choose or create a credential of this type in the node. (${why})`,
	});
}
