import { isProblem, problem } from '../../../nodes/VideoTask/core/problem';
import {
	itemOf,
	readRested,
	requestsOf,
	savedRequestOf,
	watchOf,
} from '../../../nodes/VideoTask/rested';
import type { RestedWait } from '../../../nodes/VideoTask/rested';
import { durableContext, stored, WAIT } from './durableContext';

const REQUEST = { itemIndex: 0, service: 'veo', ids: ['a', 'b'], sinceMs: null, fileName: 'x.mp4' };

const REST: RestedWait = {
	version: 1,
	isNew: false,
	parentId: '7',
	startedAtMs: 1000,
	restUntilMs: 66_000,
	requests: [savedRequestOf(REQUEST, 0), savedRequestOf(problem('invalidInput', 'No id'), 1)],
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
	const [good, bad] = requestsOf(REST);
	expect(good).toEqual(REQUEST);
	expect(bad !== undefined && isProblem(bad) ? bad.message : bad).toBe('No id');
});

test('each service has a watch of its own', () => {
	expect(watchOf(REST, 'veo')).toEqual(REST.watches.veo);
	expect(watchOf(REST, 'seedance')).toBeNull();
	expect(watchOf(null, 'veo')).toBeNull();
});

test.each([
	['nothing', {}],
	['another version', { videoTaskWait: { ...REST, version: 2 } }],
	['a wait without its watches', { videoTaskWait: { ...REST, watches: null } }],
	['a wait whose ids are gone', { videoTaskWait: { ...REST, watches: { veo: { ids: {} } } } }],
])('%s cannot be read, which is said', (_name, json) => {
	expect(readFrom(json)).toMatchObject({
		kind: 'invalidInput',
		message: 'The stored state of this durable wait cannot be read',
		description: 'Nothing is lost: run the workflow again, the tasks go on at the provider.',
	});
});
