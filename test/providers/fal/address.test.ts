// Which texts name a model or a request of fal's, and where a request is asked for.
import { appOfModel, idOfAddress, place, requestFor } from '../../../providers/fal/address';

const BASE = 'https://queue.fal.run';
const ID = '764cabcf-b745-4b3e-ae38-1200304cf45b';
const setup = { app: 'fal-ai/flux', baseUrl: BASE };

const longest = `fal-ai/flux/${'x'.repeat(1_000 - 'fal-ai/flux/'.length)}`;

// [a text in place of a model, owner and app]
test.each([
	['https://fal.run/fal-ai/flux', 'fal-ai/flux'],
	['https://queue.fal.run/fal-ai/flux', 'fal-ai/flux'],
	['HTTPS://FAL.AI/models/fal-ai/flux', 'fal-ai/flux'],
	['https://other.example/fal-ai/flux', null],
	['see https://fal.run/fal-ai/flux', null],
	[longest, 'fal-ai/flux'],
	[`${longest}x`, null],
	[' fal-ai/flux ', 'fal-ai/flux'],
	[`fal-ai/${'x'.repeat(200)}`, `fal-ai/${'x'.repeat(200)}`],
	[`fal-ai/${'x'.repeat(201)}`, null],
	['fal-ai/-', null],
	['workflows/me/flow/x', 'workflows/me/flow'],
	['', null],
	['/', null],
])('of %j owner and app are %j', (model, app) => {
	expect(appOfModel(model)).toBe(app);
});

const path = (behind: string) => `${BASE}/fal-ai/flux/requests/${ID}${behind}`;

// [an address, the id in it]
test.each<readonly [string, string | null]>([
	...[
		'',
		'/',
		'/status',
		'/status/',
		'/cancel',
		'/response',
		'/stream',
		'/status?logs=1',
		'//',
	].map((behind) => [path(behind), ID] as const),
	...['/other', '/status/x', '/status//', '/x/status', '///'].map(
		(behind) => [path(behind), null] as const,
	),
	[`fal-ai/flux/requests/${ID}`, ID],
	[`flux/requests/${ID}`, null],
	[`${BASE}/flux/requests/${ID}`, null],
	[`${BASE}/fal-ai/flux/requests/`, null],
	[`${BASE}/fal-ai/flux/requests/-`, null],
	[`${BASE}/fal-ai/flux/${ID}`, null],
	[`${BASE}/a/requests/b/requests/${ID}`, ID],
	[`ftp://queue.fal.run/fal-ai/flux/requests/${ID}`, null],
	[ID, null],
	['', null],
])('%s is of the request %j', (address, id) => {
	expect(idOfAddress(address)).toBe(id);
});

// [as it was asked for, the place that its item keeps]
test.each([
	[path('/status'), 'fal-ai/flux'],
	[`https://proxy.example/v1/queue/fal-ai/flux/requests/${ID}`, 'fal-ai/flux'],
	[`${BASE}/workflows/me/flow/requests/${ID}`, 'workflows/me/flow'],
	[`${BASE}/comfy/me/flow/requests/${ID}/status`, 'comfy/me/flow'],
	[`${BASE}/v1/workflows/me/flow/requests/${ID}`, 'workflows/me/flow'],
	[`${BASE}/other/me/flow/requests/${ID}`, 'me/flow'],
	[ID, null],
	['', null],
])('an item of %s keeps the place %j', (asked, service) => {
	expect(place.serviceOf(asked)).toBe(service);
});

test.each([
	['fal-ai/flux', `fal-ai/flux/requests/${ID}`],
	['workflows/me/flow', `workflows/me/flow/requests/${ID}`],
	['fal-ai/flux/dev', null],
	['fal', null],
	['', null],
])('an item of the place %j is asked for as %j', (service, text) => {
	expect(place.idAt(service, ID)).toBe(text);
});

// [as it is asked for, what for, the request]
test.each([
	[ID, 'status', { path: `/fal-ai/flux/requests/${ID}/status` }],
	[ID, 'result', { path: `/fal-ai/flux/requests/${ID}` }],
	['a/b', 'result', { path: '/fal-ai/flux/requests/a%2Fb' }],
	[`me/app/requests/${ID}`, 'status', { path: `/me/app/requests/${ID}/status` }],
	[`me/app/requests/${ID}`, 'result', { path: `/me/app/requests/${ID}` }],
	[path('/cancel'), 'status', { path: '/', address: path('/status') }],
	[path('/status?logs=1'), 'result', { path: '/', address: path('') }],
] as const)('for %s the %s is asked for at its place', (asked, what, request) => {
	expect(requestFor(asked, what, setup)).toEqual({ method: 'GET', ...request });
});

test.each([BASE.replace('https', 'http'), `${BASE}:444`, 'https://evil.example', 'no address', ''])(
	'an address is not asked for where the base URL is %j',
	(baseUrl) => {
		expect(requestFor(path('/status'), 'status', { app: null, baseUrl })).toMatchObject({
			...{ kind: 'invalidInput', concernsIds: true },
			message: 'its status address is not of the host of the credential',
			description:
				"Give an address of the host in 'Base URL' of the credential: the key is sent nowhere else.",
		});
	},
);

test('a bare id without a model says what to fill in', () => {
	expect(requestFor(ID, 'status', { app: null, baseUrl: BASE })).toMatchObject({
		...{ kind: 'invalidInput', concernsIds: true },
		message: "'Model' is empty, and the id is no status address",
		description:
			"Set 'Model' to the model that the request was sent to, such as fal-ai/kling-video, or pass the status_url of its create answer in place of the id. It is still there in items with 'Include Input Fields' on.",
	});
});
