import { ownFieldsAtRest } from './ownFieldsAtRest';

jest.mock('../../providers/registry', () => {
	const { PROVIDERS } = jest.requireActual('../../providers/registry');
	const { madeUpProvider } = jest.requireActual('../providers/madeUpProvider');
	return { PROVIDERS: [...PROVIDERS, madeUpProvider] };
});

ownFieldsAtRest('vm');
