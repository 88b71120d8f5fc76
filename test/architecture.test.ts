// The rules of the shape of the code: which way imports run, who may do what, and how long things may be.
import manifest from '../package.json';
import type { SourceFile } from './architectureReading.mjs';

let files: readonly SourceFile[] = [];

beforeAll(async () => {
	const { sourceFiles } = await import('./architectureReading.mjs');
	files = await sourceFiles();
});

const NODE = 'nodes/VideoTask';
const CORE = `${NODE}/core/`;
const PROVIDERS = `${CORE}providers/`;

const core = () => files.filter(({ path }) => path.startsWith(CORE));
const pathsWhere = (wanted: (file: SourceFile) => boolean) =>
	files.filter(wanted).map(({ path }) => path);
const importsOf = (path: string) => files.find((file) => file.path === path)?.imports ?? [];

/** Every import that breaks the rule, as `file -> target`. */
const offences = (
	among: readonly SourceFile[],
	isAllowed: (target: string, from: string) => boolean,
) =>
	among.flatMap(({ path, imports }) =>
		imports.filter((target) => !isAllowed(target, path)).map((target) => `${path} -> ${target}`),
	);

test('there is something to look at, and every own import leads to a file', () => {
	expect(files.length).toBeGreaterThan(30);
	const known = new Set(files.map(({ path }) => path));
	const unknown = files.flatMap(({ imports }) =>
		imports.filter((target) => target.includes('/') && !known.has(target)),
	);
	expect(unknown).toEqual([]);
	expect(importsOf(`${CORE}look.ts`)).toContain(`${CORE}problem.ts`);
});

test('the core imports zod and itself, nothing of n8n, not even a type', () => {
	expect(offences(core(), (target) => target === 'zod' || target.startsWith(CORE))).toEqual([]);
});

test('the whole package imports n8n-workflow, zod and itself', () => {
	const own = (target: string) => target.startsWith('nodes/') || target.startsWith('credentials/');
	const packages = ['n8n-workflow', 'zod'];
	expect(offences(files, (target) => own(target) || packages.includes(target))).toEqual([]);
});

test('no import runs in a circle', () => {
	const circles: string[] = [];
	const settled = new Set<string>();
	const walk = (path: string, trail: readonly string[]) => {
		if (trail.includes(path))
			circles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
		if (trail.includes(path) || settled.has(path)) return;
		for (const target of importsOf(path)) walk(target, [...trail, path]);
		settled.add(path);
	};
	for (const { path } of files) walk(path, []);
	expect(circles).toEqual([]);
});

test('nothing imports the class, and the form imports no more than the table of services', () => {
	expect(offences(files, (target) => target !== `${NODE}/VideoTask.node.ts`)).toEqual([]);
	const form = files.filter(({ path }) => path.startsWith(`${NODE}/description/`));
	const allowed = (target: string) =>
		target === 'n8n-workflow' ||
		target === `${PROVIDERS}aceDataServices.ts` ||
		target.startsWith(`${NODE}/description/`);
	expect(offences(form, allowed)).toEqual([]);
});

test('adapters know neither each other nor looks and waits', () => {
	const families = ['aceData', 'modelArk', 'vap'];
	const familyOf = (path: string) =>
		families.find((family) => path.startsWith(`${PROVIDERS}${family}`)) ?? null;
	const adapters = core().filter(({ path }) => familyOf(path) !== null);
	expect(adapters.length).toBeGreaterThan(5);
	const above = /core\/(look|watch|watched|watching|schedule|traffic|pace|clock)\.ts$/;
	expect(
		offences(adapters, (target, from) => {
			const family = familyOf(target);
			return !above.test(target) && (family === null || family === familyOf(from));
		}),
	).toEqual([]);
});

test('an adapter is named in the registry alone', () => {
	const adapters = ['aceDataCloud', 'modelArk', 'vap'].map((name) => `${PROVIDERS}${name}.ts`);
	const others = files.filter(({ path }) => path !== `${PROVIDERS}index.ts`);
	expect(offences(others, (target) => !adapters.includes(target))).toEqual([]);
});

