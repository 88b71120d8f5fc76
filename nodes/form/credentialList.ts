import type { INodeCredentialDescription } from 'n8n-workflow';

import { PROVIDERS } from '../../providers/registry';

/**
 * The credential of each provider, hidden when another provider is chosen. With `show` instead of `hide`, n8n's
 * editor would take 'Provider' for a choice of authentication and leave it out of the form.
 */
export const credentialList: INodeCredentialDescription[] = PROVIDERS.map(({ id, credential }) => ({
	name: credential.type,
	required: true,
	displayOptions: {
		hide: { provider: PROVIDERS.filter((other) => other.id !== id).map((other) => other.id) },
	},
}));
