// A record that no second request is made of is let go as soon as it is read, however long its task is kept.
import type { OutcomeRequest, ProviderAdapter } from '../../../../core/look/adapter';
import { newRoom, sparing } from '../../../../core/look/keeping/sparing';
import type { Task, TaskStatus } from '../../../../core/task/task';
import { letGo } from '../../../faults/memory.mjs';
import { adapterOf, answer, taskOf } from '../../answering';

/** What is kept of a task, and the record that was read, for as long as somebody has it. */
function keptAndRead(status: TaskStatus, outcome: OutcomeRequest | undefined) {
	const reads: Array<WeakRef<object>> = [];
	const adapter: ProviderAdapter = {
		...adapterOf('vap'),
		parse() {
			const raw = { response_url: 'https://x/result' };
			reads.push(new WeakRef(raw));
			return [{ ...taskOf(adapterOf('vap'), { id: 'a' }, 'a'), status, raw }];
		},
		...(outcome === undefined ? {} : { outcome }),
	};
	const spared = sparing(adapter, { room: newRoom(), keepsRecords: false, known: [] });
	const [kept] = spared.parse(answer('{}'), ['a']) as readonly Task[];
	if (status === 'succeeded') spared.outcome?.request(kept as Task);
	return { kept, spared, record: () => reads[0]?.deref() };
}

const parse: OutcomeRequest['parse'] = (_answer, task) => task;
const asked: OutcomeRequest = { parse, request: () => ({ method: 'GET', path: '/result' }) };
const needless: OutcomeRequest = { parse, request: () => null };

test.each<readonly [string, boolean, TaskStatus, OutcomeRequest | undefined]>([
	['is asked for what it made', true, 'succeeded', asked],
	['needs no second request', false, 'succeeded', needless],
	['is of a provider without second requests', false, 'succeeded', undefined],
	['has not ended', false, 'running', asked],
])('the record of a task that %s is held: %p', async (_, isHeld, status, outcome) => {
	const held = keptAndRead(status, outcome);
	await letGo();
	expect(held.kept?.raw).toBeNull();
	expect(held.record() !== undefined).toBe(isHeld);
	// Until here the adapter is in use, too.
	expect(held.spared.provider).toBe('vap');
});
