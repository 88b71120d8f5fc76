import { NO_DETAILS } from '../../../../../core/task/task';
import type { DurationBelief } from '../../../../../core/wait/pacing/durations/durationBelief';
import { WaitDurations } from '../../../../../core/wait/pacing/durations/waitDurations';
import { newDurationMemory } from '../../../../../host/learntDurations';
import { after, taskThatIs } from '../../handMadeWait';

const KNOWN = { provider: 'p', service: 's', setSeconds: 0, serviceSeconds: null };
const IN_TIME = { ageSeconds: 100, watchedSeconds: 0 };

/** A task of the model that took so many seconds by its record; null without times. */
function task(model: string | null, seconds: number | null, resolution: string | null = null) {
	return taskThatIs(seconds === null ? 'running' : 'succeeded', {
		...{ model, details: { ...NO_DETAILS, resolution } },
		createdAt: new Date(after(0)).toISOString(),
		finishedAt: seconds === null ? null : new Date(after(seconds)).toISOString(),
	});
}

const endedBy = (belief: DurationBelief, seconds: number) => belief.expected().endedShare(seconds);

/** What was not seen running says nothing beside its record. */
const AT_ONCE = { ageSeconds: 0, watchedSeconds: 0 };

describe('what a wait sees', () => {
	test('counts for its kind alone', () => {
		const durations = new WaitDurations(KNOWN);
		const [one, other, third] = [{}, {}, {}];
		durations.noteKind(one, task('m', null));
		durations.noteKind(other, task('m', null));
		durations.noteKind(third, task('n', null));
		const before = [other, third].map((id) => endedBy(durations.beliefOf(id), 30));
		durations.noteEnd(one, task('m', 20), IN_TIME);
		const now = [other, third].map((id) => endedBy(durations.beliefOf(id), 30));
		expect(now[0]).toBeGreaterThan(2 * (before[0] ?? 1));
		expect(now[1]).toBe(before[1]);
	});

	test('goes along with a task whose record names its model later', () => {
		const durations = new WaitDurations(KNOWN);
		const [id, same] = [{}, {}];
		durations.noteKind(id, task(null, null));
		const unseen = endedBy(durations.beliefOf({}), 200);
		durations.noteRunning(id, 200);
		expect(endedBy(durations.beliefOf({}), 200)).toBeLessThan(unseen);
		durations.noteKind(id, task('m', null));
		durations.noteKind(same, task('m', null));
		expect(endedBy(durations.beliefOf({}), 200)).toBeCloseTo(unseen, 9);
		expect(endedBy(durations.beliefOf(same), 200)).toBeLessThan(unseen);
		expect(durations.ranSeconds(id)).toBe(200);
	});

	test('is not moved by what failed, and by what nobody saw running nor has times', () => {
		for (const ended of [taskThatIs('failed'), taskThatIs('succeeded')]) {
			const durations = new WaitDurations(KNOWN);
			const id = {};
			durations.noteKind(id, ended);
			const before = endedBy(durations.beliefOf({}), 60);
			durations.noteEnd(id, ended, IN_TIME);
			expect(endedBy(durations.beliefOf({}), 60)).toBe(before);
		}
	});

	test('a task without times ended between its last two looks', () => {
		const durations = new WaitDurations(KNOWN);
		const id = {};
		durations.noteKind(id, taskThatIs('running'));
		durations.noteRunning(id, 20);
		durations.noteEnd(id, taskThatIs('succeeded'), { ageSeconds: 26, watchedSeconds: 20 });
		const belief = durations.beliefOf({});
		expect(endedBy(belief, 40)).toBeGreaterThan(endedBy(new WaitDurations(KNOWN).beliefOf({}), 60));
	});

	test('a record that says less than the wait has watched is not believed', () => {
		const seen = (recorded: number) => {
			const memory = newDurationMemory();
			const durations = new WaitDurations(KNOWN, { memory });
			const id = {};
			durations.noteKind(id, task(null, null));
			durations.noteRunning(id, 90);
			const ended = task(null, recorded);
			const end = { ageSeconds: 100, watchedSeconds: 90 };
			durations.teach(id, ended, end);
			durations.noteEnd(id, ended, end);
			return { share: endedBy(durations.beliefOf({}), 60), learnt: memory.recall('p|s||||') };
		};
		expect(seen(95).learnt).toEqual([95]);
		expect(seen(5).learnt).toEqual([]);
		expect(seen(5).share).toBeCloseTo(seen(95).share, 9);
	});

	test('ever new names of models take no more than a bounded place', () => {
		const durations = new WaitDurations(KNOWN);
		const beliefs = new Set<DurationBelief>();
		for (let index = 0; index < 1_000; index += 1) {
			const id = {};
			durations.noteKind(id, task(`m${index}`, null));
			beliefs.add(durations.beliefOf(id));
		}
		expect(beliefs.size).toBeLessThanOrEqual(100);
	});
});

