import { createServer } from 'node:http';

/**
 * @typedef {{ role: string, content?: unknown }} Message
 * @typedef {{ messages: Message[], tools?: { function: { name: string, description?: string,
 *   parameters: { properties?: Record<string, unknown> } } }[], stream?: boolean }} ChatRequest
 * @typedef {Awaited<ReturnType<typeof startChatModel>>} ChatModel
 */

/** @param {ChatRequest} request */
function lastWords({ messages }) {
	const last = messages.at(-1)?.content;
	return typeof last === 'string' ? last : JSON.stringify(last ?? '');
}

/**
 * Asks for its first tool once, with what stands in quotes in the question, then tells the result.
 *
 * @param {ChatRequest} request
 */
function answerTo(request) {
	const tool = request.tools?.[0]?.function;
	const wasAnswered = request.messages.at(-1)?.role === 'tool';
	if (tool === undefined || wasAnswered) {
		return { content: `The tool has answered: ${lastWords(request)}`.slice(0, 1500) };
	}
	const [, quoted = ''] = /"([^"]+)"/.exec(lastWords(request)) ?? [];
	const names = Object.keys(tool.parameters.properties ?? {});
	const given = JSON.stringify(Object.fromEntries(names.map((name) => [name, quoted])));
	return {
		content: null,
		tool_calls: [
			{ id: 'call_1', type: 'function', function: { name: tool.name, arguments: given } },
		],
	};
}

/** @param {ChatRequest} request */
function completion(request) {
	const message = { role: 'assistant', ...answerTo(request) };
	const finishReason = 'tool_calls' in message ? 'tool_calls' : 'stop';
	return {
		id: 'stand-in',
		object: 'chat.completion',
		created: Math.floor(Date.now() / 1000),
		model: 'stand-in',
		choices: [{ index: 0, message, finish_reason: finishReason }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/**
 * A chat model on loopback that speaks OpenAI's protocol, for the example with an AI Agent: no
 * intelligence, but the same way through n8n.
 */
export async function startChatModel() {
	/** @type {ChatRequest[]} */
	const requests = [];
	const server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8');
		request.on('data', (chunk) => (text += chunk));
		request.on('end', () => {
			response.setHeader('content-type', 'application/json');
			if (!request.url?.endsWith('/chat/completions')) {
				response.end(
					JSON.stringify({ object: 'list', data: [{ id: 'stand-in', object: 'model' }] }),
				);
				return;
			}
			const asked = /** @type {ChatRequest} */ (JSON.parse(text));
			requests.push(asked);
			response.end(JSON.stringify(completion(asked)));
		});
	});
	await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}/v1`,
		requests,
		async close() {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
