import { whereIdsComeFrom } from '../../providers/createdIds';
import { PROVIDERS } from '../../providers/registry';

test.each(PROVIDERS)('people are told where the id of $id is found', (provider) => {
	const { ids, shortTitle } = provider;
	const told = whereIdsComeFrom(provider);
	expect(told).toMatch(/^Use the ID that the create request answered[:.]/);
	// An API that the user describes may call it anything.
	if (ids.createdAs === '') expect(told).toBe('Use the ID that the create request answered.');
	else expect(told).toContain(`: ${ids.createdAs} (${shortTitle}).`);
});
