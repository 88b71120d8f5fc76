import { joinedSignals } from '../../host/joinedSignals';

test('aborts with the first of its signals, with one that has aborted before, and by itself', () => {
	const first = new AbortController();
	const second = new AbortController();
	const joined = joinedSignals(first.signal, undefined, second.signal);
	expect(joined.signal.aborted).toBe(false);
	second.abort();
	expect(joined.signal.aborted).toBe(true);
	expect(joinedSignals(undefined, second.signal).signal.aborted).toBe(true);
	const alone = joinedSignals(undefined);
	alone.abort();
	expect(alone.signal.aborted).toBe(true);
	expect(first.signal.aborted).toBe(false);
});

test('once released, hears and keeps nothing of the others', () => {
	const stop = new AbortController();
	const added = jest.spyOn(stop.signal, 'addEventListener');
	const removed = jest.spyOn(stop.signal, 'removeEventListener');
	const joined = joinedSignals(stop.signal);
	expect(added).toHaveBeenCalledTimes(1);
	joined.release();
	expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
		added.mock.calls.map(([, listener]) => listener),
	);
	stop.abort();
	expect(joined.signal.aborted).toBe(false);
});
