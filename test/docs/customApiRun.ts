import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { customApiProvider } from '../../providers/customApi/provider';
import { handMadeContext, reply, runInTime } from '../nodes/VideoTask/handMadeContext';
import { valueOf } from '../nodes/VideoTask/expression.mjs';
import type { Example } from './customApiExamples';

const OWN = { provider: 'customApi', operation: 'waitUntilDone', maxWaitMinutes: 30 };
const HIDDEN = { preset: 'none', statusUrl: '', describe: {} };

/** What came of an example in the node. */
export interface Ran {
	/** The item with Simplify on, and `found` from the same run with it off. */
	readonly item: IDataObject;
	readonly found: unknown;
	/** What was asked, in order, as a method and an address. */
	readonly asked: readonly string[];
	readonly error: Error | null;
}

/** @returns what the node makes of the API's answers, a waiting run from its first look to its item */
export async function ran(example: Example): Promise<Ran> {
	const { taskIds = customApiProvider.ids.defaultExpression, created, credential } = example;
	const id = valueOf(taskIds, { $json: created });
	const parameters = { ...OWN, ...HIDDEN, ...example.fields, taskIds: id, simplify: false };
	const answer = (_options: IHttpRequestOptions, index: number) => {
		const exchange = example.answers[index];
		if (exchange === undefined) return new Error('The example has no further answer');
		return reply(exchange.body, exchange.status ?? 200, exchange.headers ?? {});
	};
	const credentials = { apiKey: 'key-of-the-account', ...credential };
	const { context, requests } = handMadeContext({ parameters, credentials, reply: answer });
	const { outputs, error } = await runInTime(context);
	const whole = outputs.flat()[0]?.json ?? {};
	const asked = requests.map(({ options: { method = 'GET', url } }) => `${method} ${url}`);
	return { item: shownOf(whole), found: Object(whole.details).found, asked, error };
}

const DETAILS = new Set([
	...['providerStatus', 'upstreamTaskId', 'traceId', 'model', 'prompt', 'thumbnailUrl'],
	...['createdAt', 'startedAt', 'finishedAt', 'elapsedSeconds', 'progress', 'cost', 'usage'],
	...['details', 'raw'],
]);

/** The fields of the simplified item that are not null. */
function shownOf(whole: IDataObject): IDataObject {
	const entries = Object.entries(whole).filter(
		([name, value]) => value !== null && !DETAILS.has(name),
	);
	const { lagBoundSeconds, ...wait } = Object(whole.wait) as IDataObject;
	void lagBoundSeconds;
	return { ...Object.fromEntries(entries), wait };
}
