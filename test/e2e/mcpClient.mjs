import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { mcpToken } from '../../scripts/n8n/account.mjs';

/** @typedef {{ name: string, description?: string, inputSchema: unknown }} ToolShown */

/**
 * @template Result
 * @param {string} url
 * @param {(client: Client) => Promise<Result>} use
 * @param {string} [token]
 * @returns {Promise<Result>}
 */
export async function withMcpClient(url, use, token = mcpToken) {
	const client = new Client({ name: 'video-tasks-e2e', version: '1.0.0' });
	const headers = { authorization: `Bearer ${token}` };
	const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
	// Its own type of `sessionId` is stricter than that of the transport.
	await client.connect(/** @type {any} */ (transport));
	try {
		return await use(client);
	} finally {
		await client.close();
	}
}

/**
 * n8n publishes a workflow after it has answered.
 *
 * @param {string} url
 */
export async function untilServed(url) {
	const deadlineMs = Date.now() + 30_000;
	for (;;) {
		try {
			return await withMcpClient(url, async (client) => void (await client.ping()));
		} catch (error) {
			if (Date.now() > deadlineMs) throw error;
			await sleep(500);
		}
	}
}

/**
 * @param {Client} client
 * @param {string} name
 * @param {Record<string, unknown>} given
 * @returns {Promise<{ isError: boolean, text: string }>}
 */
export async function callTool(client, name, given) {
	const { content, isError } = await client.callTool({ name, arguments: given });
	const [first] = /** @type {{ text?: string }[]} */ (content);
	return { isError: isError === true, text: first?.text ?? '' };
}
