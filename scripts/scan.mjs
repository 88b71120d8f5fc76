/**
 * n8n's own package scan, for a package that is not published yet: its command line can only scan
 * what is in the registry, and ends with exit code 0 even when it has found something.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	analyzePackage as untypedAnalyzePackage,
	SOURCE_FILE_PATTERNS,
	// @ts-expect-error the scanner comes without types
} from '@n8n/scan-community-package/scanner/scanner.mjs';
import { packAndUnpack } from './pack.mjs';

/** @typedef {{ passed: boolean, message?: string, details?: string }} ScanResult */

/** @type {(folder: string, patterns: readonly string[]) => Promise<ScanResult>} */
const analyzePackage = untypedAnalyzePackage;

/** n8n installs no dependencies of a community node, under whatever name they are listed. */
const dependencyFields = [
	'dependencies',
	'optionalDependencies',
	'bundleDependencies',
	'bundledDependencies',
];

/**
 * @param {string} folder
 * @returns {string[]}
 */
function findDependencies(folder) {
	const packageJson = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const findings = dependencyFields
		.filter((field) => Object.keys(packageJson[field] ?? {}).length > 0)
		.map((field) => `package.json: "${field}" must be empty`);
	const peers = Object.keys(packageJson.peerDependencies ?? {});
	if (peers.join() !== 'n8n-workflow') {
		findings.push('package.json: n8n-workflow must be the only peer dependency');
	}
	return findings;
}

/**
 * @param {string} what
 * @param {string} folder
 * @param {readonly string[]} patterns
 * @returns {Promise<string[]>}
 */
async function scan(what, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	// The scanner calls a folder without files good.
	if (passed && message === undefined) return [];
	return [`${what}: ${message ?? 'refused'}\n${details ?? ''}`];
}

const packed = packAndUnpack();
try {
	const findings = [
		...(await scan('sources', process.cwd(), SOURCE_FILE_PATTERNS)),
		// The same two patterns with which n8n scans what was published.
		...(await scan('packed files', packed.folder, ['**/*.js', 'package.json'])),
		...findDependencies(packed.folder),
	];
	for (const finding of findings) process.stderr.write(`scan: ${finding}\n`);
	if (findings.length > 0) process.exitCode = 1;
	else {
		process.stdout.write(
			`scan: sources and all ${packed.paths.length} packed files passed, no dependencies at run time\n`,
		);
	}
} finally {
	packed.remove();
}
