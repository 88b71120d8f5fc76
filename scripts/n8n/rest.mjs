import { randomUUID } from 'node:crypto';

/**
 * @typedef {{ id: string, name: string }} Named
 * @typedef {import('./exampleWorkflows.mjs').Workflow} Workflow
 *
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status  new, running, waiting, success, error, canceled or crashed
 * @property {any} data  flatted, as text
 */

/** What n8n's editor does over HTTP, as the owner. */
export class N8nRest {
	#url;
	#cookie = '';
	/** n8n ties a session to the browser that has signed in. */
	#browserId = randomUUID();

	/** @param {string} url */
	constructor(url) {
		this.#url = url;
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the answer's `data`
	 */
	async ask(method, path, body) {
		const text = (await this.#send(method, path, body)).toString();
		const answer = text === '' ? undefined : JSON.parse(text);
		return answer?.data ?? answer;
	}

	/**
	 * @param {string} path
	 * @returns {Promise<number>} the bytes of what n8n gives out there
	 */
	async size(path) {
		return (await this.#send('GET', path)).length;
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 */
	async #send(method, path, body) {
		const response = await fetch(`${this.#url}${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': this.#browserId,
				...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const content = Buffer.from(await response.arrayBuffer());
		if (!response.ok) {
			const text = content.toString().slice(0, 500);
			throw new Error(`n8n answers ${response.status} to ${method} ${path}: ${text}`);
		}
		const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
		if (cookies.length > 0) this.#cookie = cookies.join('; ');
		return content;
	}

	/**
	 * @param {string} workflowId
	 * @param {string} triggerName
	 * @returns {Promise<string>} the execution's id
	 */
	async run(workflowId, triggerName) {
		const start = { triggerToStartFrom: { name: triggerName } };
		const { executionId } = await this.ask('POST', `/rest/workflows/${workflowId}/run`, start);
		return String(executionId);
	}

	/**
	 * Makes a workflow live, as it stands; n8n does so within seconds, after its answer.
	 *
	 * @param {string} workflowId
	 */
	async publish(workflowId) {
		const { versionId } = await this.ask('GET', `/rest/workflows/${workflowId}`);
		await this.ask('POST', `/rest/workflows/${workflowId}/activate`, { versionId });
	}

	/** @param {string} executionId @returns {Promise<Execution>} */
	async execution(executionId) {
		return await this.ask('GET', `/rest/executions/${executionId}`);
	}
}
