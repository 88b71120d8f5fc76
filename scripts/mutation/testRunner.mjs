// Runs the tests for Stryker in one process: they are loaded once and not anew for each change, which takes longer than all else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
	determineHitLimitReached,
	DryRunStatus,
	MutantRunStatus,
	TestStatus,
	toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { transformSync } from '@swc/core';

/**
 * @import { Circus } from '@jest/types'
 * @import { DryRunOptions, DryRunResult, MutantRunOptions, TestResult, TestRunner } from '@stryker-mutator/api/test-runner'
 */

/** What the changed sources read, by the name that Stryker gives it. */
const NAMESPACE = '__stryker__';

/** A test that takes so many times as long as without a change, and that long, waits for what does not come. */
const LONGEST_TIMES = 20;
const SHORTEST_LIMIT_MS = 2_000;
const FIRST_LIMIT_MS = 600_000;
const QUICK_MS = 20;

/** For so long the tests of other files are run for one change. */
const LONGEST_OTHERS_MS = 2_000;

/** A loop that runs ten times as often as without a change has no end; Stryker lets it run a hundred times as often. */
const SHARE_OF_HITS = 0.1;

/**
 * What holds without a change: how long each test takes, and which tests run each place; in the copy that Stryker
 * tries changes in.
 *
 * @typedef {{ usualMs: Record<string, number>, testsOf: Record<string, string[]> }} Unchanged
 */
const UNCHANGED_FILE = '.unchanged.json';

class SameProcessRunner {
	#root = process.cwd();
	#require = createRequire(join(this.#root, 'index.js'));
	/** Sets the zone of the tests, too. */
	#config = this.#require('./jest.config.js');
	/** @type {typeof import('jest-circus')} */
	#circus = this.#require('jest-circus');
	/** @type {Map<string, string>} */
	#compiled = new Map();
	/** By their ids. @type {Map<string, Circus.TestEntry>} */
	#tests = new Map();
	/** @type {Unchanged | null} */
	#unchanged = null;
	/** What stands in each block, before any was taken out. @type {WeakMap<Circus.DescribeBlock, Circus.DescribeBlock['children']>} */
	#children = new WeakMap();
	#bails = false;
	/** How many files of tests are loaded, with sources whose tables are unchanged. */
	#loaded = 0;

	capabilities() {
		return { reloadEnvironment: true };
	}

	async init() {
		this.#compileSources();
		this.#giveGlobals();
		this.#circus.addEventHandler((event) => this.#follow(event));
		// Of a change that left something behind: it has been judged already.
		process.on('unhandledRejection', () => undefined);
	}

	/** @param {DryRunOptions} _options @returns {Promise<DryRunResult>} */
	async dryRun(_options) {
		this.#load(testPaths());
		const tests = await this.#run([...this.#tests.keys()]);
		this.#noteUnchanged(tests);
		return {
			status: DryRunStatus.Complete,
			tests,
			mutantCoverage: this.#stryker.mutantCoverage,
		};
	}

	/**
	 * A change of what runs while files load needs them to be loaded anew, which takes longest. Most of them are
	 * noticed before that by the tests that run the place once more, or by those of its own file.
	 *
	 * @param {MutantRunOptions} options
	 */
	async mutantRun(options) {
		const all = testPaths();
		const { activeMutant, mutantActivation } = options;
		if (mutantActivation !== 'static') return await this.#try(options, all);
		const testFilter = this.#readUnchanged().testsOf[activeMutant.id] ?? [];
		if (testFilter.length > 0) {
			const asItIs = { ...options, testFilter, reloadEnvironment: false };
			const tried = await this.#try({ ...asItIs, mutantActivation: 'runtime' }, all);
			if (tried.status !== MutantRunStatus.Survived) return tried;
		}
		const own = ownTests(activeMutant.fileName, all);
		if (own.length > 0) {
			const tried = await this.#try(options, own);
			// What all that run the place do not notice, the others hardly do: it counts as not noticed.
			if (tried.status !== MutantRunStatus.Survived || testFilter.length > 0) return tried;
		}
		return await this.#try(options, all);
	}

