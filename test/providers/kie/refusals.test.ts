// kie.ai's own codes, and the status 501 that is a task's failure.
import { kieProvider } from '../../../providers/kie/provider';
import { messageOf, refusalIn } from '../../../providers/kie/refusals';
import { answer, problemOf, taskOf } from '../../core/answering';
import type { ProviderAdapter } from '../../../core/look/adapter';

const kie = kieProvider.adapterFor('market', 'https://api.kie.ai') as ProviderAdapter;

const MAINTENANCE = 'kie.ai is under maintenance; the task may still be running. Look again later.';
const OFF = 'kie.ai has this function switched off. Check its notices, and look again later.';

// [code, kind, what happened, advice]
test.each([
	[455, 'providerFault', 'the provider could not answer', MAINTENANCE],
	[505, 'refused', 'the provider refused the request', OFF],
])(
	'the code %i is %s, under any HTTP status and as a text, too',
	(code, kind, happened, advice) => {
		for (const [body, status] of [
			[{ code, msg: 'Why' }, 200],
			[{ code: `${code}`, msg: 'Why', data: null }, 500],
			[{ message: 'Why' }, code],
			[{ code: '', msg: 'Why' }, code],
		] as const) {
			expect(refusalIn(answer(body, status))).toMatchObject({
				...{ kind, httpStatus: code, concernsIds: false },
				message: `${happened} (HTTP ${code}): Why`,
				description: `${advice} (provider's code: ${code})`,
			});
		}
		expect(refusalIn(answer('', code))).toMatchObject({ message: `${happened} (HTTP ${code})` });
	},
);

test.each([200, 401, 402, 404, 422, 429, 500, 501, 1455, 4550, 1505, 5050])(
	'the code %i has no rule of kie.ai’s own',
	(code) => {
		expect(refusalIn(answer({ code, msg: 'Why' }))).toBeNull();
	},
);

test('a code beside a record is none of a refusal', () => {
	expect(refusalIn(answer({ code: 455, data: { taskId: 'a' } }))).toBeNull();
});

test.each([
	[{ msg: 'A' }, 'A'],
	[{ message: 'A' }, 'A'],
	[{ msg: 'A', message: 'B' }, 'A'],
	[{ msg: ' ', message: 'A' }, 'A'],
	[{ msg: null }, null],
	[{}, null],
])('the message of %j is %j', (body, message) => {
	expect(messageOf(body)).toBe(message);
});

test('a refusal for the account names where it is managed', () => {
	const body = { error: { code: 'insufficient_credits', message: 'No credits' } };
	expect(problemOf(kie, answer(body, 403)).description).toContain('top it up at kie.ai.');
});

// [HTTP status, code in the body, whether it is the task's failure]
test.each([
	[501, 501, true],
	[501, '501', true],
	[200, 501, true],
	[501, 500, false],
	[501, null, false],
	[500, 501, false],
	[503, 501, false],
])('HTTP %i with the code %j is the failure of the task: %p', (status, code, isFailure) => {
	const body = { code, msg: 'Generation failed', data: null };
	const given = kie.parse(answer(body, status), ['task-1']);
	expect(Array.isArray(given)).toBe(isFailure);
	if (!isFailure) return;
	expect(given).toMatchObject([{ taskId: 'task-1', status: 'failed' }]);
	expect(taskOf(kie, body).failure?.message).toBe('Generation failed');
});
