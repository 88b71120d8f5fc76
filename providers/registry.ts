import { serviceOfPath } from './aceDataCloud/services/servicePath';
import { aceDataCloud } from './aceDataCloud/adapter';
import { ACE_DATA_SERVICES, OTHER_SERVICE, serviceByPath } from './aceDataCloud/services/services';
import type { ProviderAdapter } from '../core/look/adapter';
import { modelArk } from './modelArk/adapter';
import { vap } from './vap/adapter';

/** What the credential says about the API, beside key and address. */
export interface ApiChoice {
	readonly apiVersion: string | null;
}

/** A provider as the form offers it. */
export interface Provider {
	readonly id: string;
	/** As the form shows it, and as messages name it. */
	readonly title: string;
	/** Its services, or none where all its tasks are asked for in the same way. */
	readonly services: ReadonlyArray<{ readonly service: string; readonly title: string }>;
	/** The choice of the form that stands for a service that is asked for by its path; null where there is none. */
	readonly otherService: { readonly service: string; readonly title: string } | null;
	/** @returns the adapter, or null for a service that this provider cannot have */
	adapterFor(service: string, choice: ApiChoice): ProviderAdapter | null;
}

/** The registry: to add a provider, write its adapter, name it here, and give it a credential. */
export const PROVIDERS: readonly Provider[] = [
	{
		id: 'aceDataCloud',
		title: 'AceData Cloud',
		services: ACE_DATA_SERVICES,
		otherService: OTHER_SERVICE,
		adapterFor: (name) => {
			if (serviceOfPath(name) !== name) return null;
			const known = ACE_DATA_SERVICES.find(({ service }) => service === name);
			return known === undefined
				? aceDataCloud(serviceByPath(name), "'Service Path'")
				: aceDataCloud(known);
		},
	},
	{
		id: 'modelArk',
		title: 'ModelArk (Volcengine Ark)',
		services: [],
		otherService: null,
		adapterFor: () => modelArk,
	},
	{
		id: 'vap',
		title: 'VAP (Vapagent)',
		services: [],
		otherService: null,
		adapterFor: (_service, { apiVersion }) => vap(apiVersion === 'v1' ? 'v1' : 'v3'),
	},
];