describe('what earlier waits have learnt', () => {
	const taught = (...tasks: ReadonlyArray<ReturnType<typeof task>>) => {
		const memory = newDurationMemory();
		for (const one of tasks) new WaitDurations(KNOWN, { memory }).teach({}, one, AT_ONCE);
		return memory;
	};
	const medianOf = (durations: WaitDurations, named: ReturnType<typeof task>) => {
		const id = {};
		durations.noteKind(id, named);
		return durations.beliefOf(id).medianAtFirst;
	};

	test('is what a later one begins with', () => {
		const memory = taught(task('m', 20), task('m', 25), task('m', 22));
		const median = medianOf(new WaitDurations(KNOWN, { memory }), task('m', null));
		expect(median).toBeGreaterThan(18);
		expect(median).toBeLessThan(32);
	});

	test('helps a little where only the resolution differs, and not for another model', () => {
		const memory = taught(task('m', 20, '720p'), task('m', 20, '720p'));
		const durations = new WaitDurations(KNOWN, { memory });
		expect(medianOf(durations, task('m', null, '1080p'))).toBeCloseTo(20, 9);
		expect(medianOf(durations, task('n', null, '720p'))).toBe(134);
	});

	test('is taught under the kind as it ran, where only the end names the model', () => {
		const memory = newDurationMemory();
		const durations = new WaitDurations(KNOWN, { memory });
		const id = {};
		durations.noteKind(id, task(null, null, '720p'));
		durations.teach(id, task('m', 30, '720p'), AT_ONCE);
		expect(memory.recall('p|s||720p||')).toEqual([30]);
		expect(memory.recall('p|s|m|720p||')).toEqual([30]);
	});

	test('does not stand against what the user expects', () => {
		const set = new WaitDurations({ ...KNOWN, setSeconds: 300 }, { memory: taught(task('m', 20)) });
		expect(medianOf(set, task('m', null))).toBe(300);
	});
});

describe('what waits under way see', () => {
	const watching = (durations: WaitDurations, ranSeconds: number) => {
		const id = {};
		durations.noteKind(id, task('m', null));
		if (ranSeconds > 0) durations.noteRunning(id, ranSeconds);
		return { id, belief: () => durations.beliefOf(id) };
	};

	test('is weighed by all that wait for the same kind', () => {
		const memory = newDurationMemory();
		const one = new WaitDurations(KNOWN, { memory });
		const other = new WaitDurations(KNOWN, { memory });
		const [first, second] = [watching(one, 0), watching(other, 0)];
		const before = endedBy(second.belief(), 60);
		one.noteRunning(first.id, 90);
		expect(endedBy(second.belief(), 60)).toBeLessThan(before);
		one.noteEnd(first.id, task('m', 20), AT_ONCE);
		expect(endedBy(second.belief(), 60)).toBeGreaterThan(before);
	});

	test('is taken back of what still runs when its wait ends', () => {
		const memory = newDurationMemory();
		const [one, other] = [0, 0].map(() => new WaitDurations(KNOWN, { memory }));
		const second = watching(other!, 0);
		const before = endedBy(second.belief(), 60);
		watching(one!, 90);
		one!.leave();
		expect(endedBy(second.belief(), 60)).toBeCloseTo(before, 9);
	});

	test.each([
		['believes alone', { believesAlone: true }, KNOWN],
		['goes by what its user expects', {}, { ...KNOWN, setSeconds: 134 }],
	])('is kept from a wait that %s, and what that one sees from the others', (_who, more, known) => {
		const memory = newDurationMemory();
		const alone = watching(new WaitDurations(known, { memory, ...more }), 0);
		const others = new WaitDurations(KNOWN, { memory });
		const before = endedBy(alone.belief(), 60);
		const second = watching(others, 120);
		expect(endedBy(alone.belief(), 60)).toBe(before);
		expect(second.belief()).not.toBe(alone.belief());
	});

	test('of tasks that run far longer than expected stays with their wait', () => {
		const memory = newDurationMemory();
		const [one, other] = [0, 0].map(() => new WaitDurations(KNOWN, { memory }));
		const fresh = watching(other!, 60);
		const before = endedBy(fresh.belief(), 120);
		const stuck = Array.from({ length: 50 }, () => watching(one!, 60));
		for (const { id } of stuck) one!.noteRunning(id, 3_600);
		// A task of the other wait is expected to end as before, and those that are stuck are not.
		expect(endedBy(fresh.belief(), 120)).toBeCloseTo(before, 9);
		expect(endedBy(stuck[0]!.belief(), 1_000)).toBeLessThan(0.2);
		one!.leave();
		other!.leave();
		expect(memory.underWay.size).toBe(0);
	});

	test('leaves nothing behind, of however many kinds', () => {
		const memory = newDurationMemory();
		const waits = Array.from({ length: 50 }, () => new WaitDurations(KNOWN, { memory }));
		for (const wait of waits) {
			for (let kind = 0; kind < 150; kind += 1) wait.noteKind({}, task(`m${kind}`, null));
		}
		expect(memory.underWay.size).toBeGreaterThan(50);
		for (const wait of waits) wait.leave();
		expect(memory.underWay.size).toBe(0);
	});
});
