// A dynamic import: under `module: node16` a CommonJS file may not import a module statically.
export async function start(settings: { timeScale?: number; seed?: number; now?: () => number }) {
	const { startSimulator } = await import('./simulator.mjs');
	return await startSimulator(settings);
}

export type Simulator = Awaited<ReturnType<typeof start>>;

/**
 * Starts a simulator before the tests of a file, hands it over, forgets its tasks before each of them, and closes
 * it behind the last.
 */
export function simulateForFile(
	settings: Parameters<typeof start>[0],
	handOver: (simulator: Simulator) => void,
): void {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await start(settings);
		handOver(simulator);
	});
	beforeEach(() => simulator.reset());
	afterAll(async () => await simulator.close());
}

/** A clock that stands still until it is moved. */
export function handTurnedClock() {
	let nowMs = Date.parse('2026-11-22T10:10:10.000Z');
	return {
		now: () => nowMs,
		forwardSeconds(seconds: number) {
			nowMs += seconds * 1000;
		},
	};
}

const authorization = 'Bearer simulator-key';

export async function get(url: string, headers: Record<string, string> = { authorization }) {
	return await answerOf(await fetch(url, { headers, redirect: 'manual' }));
}

export async function post(
	url: string,
	body: unknown,
	headers: Record<string, string> = { authorization },
) {
	return await answerOf(
		await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		}),
	);
}

async function answerOf(response: Response) {
	return {
		status: response.status,
		headers: response.headers,
		// Tests read what they expect; a wrong shape fails them.
		body: JSON.parse((await response.text()) || 'null'),
	};
}
