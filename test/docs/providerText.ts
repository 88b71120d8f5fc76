// What the documents take from the registry of providers.
import type { ProviderAdapter } from '../../core/look/adapter';
import { isProblem } from '../../core/problem';
import { isObject } from '../../core/text/json';
import type { Provider } from '../../providers/provider';
import { PROVIDERS } from '../../providers/registry';
import { CREDENTIALS } from '../credentials/allCredentials';

/** 'ModelArk (Volcengine Ark)' is ModelArk where a table needs a short name. */
export function nameOf({ title }: Provider): string {
	return title.replace(/ \(.*/, '');
}

/** @returns where the page of a provider is, from the folder docs/providers */
export function fileOf(provider: Provider): string {
	return `${nameOf(provider).toLowerCase().replace(/[. ]/g, '-')}.md`;
}

/**
 * @param folder of the pages, as the linking page sees it
 * @returns the table of all providers
 */
export function providerTable(folder: string): string {
	return tableOf(
		['provider', 'credential', 'the id in the create answer'],
		PROVIDERS.map((provider) => [
			`[${provider.title}](${folder}${fileOf(provider)})`,
			provider.credential.title,
			idsOf(provider).map(codeOf).join(', '),
		]),
	);
}

/** @returns what a create answer calls the id, in the order in which 'Task IDs' looks */
function idsOf(provider: Provider): string[] {
	return readBy(provider).filter((id) => id !== 'taskId' || provider.id === 'customApi');
}

/** @returns the members of the input that 'Task IDs' reads by itself */
export function readBy({ ids }: Provider): string[] {
	return [...ids.defaultExpression.matchAll(/\$json\.([\w.?]+)/g)].map(([, id = '']) =>
		id.replaceAll('?', ''),
	);
}

/** @returns the table of how long tasks take, how many one request asks about, and how long URLs live */
export function durationTable(): string {
	return tableOf(
		['provider', 'service', 'expected', 'ids in one request', 'URLs live'],
		PROVIDERS.flatMap((provider) =>
			placesOf(provider).map(({ title, expected, ids, life }) => [
				...[nameOf(provider), title, expected, ids, life],
			]),
		),
	);
}

/** @returns the table of where each provider takes the address that it calls, and how it calls */
export function callbackTable(): string {
	return tableOf(
		['provider', 'the URL goes into', 'calls', 'signed', 'list of tasks'],
		PROVIDERS.map((provider) => [
			...[nameOf(provider), ...callbackCells(provider), listCell(provider)],
		]),
	);
}

const CALLS = { atEnd: 'at the end', everyChange: 'on every change' };
const SIGNATURES = {
	hmac: "yes, by the credential's 'Webhook Secret'",
	secretHeader: "yes, by the credential's 'Webhook Secret'",
	keySet: "yes, where 'Check Webhook Signature' of the credential is on",
};

function callbackCells({ callback }: Provider): string[] {
	if (callback === undefined) return ['nothing: its documents know no callback', '-', '-'];
	const { urlField, urlPlace, advice, calls, signature } = callback;
	const place = urlField === '' ? '' : `${codeOf(urlField)} in the ${urlPlace}. `;
	return [
		`${place}${advice}`.replace(/\.? ?$/, ''),
		CALLS[calls],
		signature === null ? 'no' : SIGNATURES[signature.kind],
	];
}

/** @returns the table of the providers that list an account's tasks */
export function listTable(): string {
	const rows = PROVIDERS.map((provider) => [nameOf(provider), listCell(provider)]);
	return tableOf(
		['provider', 'services'],
		rows
			.filter(([, cell]) => cell !== 'no')
			.map(([name = '', cell = '']) => [name, cell === 'yes' ? 'all' : cell.replace(/^of /, '')]),
	);
}

/** @returns of which services there is a list of the account's tasks */
function listCell(provider: Provider): string {
	const { listed } = provider.services;
	const services = listed.length === 0 ? [{ service: '', title: '' }] : listed;
	const having = services.filter(
		({ service }) => adapterOf(provider, service).recent !== undefined,
	);
	if (having.length === services.length) return 'yes';
	return having.length === 0 ? 'no' : `of ${having.map(({ title }) => title).join(', ')}`;
}

const DURATIONS = '[by service](README.md#how-long-how-many-for-how-long)';

/** @returns the table at the top of a provider's page */
export function factTable(provider: Provider): string {
	const places = placesOf(provider);
	return tableOf(
		['in Video Task', ''],
		[
			['Provider', `${provider.title} (\`${provider.id}\` in the item)`],
			['Credential', provider.credential.title],
			...addressRows(provider),
			["'Task IDs' reads", readBy(provider).map(codeOf).join(', ')],
			...serviceRows(provider),
			...(places.length === 1 ? places : []).flatMap(({ expected, ids, life }) => [
				['A task is expected to take', expected],
				['Ids in one request', ids],
				['URLs live', life],
			]),
			...(places.length === 1 ? [] : [['How long, how many', DURATIONS]]),
		],
	);
}

function addressRows({ credential }: Provider): string[][] {
	const own = CREDENTIALS.find(({ binding }) => binding === credential)?.own;
	const region = own?.properties.find(({ name }) => name === 'region');
	const regions = (region?.options ?? []).flatMap((option) =>
		'value' in option && option.value !== 'custom' ? [option] : [],
	);
	if (regions.length === 0) {
		const address = credential.address({});
		return [['Base URL', address === null ? 'yours' : codeOf(address)]];
	}
	return regions.map(({ name, value }) => [
		`Base URL, ${name}`,
		codeOf(credential.address({ region: value }) ?? ''),
	]);
}

function serviceRows({ services, fields }: Provider): string[][] {
	const field = fields.find(({ name }) => name === 'service');
	if (field === undefined) return [];
	const usual = services.listed.find(({ service }) => service === field.default);
	const listed = services.listed.map(({ title, service }) => `${title} (\`${service}\`)`);
	const other = services.byPath === null ? [] : [services.byPath.title];
	return [['Service', `${[...listed, ...other].join(', ')}; ${usual?.title ?? ''} by default`]];
}

/** @returns what is known of the services of a provider, one entry for those of which the same is known */
function placesOf(provider: Provider) {
	const { listed } = provider.services;
	const services = listed.length === 0 ? [{ service: '', title: '' }] : listed;
	const alike = new Map<string, string[]>();
	for (const { service, title } of services) {
		const known = JSON.stringify(knownOf(provider, service));
		alike.set(known, [...(alike.get(known) ?? []), title]);
	}
	return [...alike].map(([known, titles]) => ({
		...(JSON.parse(known) as ReturnType<typeof knownOf>),
		title: alike.size === 1 ? 'all' : titles.join(', '),
	}));
}

function adapterOf(provider: Provider, service: string): ProviderAdapter {
	const baseUrl = 'https://api.example.com';
	const setup = provider.readSetup({ credential: {}, parameters: {}, baseUrl });
	const adapter = provider.adapterFor(service, setup);
	if (adapter === null || (isObject(setup) && isProblem(setup))) {
		throw new Error(`No adapter of ${service}`);
	}
	return adapter;
}

function knownOf(provider: Provider, service: string) {
	const adapter = adapterOf(provider, service);
	const { expectedSeconds, urlLifetimeSeconds } = adapter.facts;
	return {
		expected: expectedSeconds === null ? 'not known' : `${expectedSeconds} s`,
		ids: String(adapter.ways[0].maxIds),
		life: urlLifetimeSeconds === null ? 'not known' : lengthOf(urlLifetimeSeconds / 3600),
	};
}

function lengthOf(hours: number): string {
	if (hours === 1) return '1 hour';
	return hours >= 48 ? `${hours / 24} days` : `${hours} hours`;
}

function codeOf(text: string): string {
	return `\`${text}\``;
}

/** A table whose lines are longer is not drawn as one, as Prettier does it. */
const MOST_CHARACTERS = 100;

/** @returns a table in Markdown, as Prettier writes it */
export function tableOf(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const widths = head.map((_, column) =>
		Math.max(3, ...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
	);
	const isDrawn = widths.reduce((sum, width) => sum + width + 3, 1) <= MOST_CHARACTERS;
	const lines = [head, widths.map((width) => '-'.repeat(isDrawn ? width : 3)), ...rows];
	return lines
		.map((cells) => cells.map((cell, column) => cell.padEnd(isDrawn ? (widths[column] ?? 0) : 0)))
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}
