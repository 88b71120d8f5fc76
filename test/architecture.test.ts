// The rules of the shape of the code: which way imports run, who may do what, and how long things may be.
import manifest from '../package.json';
import type { SourceFile } from './architectureReading.mjs';

let files: readonly SourceFile[] = [];

beforeAll(async () => {
	const { sourceFiles } = await import('./architectureReading.mjs');
	files = await sourceFiles();
});

const NODE = 'nodes/VideoTask';
const CORE = 'core/';
const PROVIDERS = 'providers/';
const PURE = ['core', 'providers'];

/** From the highest to the lowest: imports run down only. */
const FLOORS: ReadonlyArray<readonly [string, readonly string[]]> = [
	['nodes', ['n8n-workflow', 'zod', 'nodes', 'host', 'providers', 'core']],
	// crypto signs tokens; of node's own modules n8n's lint allows this one.
	['credentials', ['n8n-workflow', 'crypto', 'credentials', 'providers', 'core']],
	// And hashes keys, so that none is kept.
	['host', ['n8n-workflow', 'crypto', 'host', 'providers', 'core']],
	['providers', ['zod', 'providers', 'core']],
	['core', ['zod', 'core']],
];

const floorOf = (path: string) => path.split('/')[0] ?? '';

const pure = () => files.filter(({ path }) => PURE.includes(floorOf(path)));
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
	expect(importsOf(`${CORE}look/look.ts`)).toContain(`${CORE}problem.ts`);
});

test.each(FLOORS)('%s imports no more than %p', (floor, allowed) => {
	const own = files.filter(({ path }) => floorOf(path) === floor);
	expect(own.length).toBeGreaterThan(2);
	expect(offences(own, (target) => allowed.includes(floorOf(target)))).toEqual([]);
});

