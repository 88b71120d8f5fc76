import { aceDataCloudProvider } from './aceDataCloud/provider';
import { customApiProvider } from './customApi/provider';
import { modelArkProvider } from './modelArk/provider';
import type { Provider } from './provider';
import { vapProvider } from './vap/provider';

/** Every provider, in the order of the form, by their titles; the first is the form's default. */
export const PROVIDERS: readonly [Provider, ...Provider[]] = [
	aceDataCloudProvider,
	customApiProvider,
	modelArkProvider,
	vapProvider,
];
