interface Newest {
	newestVersion(ask: (asked: readonly string[]) => unknown): string | null;
}

const load = async () => (await import('../../scripts/n8n/newest.mjs')) as Newest;

/** A registry that gives out these versions of n8n, and these of its engine. */
function registry(versions: readonly string[], cores: readonly string[]) {
	return ([what = '', member = '']: readonly string[]) => {
		if (what === 'n8n' && member === 'versions') return versions;
		const [name = '', version = ''] = what.split('@');
		if (name === 'n8n') return { 'n8n-core': version, 'n8n-workflow': '2.0.0', zod: '3.25.76' };
		if (name === 'n8n-workflow') return '2.0.0';
		return cores.includes(version) ? version : null;
	};
}

// [versions of n8n, versions of its engine, the one that is taken]
test.each([
	[['2.9.0', '2.10.0', '2.10.1'], ['2.10.0', '2.10.1'], '2.10.1'],
	// A part of the newest is missing.
	[['2.9.0', '2.10.0', '2.10.1'], ['2.9.0', '2.10.0'], '2.10.0'],
	[['2.10.0', '2.11.0-rc.1'], ['2.10.0', '2.11.0-rc.1'], '2.10.0'],
	[['2.10.0'], [], null],
	[[], [], null],
])('of n8n %j with engines %j the newest whole one is %p', async (versions, cores, newest) => {
	const { newestVersion } = await load();
	expect(newestVersion(registry(versions, cores))).toBe(newest);
});

test('where the registry does not answer, none is', async () => {
	const { newestVersion } = await load();
	expect(newestVersion(() => null)).toBeNull();
});
