// States as an earlier version of this package stored them, and how its waits came out: they must go on alike.
import { savedWait } from '../../../../core/wait/saving/savedWait';
import type { SavedWait } from '../../../../core/wait/saving/savedWait';
import { newRequestBudget } from '../../../../core/wait/pacing/requestBudget';
import { waitTurn } from '../../../../core/wait/wait';
import { virtualClock } from '../../../virtualClock.mjs';
import { adapterOf, answer } from '../../answering';
import { scriptedSend } from '../../look/scriptedSend';
import type { Asked } from '../../look/scriptedSend';
import { nobody, settingsFrom } from '../virtualWait';
import recorded from './savedWaits.json';

const START = Date.parse('2026-11-22T10:00:00.000Z');

/** The states of one wait, turn by turn, and how the tasks came out; plain data. */
interface Recorded {
	readonly states: readonly SavedWait[];
	readonly suspendedUntilMs: readonly number[];
	readonly asked: ReadonlyArray<{ readonly atMs: number; readonly ids: readonly string[] }>;
	readonly results: unknown;
}

interface Service {
	readonly provider: string;
	readonly service: string;
	/** When each task is done, in seconds after the start; null for one that the provider does not know. */
	readonly doneAfter: Readonly<Record<string, number | null>>;
}

const SERVICES: Readonly<Record<string, Service>> = {
	veo: {
		...{ provider: 'aceDataCloud', service: 'veo' },
		doneAfter: { 'veo-done': 0, 'veo-running': 100, 'veo-missing': null },
	},
	seedance: {
		...{ provider: 'aceDataCloud', service: 'seedance' },
		doneAfter: { 'seedance-running': 40 },
	},
	modelArk: {
		...{ provider: 'modelArk', service: '' },
		doneAfter: { 'cgt-done': 0, 'cgt-flex': 100 },
	},
};

const epochSeconds = (seconds: number) => START / 1000 + seconds;

function aceDataRecord(id: string, isDone: boolean) {
	if (!isDone) return { id, created_at: epochSeconds(-20), started_at: epochSeconds(-19) };
	return {
		...{ id, created_at: epochSeconds(-90), finished_at: epochSeconds(-10) },
		response: { success: true, data: [{ video_url: `https://cdn.example/${id}.mp4` }] },
	};
}

function modelArkRecord(id: string, isDone: boolean) {
	const times = { created_at: epochSeconds(-30), updated_at: epochSeconds(-5) };
	if (!isDone) return { id, status: 'running', ...times };
	return { id, status: 'succeeded', ...times, content: { video_url: `https://x/${id}.mp4` } };
}

/** What a service answers so many seconds after the start. */
function reply({ provider, doneAfter }: Service, { ids, way }: Asked, seconds: number) {
	const isListed = (id: string) => way !== 'batch' || id !== 'cgt-flex';
	const records = ids.flatMap((id) => {
		const doneAt = doneAfter[id] ?? null;
		if (doneAt === null || !isListed(id)) return [];
		const record = provider === 'modelArk' ? modelArkRecord : aceDataRecord;
		return record(id, seconds >= doneAt);
	});
	if (way === 'single') return answer(records[0] ?? {});
	return answer(
		provider === 'modelArk' ? { items: records, total: ids.length } : { items: records },
	);
}

/** The course of a wait from a stored state on, each turn in a process that knows only what was stored. */
async function courseFrom(one: Service, state: SavedWait | null, atMs: number): Promise<Recorded> {
	const course = { states: [] as SavedWait[], suspendedUntilMs: [] as number[] };
	const sent: Array<{ atMs: number; ids: readonly string[] }> = [];
	let saved = state;
	let nowMs = atMs;
	for (;;) {
		const virtual = virtualClock(nowMs);
		const { send } = scriptedSend((asked) => {
			sent.push({ atMs: virtual.clock.now() - START, ids: asked.ids });
			return reply(one, asked, (virtual.clock.now() - START) / 1000);
		});
		const adapter = adapterOf(one.provider, one.service);
		const question = { adapter, send, ids: Object.keys(one.doneAfter), observer: nobody, saved };
		const settings = { ...settingsFrom(START), maySuspendFromMs: START };
		const turn = await virtual.run(
			waitTurn(question, settings, virtual.clock, newRequestBudget(5, 50)),
		);
		if (turn.suspendUntilMs === null) return { ...course, asked: sent, results: turn.results };
		saved = read(JSON.parse(JSON.stringify(turn.save())));
		course.states.push(saved);
		course.suspendedUntilMs.push(turn.suspendUntilMs);
		nowMs = turn.suspendUntilMs;
	}
}

/** As the node reads a state: looked at, but not copied, so what an earlier version left out is missing in it. */
function read(stored: unknown): SavedWait {
	expect(savedWait.safeParse(stored).success).toBe(true);
	return stored as SavedWait;
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Members that tasks did not have then; they are null where a provider's outputs are files. */
const SINCE_THEN = { result: null };

/** What was recorded, with what its tasks have beside it by now. */
function asNow<Value>(value: Value): Value {
	return JSON.parse(JSON.stringify(value), (_name, member: unknown) =>
		typeof member === 'object' && member !== null && 'providerStatus' in member
			? { ...member, ...SINCE_THEN }
			: member,
	) as Value;
}

const waits = Object.entries(SERVICES).map(([name, one]) => {
	const known = (recorded as unknown as Readonly<Record<string, Recorded>>)[name];
	if (known === undefined) throw new Error(`Nothing is recorded of ${name}`);
	return [name, one, known] as const;
});

test.each(waits)('%s: a new wait stores what it stored then', async (_name, one, known) => {
	expect(plain(await courseFrom(one, null, START))).toEqual(asNow(known));
});

test.each(waits)(
	'%s: resumed from each stored state, it asks and comes out as it did then',
	async (_name, one, known) => {
		for (const [index, state] of known.states.entries()) {
			const atMs = known.suspendedUntilMs[index] ?? START;
			const { asked, results, states } = await courseFrom(one, read(state), atMs);
			expect(plain(asked)).toEqual(known.asked.filter((request) => request.atMs >= atMs - START));
			expect(plain(results)).toEqual(asNow(known.results));
			expect(asNow(states)).toEqual(asNow(known.states.slice(index + 1)));
		}
	},
);

test('one recorded task has ended, one is running, one is missing, and one answers another way', () => {
	const first = waits.flatMap(([, , { states }]) => states[0]?.ids ?? []);
	const known = (id: string) => first.find((one) => one.known.taskId === id)?.known;
	expect(known('veo-done')).toMatchObject({ ending: { ended: 'done' }, task: { done: true } });
	expect(known('veo-running')).toMatchObject({ ending: null, task: { status: 'running' } });
	expect(known('veo-missing')).toMatchObject({ ending: null, missingSinceMs: START });
	expect(known('cgt-flex')?.way).toBe(1);
});
