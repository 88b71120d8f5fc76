// What the runs of one process have in common, and that nothing of it is left.
import { freeAtMs, keepQuiet, planRequests } from '../../../core/wait/pacing/requestBudget';
import { Sharing } from '../../../host/sharing/sharing';

const at = (nowMs: number, steadyMs = nowMs) => ({ now: () => nowMs, steadyMs: () => steadyMs });
const usual = { key: 'k', requestsPerSecond: 5 };

test('runs with one key share silence and pools; with another key, or with none, nothing', () => {
	const sharing = new Sharing();
	const [one, same, other, by, alike] = ['k', 'k', 'l', null, null].map((key) =>
		sharing.join({ ...usual, key }, at(1_000)),
	);
	keepQuiet(one!.budget, 1_000, 5_000);
	expect([same, other, by].map((share) => share?.budget.quietUntilMs)).toEqual([6_000, 0, 0]);
	expect(one?.poolFor('s')).toBe(same?.poolFor('s'));
	expect(one?.poolFor('s')).not.toBe(one?.poolFor('t'));
	expect(one?.poolFor('s')).not.toBe(other?.poolFor('s'));
	expect([by?.poolFor('s'), alike?.poolFor('s')]).toEqual([null, null]);
	expect(one?.callbacks).toBe(same?.callbacks);
	expect(one?.callbacks).not.toBe(other?.callbacks);
});

test('what one run sends counts for the others, though their clocks differ', () => {
	const sharing = new Sharing();
	const one = sharing.join(usual, at(1_000, 40));
	// The system clock was set forward by an hour before this one began.
	const later = sharing.join(usual, at(3_601_000, 40));
	one.budget.beganAtMs.push(40);
	expect(freeAtMs(one.budget)).toBe(1_200);
	expect(freeAtMs(later.budget)).toBe(3_601_200);
	keepQuiet(later.budget, 3_601_000, 2_000);
	expect(freeAtMs(one.budget)).toBe(3_000);
});

test('what was over before a run began is none of its business', () => {
	const sharing = new Sharing();
	keepQuiet(sharing.join(usual, at(1_000)).budget, 1_000, 5_000);
	expect(sharing.join(usual, at(5_999)).budget.quietUntilMs).toBe(6_000);
	expect(sharing.join(usual, at(6_000)).budget.quietUntilMs).toBe(0);
});

test('a long list raises the budget for as long as its run goes on, together with others', () => {
	const sharing = new Sharing();
	const [one, long, other] = [1, 2, 3].map(() => sharing.join(usual, at(0)));
	planRequests(long!.budget, 600);
	expect(one?.budget.requestsPerSecond).toBe(10);
	planRequests(other!.budget, 600);
	expect(one?.budget.requestsPerSecond).toBe(20);
	other?.leave();
	expect(one?.budget.requestsPerSecond).toBe(10);
	long?.leave();
	expect(one?.budget.requestsPerSecond).toBe(5);
});

test('who was asked for silence does not get more requests', () => {
	const { budget } = new Sharing().join(usual, at(0));
	keepQuiet(budget, 0, 1_000);
	planRequests(budget, 6_000);
	expect(budget.requestsPerSecond).toBe(5);
});

// [what the runs are set to, what holds for all of them]
test.each([
	[[5, 5], 5],
	[[5, 20], 20],
	[[5, 1, 20], 1],
	[[2, 5], 2],
])('of runs that are set to %j a second, %d are sent', (set, holds) => {
	const sharing = new Sharing();
	const shares = set.map((requestsPerSecond) =>
		sharing.join({ key: 'k', requestsPerSecond }, at(0)),
	);
	expect(shares.map(({ budget }) => budget.requestsPerSecond)).toEqual(set.map(() => holds));
});

test('what the provider allows within a minute holds for all, while somebody keeps to it', () => {
	const sharing = new Sharing();
	const [one, other] = [sharing.join(usual, at(0)), sharing.join(usual, at(0))];
	other.budget.requestsPerMinute = 10;
	expect(one.budget.requestsPerMinute).toBe(10);
	other.leave();
	expect(one.budget.requestsPerMinute).toBeNull();
});

test('a key in steady use keeps a bounded list of callbacks, and no pool that nobody is in', () => {
	const sharing = new Sharing();
	let last = sharing.join(usual, at(0));
	for (let run = 0; run < 500; run += 1) {
		const next = sharing.join(usual, at(0));
		next.callbacks.add(`https://n8n.example/${run}`);
		next.poolFor(`service ${run}`);
		last.leave();
		last = next;
	}
	expect(last.callbacks.size).toBeLessThanOrEqual(100);
	expect(sharing.size).toBe(1);
	last.leave();
	expect(sharing.size).toBe(0);
});

test('of 5,000 runs nothing is left', () => {
	const sharing = new Sharing();
	const shares = Array.from({ length: 5_000 }, (_, index) =>
		sharing.join({ key: `key ${index % 70}`, requestsPerSecond: 5 }, at(index)),
	);
	expect(sharing.size).toBe(70);
	for (const share of shares) share.leave();
	expect(sharing.size).toBe(0);
});
