import { ownFieldsAtRest } from './ownFieldsAtRest';

type Provider = import('../../providers/provider').Provider;

jest.mock('../../providers/registry', () => {
	const { PROVIDERS } = jest.requireActual('../../providers/registry');
	const { madeUpProvider } = jest.requireActual('../providers/madeUpProvider');
	// It has the same credential, which n8n offers for one provider only.
	return {
		PROVIDERS: [...PROVIDERS.filter((one: Provider) => one.id !== 'customApi'), madeUpProvider],
	};
});

ownFieldsAtRest('vm');
