// What is read of an operation, member by member.
import vertexFiltered from './fixtures/vertex_done_rai_filtered.json';
import { adapterOf, taskOf } from '../../core/answering';

const NAME = 'models/veo-3.1-generate-preview/operations/abc123def456';
const ID = 'abc123def456';
const of = (body: object) => taskOf(adapterOf('googleVeo'), body, NAME);
const ended = (more: object) => of({ name: NAME, done: true, ...more });
const made = (inner: object, beside = {}) =>
	ended({ response: { generateVideoResponse: inner, ...beside } });

const uri = (name: string | number) =>
	`https://generativelanguage.googleapis.com/v1beta/files/${name}:download?alt=media`;
const sample = (name: string | number) => ({ video: { uri: uri(name) } });

// [an operation, its providerStatus]
test.each([
	[{ name: NAME }, null],
	[{ name: NAME, done: false }, 'done: false'],
	[{ name: NAME, done: true }, 'done: true'],
	[{ name: NAME, done: null }, 'done: null'],
	[{ name: NAME, done: 'x'.repeat(58) }, `done: ${'x'.repeat(58)}`],
	[{ name: NAME, done: 'x'.repeat(59) }, `done: ${'x'.repeat(58)}`],
])('the word of %j is what it says of `done`, and at most 64 characters', (body, word) => {
	expect(of(body).providerStatus).toBe(word);
});

test.each([
	['runs', { name: NAME }],
	['succeeded', { name: NAME, done: true, response: { generatedSamples: [sample('a')] } }],
	['failed', { name: NAME, done: true, error: { code: 13 } }],
])('what Veo makes is a video, also when it %s', (_what, body) => {
	expect(of(body).kind).toBe('video');
});

test('where nothing went wrong, nothing is reported and no look is troubled', () => {
	for (const task of [of({ name: NAME }), made({ generatedSamples: [sample('a')] })]) {
		expect(task.reported).toEqual({ code: null, message: null });
		expect(task.passingTrouble).toBeNull();
	}
});

test.each([
	['an error while it runs', { done: false, error: { code: 14, message: 'Busy' } }, 'Busy'],
	['an error without words while it runs', { done: false, error: { code: 14 } }, null],
	['the error that it ended with', { done: true, error: { code: 14, message: 'Busy' } }, null],
	[
		'a video that is missing beside others',
		{
			done: true,
			response: { generatedSamples: [sample('a')], raiMediaFilteredReasons: ['Unsafe.'] },
		},
		'Unsafe.',
	],
])('the trouble that a wait tells of %s', (_what, more, trouble) => {
	expect(of({ name: NAME, ...more }).passingTrouble).toBe(trouble);
});

test('at most 500 videos are read', () => {
	const all = Array.from({ length: 501 }, (_one, index) => sample(index));
	expect(made({ generatedSamples: all.slice(0, 500) }).media).toHaveLength(500);
	const { media } = made({ generatedSamples: all });
	expect([media.length, media.at(-1)?.url]).toEqual([500, uri(499)]);
});

// [google.rpc.Code, its name]
test.each([
	[1, 'CANCELLED'],
	[2, 'UNKNOWN'],
	[3, 'INVALID_ARGUMENT'],
	[4, 'DEADLINE_EXCEEDED'],
	[5, 'NOT_FOUND'],
	[6, 'ALREADY_EXISTS'],
	[7, 'PERMISSION_DENIED'],
	[8, 'RESOURCE_EXHAUSTED'],
	[9, 'FAILED_PRECONDITION'],
	[10, 'ABORTED'],
	[11, 'OUT_OF_RANGE'],
	[12, 'UNIMPLEMENTED'],
	[13, 'INTERNAL'],
	[14, 'UNAVAILABLE'],
	[15, 'DATA_LOSS'],
	[16, 'UNAUTHENTICATED'],
	[17, '17'],
])('the number %i of an error goes by the name %s', (code, name) => {
	expect(ended({ error: { code, message: 'Words.' } }).reported).toEqual({
		...{ code: name, message: 'Words.' },
	});
});

// [the member `error`, the status, what is reported]
test.each([
	[{}, 'succeeded', { code: null, message: null }],
	[{ code: 0 }, 'succeeded', { code: null, message: null }],
	[{ code: ' ' }, 'succeeded', { code: null, message: null }],
	[{ code: '0' }, 'succeeded', { code: null, message: null }],
	[{ code: 0, message: 'OK' }, 'succeeded', { code: null, message: null }],
	[{ code: 5 }, 'failed', { code: 'NOT_FOUND', message: null }],
	[{ message: 'It broke' }, 'failed', { code: null, message: 'It broke' }],
	['It broke', 'failed', { code: null, message: 'It broke' }],
	[' ', 'succeeded', { code: null, message: null }],
	[null, 'succeeded', { code: null, message: null }],
])('an end with the error %j has %s', (error, status, reported) => {
	expect(ended({ error })).toMatchObject({ status, reported });
});

test('an error of the code 0, which is none, leaves the videos where they are', () => {
	const response = { generatedSamples: [sample('a')] };
	expect(ended({ error: { code: 0, message: 'OK' }, response })).toMatchObject({
		...{ status: 'succeeded', url: uri('a'), failure: null },
	});
});

const numbered = (length: number) => Array.from({ length }, (_one, index) => `Reason ${index}.`);

// [beside the videos, in the response, what is said of it]
test.each([
	[{ raiMediaFilteredCount: 0 }, { raiMediaFilteredCount: 2 }, 'left out 2 videos'],
	[{ raiMediaFilteredCount: 'x' }, { raiMediaFilteredCount: 1 }, 'left out 1 video'],
	[{ raiMediaFilteredCount: 3 }, { raiMediaFilteredCount: 2 }, 'left out 3 videos'],
])('the filters count in %j and in %j', (inner, beside, words) => {
	expect(made(inner, beside).failure?.message).toBe(`Google's filters ${words}.`);
});

test.each([
	['one text', 'Unsafe.', 'Unsafe.'],
	['several texts', ['Unsafe.', 'Celebrity.'], 'Unsafe. Celebrity.'],
	['the same text twice', ['Unsafe.', 'Unsafe.'], 'Unsafe.'],
	['what is no text', ['Unsafe.', null, 7, ' '], 'Unsafe.'],
	['ten texts', numbered(10), numbered(10).join(' ')],
	['more than ten texts', numbered(11), numbered(10).join(' ')],
])('the filters give as reasons %s', (_what, raiMediaFilteredReasons, message) => {
	expect(made({ raiMediaFilteredReasons }).failure?.message).toBe(message);
});

const project = (length: number) => 'p'.repeat(length - 'projects//models/veo-2'.length);
const longName = (length: number) => `projects/${project(length)}/models/veo-2/operations/${ID}`;

// [the name of an operation, its model]
test.each([
	[NAME, 'veo-3.1-generate-preview'],
	[`projects/p/publishers/google/models/veo-3.1/operations/${ID}`, 'veo-3.1'],
	[`operations/${ID}`, null],
	[`projects/p/operations/${ID}`, null],
	[longName(512), 'veo-2'],
	[longName(512 + '/models/veo-2'.length), null],
])('the model in the first 512 characters of %s', (name, model) => {
	expect(of({ name }).model).toBe(model);
});

test('an operation whose name has no model has none', () => {
	const task = taskOf(adapterOf('googleVeo'), vertexFiltered, vertexFiltered.name);
	expect(task.model).toBeNull();
});
