// HTTP 404 means a wrong address as often as a task that is not there.
import { simulateForFile } from '../simulator/asking';
import type { Simulator } from '../simulator/asking';
import { runVideoTask } from './videoTaskRun';
import type { Question } from './videoTaskRun';

let simulator: Simulator;
simulateForFile({}, (started) => (simulator = started));

const operations = ['getTask', 'getTasksBatch', 'waitUntilDone'];

async function ask(ids: string[], { parameters, ...question }: Question = {}) {
	return await runVideoTask(simulator, {
		items: ids.map((taskId) => ({ taskId })),
		...question,
		parameters: { operation: 'getTasksBatch', routeByStatus: false, ...parameters },
	});
}

describe('HTTP 404', () => {
	const codeOf = (code: string) => ({ status: 404, body: { error: { code, message: 'Gone' } } });

	it.each([
		['aceDataCloud', 'no_api', { status: 404 }],
		['modelArk', 'InvalidEndpoint.NotFound', codeOf('InvalidEndpoint.NotFound')],
		['modelArk', 'ModelNotOpen', codeOf('ModelNotOpen')],
		['vap', 'HTML', { status: 404, body: '<h1>Not Found</h1>', contentType: 'text/html' }],
	] as const)('of a wrong address is no missing task (%s, %s)', async (provider, code, action) => {
		for (const operation of operations) {
			simulator.reset();
			simulator.addFault({ do: action });
			const answer = await ask(['a-1', 'a-2'], { provider, parameters: { operation } });
			expect(answer.error?.message).toMatch(/^Task a-1: .*404/);
			expect(answer.error).toMatchObject({ httpCode: '404' });
			expect(answer.error?.message).not.toContain('knows no task');
			if (code === 'no_api') {
				expect(answer.error?.description).toContain(
					"'Service' has no tasks endpoint under this name.",
				);
			}
		}
	});

	it.each([
		['aceDataCloud', codeOf('no_task')],
		['aceDataCloud', codeOf('not_found')],
		['modelArk', codeOf('ResourceNotFound')],
		['vap', { status: 404, body: { whatever: 1 } }],
	] as const)('of %s says that there is no such task', async (provider, action) => {
		simulator.addFault({ do: action });
		const { out } = await ask(['a-1'], { provider });
		expect(out()).toMatchObject([{ taskId: 'a-1', status: 'not_found', done: true }]);
		const { error } = await ask(['a-1'], { provider, parameters: { operation: 'getTask' } });
		expect(error?.message).toMatch(/^Task a-1: /);
		expect(error).toMatchObject({ httpCode: '404' });
	});

	it('names an id of another provider', async () => {
		const { out } = await ask(['cgt-20250101000000-abcde']);
		expect(Object(out()[0]?.['failure']).message).toContain(
			"looks like ModelArk's id; use task_id from the top level of AceData's create answer",
		);
	});
});
