import { credentialTypeOf, providerNames, providers } from '../../test/simulator/providers.mjs';

/**
 * @typedef {import('./rest.mjs').N8nRest} N8nRest
 * @typedef {Record<string, { id: string, name: string }>} CredentialsByType
 * @typedef {{ name: string, type: string, data: Record<string, unknown> }} CredentialToSave
 */

/** Nobody but this machine reaches the server, and nothing in it is worth anything. */
export const owner = {
	email: 'owner@example.com',
	firstName: 'Video',
	lastName: 'Tasks',
	password: 'Video-Tasks-1',
};

/** What MCP clients send to the example's server. */
export const mcpToken = 'stand-in';

/**
 * Creates the owner of a fresh n8n; signs in to one that has its owner.
 *
 * @param {N8nRest} rest
 */
export async function signIn(rest) {
	const { userManagement } = await rest.ask('GET', '/rest/settings');
	if (userManagement.showSetupOnFirstLoad === true) {
		await rest.ask('POST', '/rest/owner/setup', owner);
		return;
	}
	const { email, password } = owner;
	await rest.ask('POST', '/rest/login', { emailOrLdapLoginId: email, password });
}

/**
 * @param {Pick<import('../../test/simulator/simulator.mjs').Simulator, 'credentials'>} simulator
 * @param {string} chatModelUrl
 * @returns {readonly CredentialToSave[]}
 */
export function credentialsFor({ credentials }, chatModelUrl) {
	return [
		...providerNames.map((name) => ({
			name: `${providers[name].title} (simulator)`,
			type: credentialTypeOf(providers[name]),
			data: credentials[name],
		})),
		{
			name: 'OpenAI (stand-in)',
			type: 'openAiApi',
			data: { apiKey: 'stand-in', url: chatModelUrl, header: false },
		},
		{ name: 'MCP clients', type: 'httpBearerAuth', data: { token: mcpToken } },
	];
}

/**
 * Credentials of an earlier start are given the new addresses.
 *
 * @param {N8nRest} rest
 * @param {readonly CredentialToSave[]} wanted
 * @returns {Promise<CredentialsByType>}
 */
export async function saveCredentials(rest, wanted) {
	/** @type {readonly { id: string, name: string }[]} */
	const present = await rest.ask('GET', '/rest/credentials');
	/** @type {CredentialsByType} */
	const saved = {};
	for (const credential of wanted) {
		const known = present.find(({ name }) => name === credential.name);
		const { id, name } =
			known === undefined
				? await rest.ask('POST', '/rest/credentials', credential)
				: await rest.ask('PATCH', `/rest/credentials/${known.id}`, credential);
		saved[credential.type] = { id, name };
	}
	return saved;
}
