// An adapter that throws, or a way of sending that rejects, costs its own ids their answer and nothing else.
import type { HttpRequest } from '../../../core/http/wire';
import { look } from '../../../core/look/look';
import { hintFor } from '../../../core/look/adapter';
import type { Way } from '../../../core/look/adapter';
import { adapterOf } from '../answering';
import { found, scriptedSend } from './scriptedSend';
import { waitFor } from '../wait/virtualWait';

const ark = adapterOf('modelArk');
const vap = adapterOf('vap');

const broken = () => {
	throw new Error('a template that cannot be filled');
};

/** A way for whose request an id is needed that is not `bad`. */
function choosy(way: Way): Way {
	const request = (ids: readonly string[]): HttpRequest =>
		ids.includes('bad') ? broken() : way.request(ids);
	return { ...way, request };
}

test('an id that no request can be made for is a problem, and the others of its list are asked singly', async () => {
	const [first, ...others] = ark.ways.map(choosy);
	expect(first).toBeDefined();
	const adapter = { ...ark, ways: [first as Way, ...others] as const };
	const { send, asked } = scriptedSend((one) => found(one));
	const seen = await look(adapter, send, ['a', 'bad', 'c']);
	expect(asked.map(({ way, ids }) => [way, ids])).toEqual([
		['single', ['a']],
		['single', ['c']],
	]);
	expect([...seen].map(([id, { outcome, requests }]) => [id, outcome.kind, requests])).toEqual([
		['a', 'task', 1],
		['bad', 'problem', 0],
		['c', 'task', 1],
	]);
	expect(seen.get('bad')?.outcome).toMatchObject({
		problem: { kind: 'invalidInput', message: 'no request can be made for it' },
	});
});

test('a request that throws ends a wait of 0 minutes, and one of half an hour', async () => {
	for (const maxWaitMs of [0, 1_800_000]) {
		const { results, looks } = await waitFor(
			{ standing: () => 'running', maxBatchSize: 1, adapter: { request: broken } },
			{ maxWaitMs },
		);
		expect(looks).toEqual([]);
		expect(results).toMatchObject([{ taskId: 'a', problem: { kind: 'invalidInput' } }]);
	}
});

test('a way of sending that rejects is no answer', async () => {
	const seen = await look(vap, () => Promise.reject(new Error('secret')), ['a']);
	expect(seen.get('a')?.outcome).toMatchObject({
		kind: 'problem',
		problem: {
			kind: 'noAnswer',
			message: 'the provider did not answer: the request could not be sent',
		},
	});
	expect(JSON.stringify([...seen])).not.toContain('secret');
});

test('a hint that throws is none', () => {
	expect(hintFor({ ...vap, hintForUnknownId: broken }, 'a')).toBe('');
	expect(hintFor(vap, 'cgt-1')).toBe("It looks like ModelArk's id.");
});

test('an id that no request can be made for is to be checked', async () => {
	const way = { ...vap.ways[0], request: broken };
	const seen = await look({ ...vap, ways: [way] }, () => Promise.reject(), ['a']);
	expect(seen.get('a')?.outcome).toMatchObject({
		problem: { description: 'Check the task id and the parameters of this node.' },
	});
});
