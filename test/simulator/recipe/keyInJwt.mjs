import { createHmac, timingSafeEqual } from 'node:crypto';
import { isRecord } from '../json.mjs';
import { keyInHeader, keys } from '../keys.mjs';

/**
 * A JSON web token that an API's secret key has signed (HS256), as a bearer token. It must name the access key
 * as `iss`, and hold the times `nbf` and `exp`, in seconds, between which it is good.
 *
 * @param {string} accessKey
 * @returns {import('../keys.mjs').KeyIn} the secret key that signed it
 */
export function keyInJwt(accessKey) {
	const bearer = keyInHeader('authorization', 'Bearer ');
	return (request) => {
		const [head = '', claims = '', signature = ''] = (bearer(request) ?? '').split('.');
		const [header, said] = [jsonOf(head), jsonOf(claims)];
		const nowSeconds = Date.now() / 1000;
		if (header?.alg !== 'HS256' || said?.iss !== accessKey) return undefined;
		if (!(Number(said.nbf) <= nowSeconds && nowSeconds < Number(said.exp))) return undefined;
		return Object.values(keys).find((secret) => {
			const right = createHmac('sha256', secret).update(`${head}.${claims}`).digest();
			const given = Buffer.from(signature, 'base64url');
			return given.length === right.length && timingSafeEqual(given, right);
		});
	};
}

/** @param {string} part */
function jsonOf(part) {
	try {
		const json = JSON.parse(Buffer.from(part, 'base64url').toString());
		return isRecord(json) ? json : null;
	} catch {
		return null;
	}
}
