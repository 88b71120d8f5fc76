import { keyAsSent } from '../../core/text/secrets/keyAsSent';
import { checkedBaseUrl } from './baseUrl';
import type { BaseUrl } from './baseUrl';
import { atMost } from '../../core/look/parallel/atMost';
import type { Clock } from '../../core/clock';
import type { Send } from '../../core/http/wire';
import { isObject } from '../../core/text/json';
import { isProblem, problem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { keyPattern } from '../../core/text/secrets/secrets';
import type { KeySearch } from '../../core/text/secrets/secrets';
import type { CredentialBinding, CredentialData, Provider } from '../../providers/provider';
import type { HostContext } from '../hostContext';
import { hashOf } from '../sharing/hashOf';
import { exchange } from './exchange';
import type { Connection } from './exchange';

/** Sends requests to one provider with one credential. */
export interface Transport {
	readonly send: Send;
	/** What the provider's adapters have to know from the credential and from the provider's own fields. */
	readonly setup: unknown;
	/** @returns how many requests went out so far */
	requestCount(): number;
	/** The API's scheme, host and port. */
	readonly origin: string;
	/** Finds the key in a text. */
	readonly secret: KeySearch | null;
	/**
	 * A hash of the credential's type, its address and all of its data. Runs with another key, or with other rules
	 * for where the key may go, have another hash.
	 */
	readonly connection: string;
	/** From now on remembers in this set the addresses of callbacks that answers name. */
	rememberIn(callbacks: Set<string>): void;
}

export interface TransportSettings {
	/** The provider's own fields by name. */
	readonly parameters: Readonly<Record<string, unknown>>;
	/** How long a request may take until its whole answer has come in, body included. */
	readonly requestTimeoutSeconds: number;
}

/**
 * @returns how to send requests, or the Problem with the credential or with one of the provider's own fields
 */
export async function openTransport(
	context: HostContext,
	clock: Pick<Clock, 'now'>,
	{ credential, readSetup }: Provider,
	{ parameters, requestTimeoutSeconds }: TransportSettings,
): Promise<Transport | Problem> {
	const data = await credentialData(context, credential);
	if (isProblem(data)) return data;
	const baseUrl = usableAddress(credential, data);
	if (isProblem(baseUrl)) return baseUrl;
	const setup = readSetup({ credential: data, parameters, baseUrl: baseUrl.url });
	if (isObject(setup) && isProblem(setup)) return setup;
	const connection: Connection = {
		context,
		clock,
		credentialType: credential.type,
		baseUrl,
		keyHeader: credential.keyHeader?.(data) ?? null,
		timeoutMs: requestTimeoutSeconds * 1000,
		secret: keyPattern(...(credential.secrets?.(data) ?? [keyAsSent(data.apiKey)])),
		callbacks: new Set(),
		inTurn: atMost(1),
	};
	let sent = 0;
	return {
		send: (request, answerByMs) => {
			sent += 1;
			return exchange(connection, request, answerByMs);
		},
		requestCount: () => sent,
		setup,
		origin: baseUrl.origin,
		secret: connection.secret,
		connection: hashOf([credential.type, baseUrl.url, data]),
		rememberIn: (callbacks) => (connection.callbacks = callbacks),
	};
}

/** @returns where the key goes, or the Problem with a field of the credential */
function usableAddress(credential: CredentialBinding, data: CredentialData): BaseUrl | Problem {
	const { title, allowsLocalHttp } = credential;
	const isRequired = credential.address({}) === null;
	const baseUrl = checkedBaseUrl(credential.address(data), {
		...{ title, data, allowsLocalHttp, isRequired },
	});
	if (isProblem(baseUrl)) return baseUrl;
	if (keyAsSent(data.apiKey).length > LONGEST_KEY) return tooLong(title);
	return credential.refusal?.(data) ?? baseUrl;
}

/** The most characters that a key may have. Most servers take 8 kB of headers in all, so a longer text is no key. */
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
	context: HostContext,
	{ type, title }: CredentialBinding,
): Promise<CredentialData | Problem> {
	let why = 'There is none.';
	try {
		const data: unknown = await context.getCredentials(type);
		if (isObject(data)) return data;
	} catch (error) {
		why = (error as Error).message;
	}
	// n8n's own message names the credential's internal type, and holds no advice.
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