test('every file stands on a floor', () => {
	const floors = FLOORS.map(([floor]) => floor);
	expect(pathsWhere(({ path }) => !floors.includes(floorOf(path)))).toEqual([]);
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

test('nothing imports the class, and the form imports of the providers what all of them have', () => {
	expect(offences(files, (target) => target !== `${NODE}/VideoTask.node.ts`)).toEqual([]);
	const isForm = (path: string) => /^nodes\/(\w+\/)?form\//.test(path);
	const form = files.filter(({ path }) => isForm(path));
	expect(form.length).toBeGreaterThan(4);
	const allowed = (target: string) =>
		target === 'n8n-workflow' || /^providers\/\w+\.ts$/.test(target) || isForm(target);
	expect(offences(form, allowed)).toEqual([]);
});

/** A provider's folder; what all of them share is of none. */
const providerOf = (path: string) => {
	const [floor, folder = '', file] = path.split('/');
	return floor === 'providers' && file !== undefined && folder !== 'reading' ? folder : null;
};

/** What reads an API by its description; other providers are made with it. */
const isDescription = (path: string) =>
	/^providers\/customApi\/(detect\/\w+|adapter|described|recipe|path|template|statusAddress)\.ts$/.test(
		path,
	);

test('providers know neither each other nor waits', () => {
	const own = files.filter(({ path }) => providerOf(path) !== null);
	expect(new Set(own.map(({ path }) => providerOf(path))).size).toBeGreaterThan(2);
	expect(
		offences(own, (target, from) => {
			const other = providerOf(target);
			const isAbove = target.startsWith(`${CORE}wait/`) || target === `${PROVIDERS}registry.ts`;
			const isOwn = other === null || other === providerOf(from);
			return !isAbove && (isOwn || isDescription(target));
		}),
	).toEqual([]);
});

test("a provider's folder is entered through its module, which the registry alone names", () => {
	const classes = files.filter(({ path }) => floorOf(path) === 'credentials');
	expect(
		offences(
			classes,
			(target) => !target.startsWith(PROVIDERS) || /\/credential\.ts$/.test(target),
		),
	).toEqual([]);
	const isAbove = (path: string) => !path.startsWith(PROVIDERS) && floorOf(path) !== 'credentials';
	const above = files.filter(({ path }) => isAbove(path));
	expect(offences(above, (target) => providerOf(target) === null)).toEqual([]);
	const shared = files.filter(({ path }) => /^providers\/\w+\.ts$/.test(path));
	const namers = shared.filter(({ imports }) => imports.some((target) => providerOf(target)));
	expect(namers.map(({ path }) => path)).toEqual([`${PROVIDERS}registry.ts`]);
	expect(offences(namers, (target) => /^providers\/(\w+\/)?provider\.ts$/.test(target))).toEqual(
		[],
	);
});

test('what everything stands on stands on nothing of it', () => {
	const foundations = [
		...['problem', 'task/task', 'http/http', 'http/wire', 'http/retryAfter', 'http/providerWords'],
		...[
			'text/json',
			'text/jsonText',
			'text/time',
			'text/secrets/secrets',
			'text/secrets/callbackMembers',
		],
		...['callbackTexts', 'escapedText', 'textSearch', 'textTree'].map(
			(name) => `text/secrets/${name}`,
		),
	].map((name) => `${CORE}${name}.ts`);
	const low = files.filter(({ path }) => foundations.includes(path));
	expect(low).toHaveLength(foundations.length);
	expect(offences(low, (target) => target === 'zod' || foundations.includes(target))).toEqual([]);
});

test("credential names and addresses stand in the providers' folders and in the classes alone", () => {
	const outside = (pattern: RegExp) =>
		pathsWhere(({ path, text }) => floorOf(path) !== 'credentials' && pattern.test(text));
	const bindings = [
		...['aceDataCloud', 'fal', 'googleVeo', 'heyGen', 'kie', 'kling', 'miniMax', 'modelArk'],
		...['piApi', 'replicate', 'runway', 'vap', 'waveSpeed'],
	].map((id) => `${PROVIDERS}${id}/credential.ts`);
	const types = [
		/(aceDataCloud|fal|googleGemini|heyGen|kie|kling|miniMax|modelArk)TaskApi/,
		/(piApi|replicate|runway|vap|waveSpeed)TaskApi/,
	];
	expect(types.flatMap(outside).sort()).toEqual(bindings);
	const addresses = [
		/api\.acedata\.cloud|bytepluses\.com|volces\.com|api\.vapagent\.com|queue\.fal\.run/,
		/generativelanguage\.googleapis\.com|api\.heygen\.com|api\.kie\.ai|klingai\.com|api\.minimax/,
		/api\.piapi\.ai|api\.replicate\.com|runwayml\.com|api\.wavespeed\.ai/,
	];
	expect(addresses.flatMap(outside).sort()).toEqual(bindings);
});

/** Comments may name a provider: they say where a fact comes from. */
const withoutComments = (text: string) => text.replace(/\/\*[^]*?\*\/|(^|\s)\/\/.*/g, '');

test('what is said of one provider stands in its folder', () => {
	const names = /ace ?data|modelark|volc|byteplus|(?<![a-z])vap(agent)?(?![a-z])|cgt-/i;
	const outside = pathsWhere(
		({ path, text }) =>
			floorOf(path) !== 'credentials' &&
			providerOf(path) === null &&
			names.test(withoutComments(text)),
	);
	expect(outside).toEqual([
		// How a model writes an id into a sentence.
		`${CORE}text/llmTaskIds.ts`,
		`${PROVIDERS}registry.ts`,
	]);
});

test("n8n's errors are made in one file, and raised in the class", () => {
	const n8nError = /^(Node\w*Error|ApplicationError|UserError|OperationalError|UnexpectedError)$/;
	const makers = pathsWhere(({ created }) => created.some((name) => n8nError.test(name)));
	expect(makers).toEqual([`${NODE}/output/raise.ts`]);
	// A stream that is too large can only be ended from inside, by throwing; and n8n's HTTP Request node and the test of
	// a credential learn only so that one of its fields cannot be used.
	expect(pathsWhere(({ throws }) => throws > 0)).toEqual([
		...['credentials/customTaskKey.ts', 'host/media/download.ts', `${NODE}/VideoTask.node.ts`],
		'nodes/VideoTaskTrigger/VideoTaskTrigger.node.ts',
	]);
});

/** What n8n can be asked about a run, and the files that may; `wake/parked.ts` asks a webhook's context in a run's place. */
test.each<[string, RegExp, readonly string[]]>([
	['the items', /getInputData/, ['input/call.ts', 'wake/parked.ts']],
	['a parameter', /getNodeParameter/, ['input/readParameter.ts', 'wake/parked.ts']],
	[
		'the parameters as written',
		/getNode\(\)\.parameters/,
		['input/readParameter.ts', 'wake/parked.ts'],
	],
	[
		'the node',
		/getNode\(\)/,
		['VideoTask.node.ts', 'input/call.ts', 'input/readParameter.ts', 'wake/parked.ts'],
	],
	[
		'what follows an error',
		/continueOnFail\(/,
		['VideoTask.node.ts', 'input/call.ts', 'wake/parked.ts'],
	],
	// For each look it decides whether somebody sees the browser's console.
	['who has started it', /getMode/, ['asking/progress.ts', 'input/call.ts', 'wake/parked.ts']],
	['its part in a durable wait', /[.{] ?durablePart\b/, ['input/call.ts']],
])('n8n is asked for %s at the door alone', (_what, question, doors) => {
	const asking = pathsWhere(({ path, text }) => path.startsWith(`${NODE}/`) && question.test(text));
	expect(asking.filter((path) => !path.includes('/form/'))).toEqual(
		doors.map((path) => `${NODE}/${path}`),
	);
});

test('core and providers read no clock, draws no lots and opens nothing', () => {
	const impure = /Date\.now|new Date\(\)|Math\.random|performance\.|setTimeout|setInterval|fetch\(/;
	expect(
		pure()
			.filter(({ text }) => impure.test(text))
			.map(({ path }) => path),
	).toEqual([]);
});

test('the clock is read in one file, and for tokens, so that a test can choose the time', () => {
	const reads = /Date\.now|new Date\(\)|performance\./;
	expect(pathsWhere(({ text }) => reads.test(text))).toEqual([
		// n8n calls a credential without a clock, and a token of Kling's carries the time.
		'credentials/KlingTaskApi.credentials.ts',
		'host/clock.ts',
	]);
});

test('no file for leftovers, no barrel, no union at the boundary', () => {
	const leftovers = /(utils?|helpers?|types|constants|common|misc)\.ts$/i;
	expect(pathsWhere(({ path }) => leftovers.test(path))).toEqual([]);
	expect(pathsWhere(({ path }) => path.endsWith('/index.ts'))).toEqual([]);
	expect(pathsWhere(({ text }) => /export \* from|export \{[^}]*\} from/.test(text))).toEqual([]);
	expect(pathsWhere(({ text }) => /z\.(union|discriminatedUnion)\(|\.or\(z\./.test(text))).toEqual(
		[],
	);
});

test('no file over 200 lines but the form', () => {
	const long = files.filter(({ path, lines }) => lines > 200 && !path.includes('/form/'));
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
