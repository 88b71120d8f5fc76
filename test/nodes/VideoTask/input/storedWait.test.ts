import { isProblem, problem } from '../../../../core/problem';
import {
	itemOf,
	readRested,
	requestsOf,
	savedRequestOf,
	watchOf,
} from '../../../../nodes/VideoTask/input/storedWait';
import type { RestedWait } from '../../../../nodes/VideoTask/input/storedWait';
import { durableContext, stored, WAIT } from '../durable/durableContext';

const REQUEST = { itemIndex: 0, service: 'veo', ids: ['a', 'b'], sinceMs: null, fileName: 'x.mp4' };

const NOTHING = { service: '', ids: [], sinceMs: null, fileName: '' };

const REST: RestedWait = {
	version: 1,
	isNew: false,
	parentId: '7',
	startedAtMs: 1000,
	settings: { binaryPropertyName: 'film' },
	restUntilMs: 66_000,
	requests: [
		savedRequestOf(REQUEST, 0),
		savedRequestOf(problem('invalidInput', 'No id', { description: 'Give one.' }), 1),
		savedRequestOf({ ...NOTHING, itemIndex: 2, carriedError: { message: 'No credit' } }, 2),
	],
	inputs: [{ row: 1 }, {}],
	watches: {
		veo: {
			ids: [],
			...{ hasAnswer: true, chance: 0.5, slowestAnswerMs: 20 },
			...{ seenCount: 1, seenYoungCount: 0, quietUntilMs: 0 },
		},
	},
	files: { 'veo/a': { binary: { data: { data: 'x', mimeType: 'video/mp4' } }, problem: null } },
};

function readFrom(json: object) {
	const parameters = { ...WAIT, durablePart: 'look' };
	return readRested(durableContext({ parameters, items: [{ ...json }] }).context);
}

test('a wait comes back from the store as it went in', () => {
	expect(readFrom(stored(itemOf(REST)))).toEqual(REST);
});

test('what the items asked for is read as it was, what could not be read still says why', () => {
	const [good, bad, carried] = requestsOf(REST);
	expect(good).toEqual(REQUEST);
	expect(bad !== undefined && isProblem(bad)).toBe(true);
	expect(bad).toMatchObject({ message: 'No id', description: 'Give one.' });
	expect(carried).toMatchObject({ itemIndex: 2, ids: [], carriedError: { message: 'No credit' } });
});

test('a wait that an older node has put aside can be read', () => {
	const { settings, ...older } = REST;
	expect(settings).toBeDefined();
	const requests = REST.requests.map((request) => ({ ...request, advice: undefined }));
	expect(readFrom(stored({ json: { videoTaskWait: { ...older, requests } } }))).toEqual({
		...older,
		requests,
	});
	expect(requestsOf({ ...REST, requests })[1]).toMatchObject({ message: 'No id' });
});

test('each service has a watch of its own', () => {
	expect(watchOf(REST, 'veo')).toEqual(REST.watches.veo);
	expect(watchOf(REST, 'seedance')).toBeNull();
	expect(watchOf(null, 'veo')).toBeNull();
	// What every object has is no service.
	expect(watchOf(REST, 'constructor')).toBeNull();
});

test.each([
	['nothing', {}],
	['another version', { videoTaskWait: { ...REST, version: 2 } }],
	[
		'a setting that is no text',
		{ videoTaskWait: { ...REST, settings: { binaryPropertyName: 1 } } },
	],
	['a wait without its watches', { videoTaskWait: { ...REST, watches: null } }],
	['a wait whose ids are gone', { videoTaskWait: { ...REST, watches: { veo: { ids: {} } } } }],
])('%s cannot be read, which is said', (_name, json) => {
	expect(readFrom(json)).toMatchObject({
		kind: 'invalidInput',
		message: 'The stored state of this durable wait cannot be read',
		description: 'Nothing is lost: run the workflow again, the tasks go on at the provider.',
	});
});
