import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** @returns {string[]} the services of AceData Cloud that the built node knows */
export function aceDataServices() {
	const { ACE_DATA_SERVICES } = require('../dist/providers/aceDataCloud/services/services.js');
	return ACE_DATA_SERVICES.map((/** @type {{ service: string }} */ { service }) => service);
}
