// What the package, its lock file and its workflows bring along.
async function load() {
	const check = await import('../../scripts/supplyChain.mjs');
	const { readRepository } = await import('./repository.mjs');
	return { check, repository: readRepository() };
}

let check: Awaited<ReturnType<typeof load>>['check'];
let repository: Awaited<ReturnType<typeof load>>['repository'];
beforeAll(async () => {
	({ check, repository } = await load());
});

test('the repository is as it should be', () => {
	const { manifest, lock, workflows } = repository;
	expect(Object.keys(lock.packages).length).toBeGreaterThan(1000);
	expect(workflows.map(({ name }) => name)).toEqual(['ci.yml', 'publish.yml']);
	expect(check.manifestFindings(manifest)).toEqual([]);
	expect(check.lockFindings(manifest, lock)).toEqual([]);
	expect(workflows.flatMap(({ name, text }) => check.workflowFindings(name, text))).toEqual([]);
});

const peerDependencies = { 'n8n-workflow': '*' };

test.each([
	[{}, 'peer dependency'],
	[{ peerDependencies: { ...peerDependencies, zod: '*' } }, 'peer dependency'],
	[{ peerDependencies, dependencies: { a: '1' } }, '"dependencies" must be empty'],
	[{ peerDependencies, optionalDependencies: { a: '1' } }, '"optionalDependencies"'],
	[{ peerDependencies, bundleDependencies: ['a'] }, '"bundleDependencies"'],
	[{ peerDependencies, bundledDependencies: ['a'] }, '"bundledDependencies"'],
])('package.json with %j is refused', (manifest, finding) => {
	expect(check.manifestFindings(manifest)).toEqual([expect.stringContaining(finding)]);
});

describe('a lock file', () => {
	const integrity = `sha512-${'a'.repeat(86)}==`;
	const manifest = { name: 'n', version: '1.0.0', devDependencies: { b: '^2.0.0', a: '1.0.0' } };
	const good = { version: '1.0.0', integrity };

	function findings(entries: object, changed: object = {}, root: object = {}) {
		const packages = { '': { ...manifest, ...root }, ...entries };
		const lock = { version: '1.0.0', packages } as never;
		return check.lockFindings({ ...manifest, ...changed }, lock);
	}

	it.each([
		[{ 'node_modules/a': good }],
		[{ 'node_modules/@a/b/node_modules/@c/d': good }],
		[{ 'node_modules/node': { ...good, hasInstallScript: true } }],
		[{ 'node_modules/a': { ...good, dependencies: { b: '>=1 <3 || ^4.0.0-rc.1' } } }],
		[{ 'node_modules/a': { ...good, dependencies: { b: 'npm:@b/c@^1.0.0', d: 'latest' } } }],
	])('with %j is taken', (entries) => {
		expect(findings(entries)).toEqual([]);
		expect(findings(entries, {}, { devDependencies: { a: '1.0.0', b: '^2.0.0' } })).toEqual([]);
	});

	it.each([
		[{ version: '1.0.0' }, 'no sha512 integrity'],
		[{ ...good, integrity: 'sha1-aaaa' }, 'no sha512 integrity'],
		[{ ...good, integrity: `${integrity} sha1-aaaa` }, 'no sha512 integrity'],
		[{ integrity }, 'has no version'],
		[{ ...good, version: 'git+ssh://a.example/b.git#c' }, 'has no version'],
		[{ ...good, resolved: 'https://a.example/b.tgz' }, 'says where it is fetched from'],
		[{ ...good, link: true }, 'is not a package of a registry'],
		[{ ...good, hasInstallScript: true }, 'has an install script'],
		[{ ...good, dependencies: { b: 'git+https://a.example/b.git' } }, 'b comes from git+https'],
		[{ ...good, dependencies: { b: 'github:a/b' } }, 'b comes from github:a/b'],
		[{ ...good, dependencies: { b: 'a/b' } }, 'b comes from a/b'],
		[{ ...good, optionalDependencies: { b: 'file:../b' } }, 'b comes from file:../b'],
		[{ ...good, dependencies: { b: 'http://a.example/b.tgz' } }, 'b comes from http:'],
	])('with the entry %j is refused', (entry, finding) => {
		expect(findings({ 'node_modules/a': entry })).toEqual([expect.stringContaining(finding)]);
	});

	it('with a folder of its own in it is refused', () => {
		expect(findings({ 'packages/a': good })).toEqual([expect.stringContaining('packages/a')]);
	});

	it.each([
		[{ devDependencies: { a: '1.0.1', b: '^2.0.0' } }, {}],
		[{ devDependencies: { a: '1.0.0' } }, {}],
		[{ peerDependencies }, {}],
		[{}, { version: '1.0.1' }],
		[{}, { engines: { node: '>=20' } }],
	])('that is not of package.json (%j, %j) is refused', (changed, root) => {
		expect(findings({}, changed, root)).not.toEqual([]);
	});

	it('is not asked for a dependency that comes from elsewhere', () => {
		const devDependencies = { a: 'file:../a' };
		expect(findings({}, { devDependencies }, { devDependencies })).toEqual([
			expect.stringContaining('a comes from file:../a'),
		]);
	});
});

describe('a workflow', () => {
	const digest = 'a'.repeat(40);
	const good = `name: CI
permissions:
  contents: read
jobs:
  check:
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${digest} # v6.0.1
        with:
          persist-credentials: false
      - run: bash .ci/run
  publish:
    environment: npm
    permissions:
      id-token: write
    steps:
      - uses: actions/download-artifact@${digest} # v4.3.0
      - run: npm publish ./*.tgz --ignore-scripts --provenance
`;

	it('that is pinned, modest and leaves nothing behind is taken', () => {
		expect(check.workflowFindings('a.yml', good)).toEqual([]);
		const none = good.replace('permissions:\n  contents: read', 'permissions: {}');
		expect(check.workflowFindings('a.yml', none)).toEqual([]);
	});

	it.each([
		[digest, 'v6', 'is not pinned'],
		[digest, digest.slice(1), 'is not pinned'],
		[' # v6.0.1', '', 'is not pinned'],
		[' # v6.0.1', ' # v6', 'is not pinned'],
		['persist-credentials: false', 'persist-credentials: true', 'leaves the token behind'],
		['persist-credentials: false', 'fetch-depth: 0', 'leaves the token behind'],
		['permissions:\n  contents: read\njobs', 'jobs', 'does not say what'],
		[
			'permissions:\n  contents: read\n',
			'permissions:\n  contents: write\n',
			'more than they need',
		],
		['permissions:\n  contents: read\n', 'permissions: write-all\n', 'more than they need'],
		['      id-token: write', '      packages: write', 'grants packages: write'],
		['    environment: npm\n', '', 'without a protected environment'],
		['npm publish ./*.tgz', 'npm run build && npm publish', 'runs code where the right'],
		['npm publish ./*.tgz', 'node scripts/setup.mjs', 'runs code where the right'],
		[
			`actions/download-artifact@${digest} # v4.3.0`,
			`actions/checkout@${digest} # v6.0.1\n        with:\n          persist-credentials: false`,
			'runs code where the right',
		],
		['name: CI', 'on: pull_request_target', 'code of others'],
		['bash .ci/run', 'echo ${{ github.event.pull_request.title }}', 'an expression into a script'],
	])('with %j replaced by %j is refused', (from, to, finding) => {
		const findings = check.workflowFindings('a.yml', good.replace(from, to));
		expect(findings.join('\n')).toContain(finding);
	});
});
