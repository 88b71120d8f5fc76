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
import { manifestFindings } from './supplyChain.mjs';

/** @typedef {{ passed: boolean, message?: string, details?: string }} ScanResult */

/** @type {(folder: string, patterns: readonly string[]) => Promise<ScanResult>} */
const analyzePackage = untypedAnalyzePackage;

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
		...manifestFindings(JSON.parse(readFileSync(join(packed.folder, 'package.json'), 'utf8'))),
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
