// The short form of `npm run test:load`.
import { loadRun } from './loadRun.mjs';

test('20 waits of 50 tasks at once come through faults, each task once and with its own status', async () => {
	const plan = { waits: 20, tasksPerWait: 50, seconds: 12, faultShare: 0.05 };
	const figures = await loadRun(plan);
	expect(figures).toMatchObject({ lost: 0, doubled: 0, wrong: [] });
	expect(figures.mostRequests).toBeLessThanOrEqual(figures.mostAllowed);
	// Each kind strikes once for certain, however few requests the waits send.
	expect(figures.faults).toBeGreaterThanOrEqual(figures.faultKinds);
	const [first = 0, ...later] = figures.heldMegabytes;
	expect(later.length).toBeGreaterThan(4);
	expect(Math.max(...later) - first).toBeLessThan(20);
	// What the waits do at one go, against what one whole execution takes on the same machine.
	expect(figures.ownP99Ms).toBeLessThan(5 * figures.oneRunMs);
});
