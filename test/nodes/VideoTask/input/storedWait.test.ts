import { isProblem, problem } from '../../../../core/problem';
import {
	itemOf,
	readStoredWait,
	requestsOf,
	storedRequestOf,
	watchOf,
} from '../../../../nodes/VideoTask/input/storedWait';
import type { StoredWait } from '../../../../nodes/VideoTask/input/storedWait';
import { stored } from '../durable/durableContext';

const REQUEST = { itemIndex: 0, service: 'veo', ids: ['a', 'b'], sinceMs: null, fileName: 'x.mp4' };

const NOTHING = { service: '', ids: [], sinceMs: null, fileName: '' };

const STORED: StoredWait = {
	version: 1,
	isNew: false,
	parentId: '7',
	startedAtMs: 1000,
	settings: { binaryPropertyName: 'film' },
	restUntilMs: 66_000,
	requests: [
		storedRequestOf(REQUEST, 0),
		storedRequestOf(problem('invalidInput', 'No id', { description: 'Give one.' }), 1),
		storedRequestOf({ ...NOTHING, itemIndex: 2, carriedError: { message: 'No credit' } }, 2),
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
	return readStoredWait([{ json: { ...json } }]);
}

test('a wait comes back from the store as it went in', () => {
	expect(readFrom(stored(itemOf(STORED)))).toEqual(STORED);
});

test('what the items asked for is read as it was, what could not be read still says why', () => {
	const [good, bad, carried] = requestsOf(STORED);
	expect(good).toEqual(REQUEST);
	expect(bad !== undefined && isProblem(bad)).toBe(true);
	expect(bad).toMatchObject({ message: 'No id', description: 'Give one.' });
	expect(carried).toMatchObject({ itemIndex: 2, ids: [], carriedError: { message: 'No credit' } });
});

test('a wait that an older node has put aside can be read', () => {
	const { settings, ...older } = STORED;
	expect(settings).toBeDefined();
	const requests = STORED.requests.map((request) => ({ ...request, advice: undefined }));
	expect(readFrom(stored({ json: { videoTaskWait: { ...older, requests } } }))).toEqual({
		...older,
		requests,
	});
	expect(requestsOf({ ...STORED, requests })[1]).toMatchObject({ message: 'No id' });
});

test('each service has a watch of its own', () => {
	expect(watchOf(STORED, 'veo')).toEqual(STORED.watches.veo);
	expect(watchOf(STORED, 'seedance')).toBeNull();
	expect(watchOf(null, 'veo')).toBeNull();
	// What every object has is no service.
	expect(watchOf(STORED, 'constructor')).toBeNull();
});

test.each([
	['nothing', {}],
	['another version', { videoTaskWait: { ...STORED, version: 2 } }],
	[
		'a setting that is no text',
		{ videoTaskWait: { ...STORED, settings: { binaryPropertyName: 1 } } },
	],
	['a wait without its watches', { videoTaskWait: { ...STORED, watches: null } }],
	['a wait whose ids are gone', { videoTaskWait: { ...STORED, watches: { veo: { ids: {} } } } }],
])('%s cannot be read, which is said', (_name, json) => {
	expect(readFrom(json)).toMatchObject({
		kind: 'invalidInput',
		message: 'The stored state of this durable wait cannot be read',
		description: 'Nothing is lost: run the workflow again, the tasks go on at the provider.',
	});
});
