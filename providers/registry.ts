import { aceDataCloudProvider } from './aceDataCloud/provider';
import { customApiProvider } from './customApi/provider';
import { falProvider } from './fal/provider';
import { googleVeoProvider } from './googleVeo/provider';
import { heyGenProvider } from './heyGen/provider';
import { kieProvider } from './kie/provider';
import { klingProvider } from './kling/provider';
import { miniMaxProvider } from './miniMax/provider';
import { modelArkProvider } from './modelArk/provider';
import { piApiProvider } from './piApi/provider';
import type { Provider } from './provider';
import { replicateProvider } from './replicate/provider';
import { runwayProvider } from './runway/provider';
import { vapProvider } from './vap/provider';
import { waveSpeedProvider } from './waveSpeed/provider';

/** Every provider, in the order of the form, which is alphabetical by title; the first is the form's default. */
export const PROVIDERS: readonly [Provider, ...Provider[]] = [
	aceDataCloudProvider,
	customApiProvider,
	falProvider,
	googleVeoProvider,
	heyGenProvider,
	kieProvider,
	klingProvider,
	miniMaxProvider,
	modelArkProvider,
	piApiProvider,
	replicateProvider,
	runwayProvider,
	vapProvider,
	waveSpeedProvider,
];