	/** @param {MutantRunOptions} options @param {readonly string[]} paths of the tests */
	async #try(
		{ activeMutant, testFilter, hitLimit, disableBail, reloadEnvironment, ...more },
		paths,
	) {
		const stryker = this.#stryker;
		const mostHits = hitLimit === undefined ? undefined : hitLimit * SHARE_OF_HITS;
		stryker.hitLimit = mostHits;
		stryker.hitCount = mostHits === undefined ? undefined : 0;
		this.#bails = !disableBail;
		const isStatic = more.mutantActivation === 'static';
		stryker.activeMutant = isStatic ? activeMutant.id : undefined;
		try {
			if (reloadEnvironment || this.#loaded !== paths.length) this.#load(paths);
		} catch (error) {
			// As with Jest: what cannot be loaded any more says nothing of the tests.
			return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
		}
		stryker.activeMutant = activeMutant.id;
		const chosen = testFilter ?? [...this.#tests.keys()];
		const tests = await this.#run(this.#affordable(chosen, activeMutant.fileName));
		stryker.activeMutant = undefined;
		if (isStatic) this.#loaded = 0;
		const timeout = determineHitLimitReached(stryker.hitCount, mostHits);
		return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests }, disableBail);
	}

	/** Notes what holds without a change, for the other processes too. @param {readonly TestResult[]} tests */
	#noteUnchanged(tests) {
		/** @type {Unchanged} */
		const unchanged = { usualMs: {}, testsOf: {} };
		for (const { id, timeSpentMs } of tests) {
			unchanged.usualMs[id] = timeSpentMs;
			for (const change of Object.keys(this.#stryker.mutantCoverage.perTest[id] ?? {})) {
				(unchanged.testsOf[change] ??= []).push(id);
			}
		}
		writeFileSync(join(this.#root, UNCHANGED_FILE), JSON.stringify(unchanged));
	}

	/** @returns {Unchanged} nothing before the first run */
	#readUnchanged() {
		const path = join(this.#root, UNCHANGED_FILE);
		if (this.#unchanged === null && existsSync(path)) {
			this.#unchanged = JSON.parse(readFileSync(path, 'utf8'));
		}
		return this.#unchanged ?? { usualMs: {}, testsOf: {} };
	}

	/** @returns {any} */
	get #stryker() {
		/** @type {any} */
		const scope = globalThis;
		return (scope[NAMESPACE] ??= {});
	}

	/** Lets `require` take the sources and tests as Jest does. */
	#compileSources() {
		const extensions = Reflect.get(Module, '_extensions');
		const [[, options] = []] = Object.values(this.#config.transform);
		/** @param {any} module @param {string} path */
		const compile = (module, path) => {
			if (path.includes(`${sep}node_modules${sep}`)) return extensions['.js'](module, path);
			const known = this.#compiled.get(path);
			const code =
				known ??
				transformSync(readFileSync(path, 'utf8'), { ...options, filename: path, swcrc: false })
					.code;
			this.#compiled.set(path, code);
			module._compile(code, path);
		};
		extensions['.ts'] = compile;
		extensions['.mjs'] = compile;
	}

	#giveGlobals() {
		const { jestExpect } = this.#require('@jest/expect');
		const { ModuleMocker } = this.#require('jest-mock');
		const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = this.#circus;
		const hooks = { beforeAll, beforeEach, afterAll, afterEach };
		const jest = new ModuleMocker(globalThis);
		Object.assign(globalThis, { describe, test, it, ...hooks, jest, expect: jestExpect });
		Reflect.set(globalThis, 'isMutationTest', true);
	}

	/** Loads sources and tests anew. @param {readonly string[]} paths of the tests */
	#load(paths) {
		this.#loaded = 0;
		const own = Object.keys(this.#require.cache).filter(
			(path) => path.startsWith(this.#root) && !path.includes(`${sep}node_modules${sep}`),
		);
		for (const path of own) delete this.#require.cache[path];
		this.#circus.resetState();
		for (const path of this.#config.setupFilesAfterEnv) {
			this.#require(path.replace('<rootDir>', this.#root));
		}
		for (const path of paths) {
			this.#circus.describe(path, () => {
				this.#require(join(this.#root, path));
			});
		}
		this.#tests.clear();
		for (const test of testsIn(this.#circus.getState().rootDescribeBlock)) {
			const name = nameOf(test);
			let id = name;
			for (let count = 2; this.#tests.has(id); count += 1) id = `${name} (${count})`;
			this.#tests.set(id, test);
			ids.set(test, id);
		}
		this.#loaded = paths.length;
	}

	/**
	 * What the others would have noticed counts as not noticed: the score is never too high.
	 *
	 * @param {readonly string[]} chosen
	 * @param {string} file that is changed
	 * @returns {readonly string[]} all of the file's own tests, and of the others the quickest, some seconds of them
	 */
	#affordable(chosen, file) {
		const { usualMs } = this.#readUnchanged();
		const own = ownTests(file, testPaths());
		const isOwn = (/** @type {string} */ id) => own.some((path) => id.startsWith(`${path} `));
		const others = chosen.filter((id) => !isOwn(id));
		others.sort((one, other) => (usualMs[one] ?? 0) - (usualMs[other] ?? 0));
		let spentMs = 0;
		const quickest = others.filter((id) => (spentMs += usualMs[id] ?? 0) <= LONGEST_OTHERS_MS);
		return [...chosen.filter(isOwn), ...quickest];
	}

	/** Runs the quick ones first, because one that fails ends it. @param {readonly string[]} chosen */
	async #run(chosen) {
		const { usualMs } = this.#readUnchanged();
		const isQuick = (/** @type {string} */ id) => (usualMs[id] ?? 0) < QUICK_MS;
		const quick = await this.#runAll(chosen.filter(isQuick));
		if (this.#bails && quick.some(({ status }) => status === TestStatus.Failed)) return quick;
		return [...quick, ...(await this.#runAll(chosen.filter((id) => !isQuick(id))))];
	}

	/** @param {readonly string[]} chosen @returns {Promise<TestResult[]>} */
	async #runAll(chosen) {
		if (chosen.length === 0) return [];
		const state = this.#circus.getState();
		state.hasStarted = false;
		state.unhandledErrors = [];
		const { usualMs: usual } = this.#readUnchanged();
		const wanted = new Set(chosen.flatMap((id) => this.#tests.get(id) ?? []));
		this.#leaveIn(state.rootDescribeBlock, wanted);
		for (const test of wanted) {
			test.mode = undefined;
			test.errors = [];
			test.status = null;
			const usualMs = usual[String(ids.get(test))];
			test.timeout =
				usualMs === undefined
					? FIRST_LIMIT_MS
					: Math.max(SHORTEST_LIMIT_MS, LONGEST_TIMES * usualMs);
		}
		await this.#circus.run();
		return chosen.flatMap((id) => {
			const test = this.#tests.get(id);
			return test === undefined || test.status !== 'done' ? [] : resultOf(id, test);
		});
	}

	/**
	 * Takes all others out, because passing over thousands of tests takes longer than running some.
	 *
	 * @param {Circus.DescribeBlock} block
	 * @param {ReadonlySet<Circus.TestEntry>} wanted
	 * @returns {boolean} whether any is left in
	 */
	#leaveIn(block, wanted) {
		const all = this.#children.get(block) ?? block.children;
		this.#children.set(block, all);
		block.children = all.filter((child) =>
			child.type === 'test' ? wanted.has(child) : this.#leaveIn(child, wanted),
		);
		return block.children.length > 0;
	}

	/** @param {Circus.Event} event */
	#follow(event) {
		if (event.name === 'test_start') this.#stryker.currentTestId = ids.get(event.test);
		if (event.name !== 'test_done') return;
		this.#stryker.currentTestId = undefined;
		if (!this.#bails || event.test.errors.length === 0) return;
		for (const test of this.#tests.values()) if (test.status === null) test.mode = 'skip';
	}
}

/** @type {WeakMap<Circus.TestEntry, string>} */
const ids = new WeakMap();

/** @returns {readonly string[]} */
function testPaths() {
	return (process.env['MUTATION_TESTS'] ?? '').split(',').filter((path) => path !== '');
}

/**
 * @param {string} file of a source
 * @param {readonly string[]} paths
 * @returns {readonly string[]} the tests that bear its name; those of its folder where there are none
 */
function ownTests(file, paths) {
	const beside = `test${sep}${relative(process.cwd(), file).replace(/\.ts$/, '')}`;
	const own = paths.filter(
		(path) => path.startsWith(`${beside}.`) || path.startsWith(beside + sep),
	);
	return own.length > 0 ? own : paths.filter((path) => dirname(path) === dirname(beside));
}

/** @param {Circus.DescribeBlock} block @returns {Circus.TestEntry[]} */
function testsIn({ children }) {
	return children.flatMap((child) => (child.type === 'test' ? child : testsIn(child)));
}

/** @param {Circus.TestEntry} test */
function nameOf(test) {
	const names = [test.name];
	for (let block = test.parent; block.parent !== undefined; block = block.parent) {
		names.unshift(block.name);
	}
	return names.join(' › ');
}

/** @param {string} id @param {Circus.TestEntry} test @returns {TestResult} */
function resultOf(id, test) {
	const timeSpentMs = test.duration ?? 0;
	const about = { id, name: id, timeSpentMs };
	const [error] = test.errors;
	if (error === undefined) return { ...about, status: TestStatus.Success };
	const [first] = Array.isArray(error) ? error : [error];
	const failureMessage = String(Object(first).message ?? first);
	return { ...about, status: TestStatus.Failed, failureMessage };
}

/** @returns {TestRunner} */
function newRunner() {
	return new SameProcessRunner();
}
newRunner.inject = /** @type {const} */ ([]);

export const strykerPlugins = [
	declareFactoryPlugin(PluginKind.TestRunner, 'sameProcess', newRunner),
];
