import { createServer } from 'node:http';

/**
 * @typedef {{ role: string, content?: unknown }} Message
 * @typedef {{ messages: Message[], tools?: { function: { name: string, description?: string,
 *   parameters: { properties?: Record<string, unknown> } } }[], stream?: boolean }} ChatRequest
 * @typedef {Awaited<ReturnType<typeof startChatModel>>} ChatModel
 */

/** @param {Message | undefined} message */
function textOf(message) {
	const content = message?.content;
	return typeof content === 'string' ? content : JSON.stringify(content ?? '');
}

/** How often it does what the tool's answer tells it, before it gives up. */
const roundsAtMost = 6;

/**
 * Calls the tool that the question names, else its first, with what stands in quotes in the question;
 * again as long as the answer says "call this tool again"; then tells the result.
 *
 * @param {ChatRequest} request
 */
function answerTo(request) {
	const question = textOf(request.messages.filter(({ role }) => role === 'user').at(-1));
	const answers = request.messages.filter(({ role }) => role === 'tool');
	const said = textOf(answers.at(-1));
	const tools = (request.tools ?? []).map(({ function: one }) => one);
	const tool = tools.find(({ name }) => question.includes(name)) ?? tools[0];
	const isTold = /call this tool again/.test(said) && answers.length < roundsAtMost;
	if (tool === undefined || (answers.length > 0 && !isTold)) {
		return { content: `The tool has answered: ${said}`.slice(0, 6000) };
	}
	const [, quoted = ''] = /"([^"]+)"/.exec(question) ?? [];
	const names = Object.keys(tool.parameters.properties ?? {});
	const given = JSON.stringify(Object.fromEntries(names.map((name) => [name, quoted])));
	const id = `call_${answers.length + 1}`;
	return {
		content: null,
		tool_calls: [{ id, type: 'function', function: { name: tool.name, arguments: given } }],
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
