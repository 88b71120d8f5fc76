/** What package.json, the lock file and the workflows may bring along. Reads nothing itself. */

/**
 * @typedef {Record<string, string>} Ranges
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {Ranges} [devDependencies]
 * @property {Ranges} [peerDependencies]
 *
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {string} [integrity]
 * @property {boolean} [link]
 * @property {boolean} [hasInstallScript]
 * @property {Ranges} [dependencies]
 * @property {Ranges} [optionalDependencies]
 *
 * @typedef {{ name?: string, version?: string, packages: Record<string, LockedPackage & Partial<Manifest>> }} Lock
 */

/** n8n installs no dependencies of a community node, under whatever name they are listed. */
const DEPENDENCY_FIELDS = [
	'dependencies',
	'optionalDependencies',
	'bundleDependencies',
	'bundledDependencies',
];

/**
 * Development packages that have an install script. The set-up installs with `--ignore-scripts` and then
 * runs only that of `node`, which fetches the program of that version: no digest of it stands in the lock file.
 */
const WITH_INSTALL_SCRIPT = new Set([
	'@parcel/watcher',
	'@sentry/node-cpu-profiler',
	'@sentry/node-native-stacktrace',
	'@swc/core',
	'cpu-features',
	'eslint-plugin-n8n-nodes-base',
	'isolated-vm',
	'node',
	'ssh2',
	'unrs-resolver',
]);

/** A range of versions, or another package's under this name; not a place to fetch from. */
const REGISTRY_RANGE = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?[\w\s.*^~<>=|+-]*$/;

/**
 * @param {object} manifest package.json
 * @returns {string[]}
 */
export function manifestFindings(manifest) {
	const fields = /** @type {Record<string, unknown>} */ (manifest);
	const findings = DEPENDENCY_FIELDS.filter(
		(field) => Object.keys(Object(fields[field])).length > 0,
	).map((field) => `package.json: "${field}" must be empty`);
	const peers = Object.keys(Object(fields['peerDependencies']));
	if (peers.join() !== 'n8n-workflow') {
		findings.push('package.json: n8n-workflow must be the only peer dependency');
	}
	return findings;
}

/**
 * @param {Manifest} manifest package.json
 * @param {Lock} lock package-lock.json
 * @returns {string[]}
 */
export function lockFindings(manifest, lock) {
	const { '': root, ...locked } = lock.packages;
	const same = (/** @type {unknown} */ one, /** @type {unknown} */ other) =>
		JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
	const findings = /** @type {const} */ ([
		...['name', 'version', 'devDependencies', 'peerDependencies', 'engines'],
	])
		.filter((field) => !same(Object(manifest)[field], Object(root)[field]))
		.map((field) => `package-lock.json: "${field}" is not that of package.json`);
	if (lock.version !== manifest.version) findings.push('package-lock.json: another "version"');
	findings.push(...rangeFindings('package.json', manifest.devDependencies));
	for (const [path, entry] of Object.entries(locked)) findings.push(...entryFindings(path, entry));
	return findings;
}

/** @param {unknown} value */
function sorted(value) {
	if (typeof value !== 'object' || value === null) return value;
	return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * @param {string} path
 * @param {LockedPackage} entry
 * @returns {string[]}
 */
function entryFindings(path, entry) {
	const { version = '', resolved, integrity = '', link, hasInstallScript } = entry;
	const [, name = ''] =
		/^node_modules\/(?:.*\/node_modules\/)?((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? [];
	const findings = [];
	if (name === '' || link) findings.push('is not a package of a registry');
	if (!/^\d+\.\d+\.\d+/.test(version)) findings.push('has no version');
	if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity)) findings.push('has no sha512 integrity');
	// Which registry is asked is the choice of who installs; the integrity says what must come.
	if (resolved !== undefined) findings.push(`says where it is fetched from: ${resolved}`);
	if (hasInstallScript && !WITH_INSTALL_SCRIPT.has(name)) findings.push('has an install script');
	return [
		...findings.map((finding) => `package-lock.json: ${path} ${finding}`),
		...rangeFindings(path, { ...entry.dependencies, ...entry.optionalDependencies }),
	];
}

/**
 * @param {string} where
 * @param {Ranges} [ranges]
 * @returns {string[]}
 */
function rangeFindings(where, ranges = {}) {
	return Object.entries(ranges)
		.filter(([, range]) => !REGISTRY_RANGE.test(range))
		.map(([name, range]) => `${where}: ${name} comes from ${range}, not from a registry`);
}

/** All that any job may do: read, and sign what it publishes. */
const PERMISSIONS = ['contents: read', 'id-token: write'];

/**
 * @param {string} file
 * @param {string} text of a workflow, as this repository writes them
 * @returns {string[]}
 */
export function workflowFindings(file, text) {
	const lines = text.split('\n');
	const findings = [];
	for (const line of lines.filter((one) => /^\s*(- )?uses:/.test(one))) {
		if (!/uses: [\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)) {
			findings.push(`is not pinned by a digest with its version: ${line.trim()}`);
		}
	}
	const checkouts = text.split(/uses: actions\/checkout@/).slice(1);
	if (checkouts.some((step) => !/^[^\n]*\n\s+with:\n\s+persist-credentials: false\n/.test(step))) {
		findings.push('checks out and leaves the token behind');
	}
	if (!/^permissions:( \{\}|\n {2}contents: read\n(?! ))/m.test(text)) {
		findings.push('gives all jobs more than they need, or does not say what');
	}
	const granted = lines.filter((line) =>
		/^\s+[\w-]+: (read|write|admin)$|write-all|read-all/.test(line),
	);
	for (const line of granted) {
		if (!PERMISSIONS.includes(line.trim())) findings.push(`grants ${line.trim()}`);
	}
	if (/pull_request_target|workflow_run/.test(text)) {
		findings.push('runs code of others where there are secrets');
	}
	if (/run:[^\n]*\$\{\{/.test(text)) findings.push('puts an expression into a script');
	findings.push(...jobsOf(text).flatMap(rightFindings));
	return findings.map((finding) => `${file}: ${finding}`);
}

/**
 * @param {string} text of a workflow
 * @returns {string[]} the text of each job
 */
function jobsOf(text) {
	const [, jobs = ''] = text.split(/^jobs:\n/m);
	return jobs.split(/^(?= {2}[\w-]+:\n)/m);
}

/** What brings code of this repository, or of its development packages, into a job. */
const BRINGS_CODE = /actions\/checkout@|\bnpm (ci|i|install|run|test|start)\b|\b(node|bash|npx) /;

/**
 * Where the right to publish can be asked for a person approves, and no code runs that a dependency could change.
 *
 * @param {string} job
 * @returns {string[]}
 */
function rightFindings(job) {
	if (!/^\s+id-token: write$/m.test(job)) return [];
	const findings = [];
	if (!/^ {4}environment: \S/m.test(job))
		findings.push('may publish without a protected environment');
	if (BRINGS_CODE.test(job)) findings.push('runs code where the right to publish is');
	return findings;
}
