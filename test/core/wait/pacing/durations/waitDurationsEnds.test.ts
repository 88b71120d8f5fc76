import { NO_DETAILS } from '../../../../../core/task/task';
import type { Task } from '../../../../../core/task/task';
import { BeliefsUnderWay } from '../../../../../core/wait/pacing/durations/beliefsUnderWay';
import { WaitDurations } from '../../../../../core/wait/pacing/durations/waitDurations';
import { newDurationMemory } from '../../../../../host/learntDurations';
import { after, taskThatIs } from '../../handMadeWait';

const KNOWN = { provider: 'p', service: 's', setSeconds: 0, serviceSeconds: null };
const OF_SERVICE = 'p|s||||';
const CREATED = new Date(after(0)).toISOString();

const runs = (model: string | null) => taskThatIs('running', { model });

const took = (seconds: number, more: Partial<Task> = {}) =>
	taskThatIs('succeeded', {
		createdAt: CREATED,
		finishedAt: new Date(after(seconds)).toISOString(),
		...more,
	});

const untimed = (status: Task['status'], more: Partial<Task> = {}) =>
	taskThatIs(status, { createdAt: null, finishedAt: null, ...more });

describe('a task that was last seen running at 20 s and had ended at 26 s', () => {
	const END = { ageSeconds: 26, watchedSeconds: 20 };

	// [what it is, what the wait learns of it where it began with its tasks, and where it did not]
	test.each([
		['succeeded without times', untimed('succeeded'), [23], []],
		['succeeded without an end', untimed('succeeded', { createdAt: CREATED }), [], []],
		['succeeded sooner than was seen', took(17), [], []],
		['succeeded as soon as whole seconds allow', took(18), [18], [18]],
		['succeeded in its time', took(24), [24], [24]],
		['failed without times', untimed('failed'), [], []],
		['failed', untimed('failed', { createdAt: CREATED }), [], []],
		['was cancelled', untimed('cancelled'), [], []],
	])('and %s', (_what, task, fromTheStart, later) => {
		const learnt = [{ beginsWithTasks: true }, {}].map((how) => {
			const memory = newDurationMemory();
			const durations = new WaitDurations(KNOWN, { memory, ...how });
			const id = {};
			durations.noteKind(id, runs(null));
			durations.noteRunning(id, 20);
			durations.teach(id, task, END);
			return memory.recall(OF_SERVICE);
		});
		expect(learnt).toEqual([fromTheStart, later]);
	});

	test.each(['failed', 'cancelled'] as const)('and %s has run to then, and no more', (status) => {
		const durations = new WaitDurations(KNOWN);
		const id = {};
		durations.noteKind(id, runs(null));
		durations.noteRunning(id, 20);
		const before = durations.beliefOf({}).expected().endedShare(60);
		durations.noteEnd(id, untimed(status), END);
		expect(durations.beliefOf({}).expected().endedShare(60)).toBe(before);
	});

	test('was seen running, whatever its record named it then', () => {
		const memory = newDurationMemory();
		const durations = new WaitDurations(KNOWN, { memory, beginsWithTasks: true });
		const id = {};
		durations.noteKind(id, runs(null));
		durations.noteRunning(id, 20);
		durations.noteKind(id, runs('m'));
		durations.teach(id, untimed('succeeded', { model: 'm' }), END);
		expect(memory.recall('p|s|m|||')).toEqual([23]);
	});

	test('teaches nothing if it had no record before', () => {
		const memory = newDurationMemory();
		const durations = new WaitDurations(KNOWN, { memory, beginsWithTasks: true });
		durations.teach({}, untimed('succeeded'), END);
		expect(memory.recall(OF_SERVICE)).toEqual([]);
	});
});

describe('what was learnt of a model', () => {
	const withResolution = (resolution: string) => ({
		model: 'm',
		details: { ...NO_DETAILS, resolution },
	});

	test('in other resolutions says nothing where this one was learnt', () => {
		const [alone, besideOthers] = [[], [200, 210, 190]].map((others) => {
			const memory = newDurationMemory();
			const durations = new WaitDurations(KNOWN, { memory });
			const teach = (seconds: number, resolution: string) => {
				const end = { ageSeconds: seconds, watchedSeconds: 0 };
				durations.teach({}, took(seconds, withResolution(resolution)), end);
			};
			teach(20, '720p');
			for (const seconds of others) teach(seconds, '1080p');
			const id = {};
			durations.noteKind(id, taskThatIs('running', withResolution('720p')));
			return durations.beliefOf(id).medianAtFirst;
		});
		expect(besideOthers).toBe(alone);
	});

	test('is asked for where a model is named, and under its kinds alone', () => {
		const asked: unknown[] = [];
		const recall = (kind: string) => {
			asked.push(kind);
			return [];
		};
		const memory = { recall, note: () => undefined, underWay: new BeliefsUnderWay() };
		const durations = new WaitDurations(KNOWN, { memory });
		expect(asked).toEqual([OF_SERVICE]);
		durations.noteKind({}, taskThatIs('running', withResolution('720p')));
		expect(asked).toEqual([OF_SERVICE, 'p|s|m|720p||', 'p|s|m|||']);
	});
});

describe('a task that runs far longer than expected', () => {
	/** A wait that sees one task for 120 s, one of another model for 90 s, and one that is stuck. */
	function withStuck(durations: WaitDurations) {
		const [same, other, stuck] = [{}, {}, {}];
		durations.noteKind(same, runs('m'));
		durations.noteKind(other, runs('n'));
		durations.noteKind(stuck, runs('m'));
		durations.noteRunning(same, 120);
		durations.noteRunning(other, 90);
		const before = durations.beliefOf(other);
		durations.noteRunning(stuck, 3_600);
		return { before, other, same };
	}

	test('parts its wait from others in its own kind alone', () => {
		const memory = newDurationMemory();
		const beside = new WaitDurations(KNOWN, { memory });
		for (const model of ['m', 'n']) beside.noteKind({}, runs(model));
		const durations = new WaitDurations(KNOWN, { memory });
		const { before, other, same } = withStuck(durations);
		expect(durations.beliefOf(other)).toBe(before);
		expect(durations.beliefOf(same)).not.toBe(before);
	});

	test('takes nothing from what its wait has seen, where no other waits', () => {
		const [withMemory, alone] = [{ memory: newDurationMemory() }, {}].map((how) => {
			const durations = new WaitDurations(KNOWN, how);
			const { same } = withStuck(durations);
			return durations.beliefOf(same).expected().endedShare(150);
		});
		expect(withMemory).toBeCloseTo(alone ?? 0, 9);
	});
});
