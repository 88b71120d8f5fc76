// Answers as the transport hands them on, and what an adapter makes of them.
import type { HttpAnswer } from '../../core/http/wire';
import { isProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { ProviderAdapter } from '../../core/look/adapter';
import { withIdHints } from '../../providers/idHints';
import type { Provider } from '../../providers/provider';
import { PROVIDERS } from '../../providers/registry';
import type { Task } from '../../core/task/task';

export const RECEIVED_AT = '2026-11-22T10:00:00.000Z';

/** A body that is no text goes out as JSON. */
export function answer(
	body: unknown,
	status = 200,
	headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return { status, headers, body: text, receivedAtMs: Date.parse(RECEIVED_AT) };
}

/** As the node asks: with the hints on other providers' ids. */
export function adapterOf(provider: string, service = '', apiVersion = 'v3'): ProviderAdapter {
	const known = PROVIDERS.find(({ id }) => id === provider);
	const setup = known?.readSetup({ credential: { apiVersion }, parameters: {}, baseUrl: '' });
	const adapter = known?.adapterFor(service, setup) ?? null;
	expect(adapter).not.toBeNull();
	return withIdHints(adapter as ProviderAdapter, known as Provider);
}

/** Fails the test when the answer is a problem. */
export function tasksOf(
	adapter: ProviderAdapter,
	body: unknown,
	ids: readonly string[],
): readonly Task[] {
	const tasks = adapter.parse(answer(body), ids);
	expect(tasks).toEqual(expect.any(Array));
	return tasks as readonly Task[];
}

/** Fails the test when the answer is anything else than one task. */
export function taskOf(adapter: ProviderAdapter, body: unknown, id = 'task-1'): Task {
	const tasks = tasksOf(adapter, body, [id]);
	expect(tasks).toHaveLength(1);
	return tasks[0] as Task;
}

/** Fails the test when the answer is taken for tasks. */
export function problemOf(
	adapter: ProviderAdapter,
	received: HttpAnswer,
	ids: readonly string[] = ['task-1'],
): Problem {
	const parsed = adapter.parse(received, ids);
	expect(isProblem(parsed)).toBe(true);
	return parsed as Problem;
}

export const HTML = '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>';