test('what everything stands on stands on nothing of it', () => {
	const foundations = [
		...['task', 'problem', 'http', 'retryAfter', 'json', 'secret', 'time', 'callbackMembers'],
		...['callbackTexts', 'escapedText', 'providerWords', 'textSearch', 'textTree'],
	].map((name) => `${CORE}${name}.ts`);
	const low = files.filter(({ path }) => foundations.includes(path));
	expect(low).toHaveLength(foundations.length);
	expect(offences(low, (target) => target === 'zod' || foundations.includes(target))).toEqual([]);
});

test('credential names stand in the transport and in the class alone, addresses in the transport', () => {
	const node = (pattern: RegExp) =>
		pathsWhere(({ path, text }) => path.startsWith(NODE) && pattern.test(text));
	expect(node(/(aceDataCloud|modelArk|vap)TaskApi/)).toEqual([
		...[`${NODE}/VideoTask.node.ts`, `${NODE}/transport.ts`],
	]);
	expect(node(/api\.acedata\.cloud|bytepluses\.com|volces\.com|api\.vapagent\.com/)).toEqual([
		`${NODE}/transport.ts`,
	]);
});

test("n8n's errors are made in one file, and raised in the class", () => {
	const n8nError = /^(Node\w*Error|ApplicationError|UserError|OperationalError|UnexpectedError)$/;
	const makers = pathsWhere(({ created }) => created.some((name) => n8nError.test(name)));
	expect(makers).toEqual([`${NODE}/items.ts`]);
	// A stream that is too large can only be ended from inside, by throwing.
	expect(pathsWhere(({ throws }) => throws > 0)).toEqual([
		...[`${NODE}/VideoTask.node.ts`, `${NODE}/download.ts`],
	]);
});

test('the core reads no clock, draws no lots and opens nothing', () => {
	const impure = /Date\.now|new Date\(\)|Math\.random|performance\.|setTimeout|setInterval|fetch\(/;
	expect(
		core()
			.filter(({ text }) => impure.test(text))
			.map(({ path }) => path),
	).toEqual([]);
});

test('the shell reads the clock in one file, so that a test can choose the time', () => {
	const reads = /Date\.now|new Date\(\)|performance\./;
	expect(pathsWhere(({ text }) => reads.test(text))).toEqual([`${NODE}/clock.ts`]);
});

test('no file for leftovers, no barrel, no union at the boundary', () => {
	const leftovers = /(utils?|helpers?|types|constants|common|misc)\.ts$/i;
	expect(pathsWhere(({ path }) => leftovers.test(path))).toEqual([]);
	expect(pathsWhere(({ path }) => path.endsWith('/index.ts'))).toEqual([`${PROVIDERS}index.ts`]);
	expect(pathsWhere(({ text }) => /export \* from|export \{[^}]*\} from/.test(text))).toEqual([]);
	expect(pathsWhere(({ text }) => /z\.(union|discriminatedUnion)\(|\.or\(z\./.test(text))).toEqual(
		[],
	);
});

test('no file over 200 lines but the form', () => {
	const long = files.filter(({ path, lines }) => lines > 200 && !path.includes('/description/'));
	expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test('no function over 40 lines, and none with more than 4 parameters', () => {
	const functions = files.flatMap(({ path, functions: own }) =>
		own.map((one) => ({ ...one, where: `${path} ${one.name}: ${one.lines}, ${one.parameters}` })),
	);
	expect(functions.length).toBeGreaterThan(100);
	const offending = functions.filter(({ lines, parameters }) => lines > 40 || parameters > 4);
	expect(offending.map(({ where }) => where)).toEqual([]);
});

test('every recorded answer of a provider is read by a test', async () => {
	const { unreadFixtures } = await import('./architectureReading.mjs');
	expect(await unreadFixtures()).toEqual([]);
});

test('the package brings nothing along', () => {
	expect(manifest).toMatchObject({
		name: 'n8n-nodes-video-tasks',
		license: 'MIT',
		keywords: expect.arrayContaining(['n8n-community-node-package']),
	});
	expect(manifest).not.toHaveProperty('dependencies');
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});
