/** An answer that is not simply HTTP 200 with JSON. */
export class Answer {
	/**
	 * @param {number} status
	 * @param {unknown} body  '' for none
	 * @param {Record<string, string>} [headers]
	 */
	constructor(status, body, headers = {}) {
		this.status = status;
		this.body = body;
		this.headers = headers;
	}
}

/**
 * @param {import('fastify').FastifyReply} reply
 * @param {unknown} answer
 */
export function send(reply, answer) {
	if (!(answer instanceof Answer)) return reply.send(answer);
	return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/**
 * @param {unknown} answer
 * @returns {unknown} its JSON alone
 */
export function bare(answer) {
	return answer instanceof Answer ? answer.body : answer;
}
