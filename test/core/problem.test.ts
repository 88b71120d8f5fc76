import { concernsAccount, isProblem, passesByItself, problem } from '../../core/problem';

// [kind, whether the same question can well get an answer later, whether no other question can]
test.each([
	['invalidInput', false, false],
	['notSent', true, false],
	['noAnswer', true, false],
	['rateLimited', true, false],
	['providerFault', true, false],
	['unexpectedAnswer', true, false],
	['unauthorized', false, true],
	['paymentRequired', false, true],
	['forbidden', false, true],
	['wrongAddress', false, false],
	['refused', false, false],
] as const)('%s: passes by itself %p, concerns the account %p', (kind, passes, account) => {
	expect(passesByItself(problem(kind, 'x'))).toBe(passes);
	expect(concernsAccount(problem(kind, 'x'))).toBe(account);
});

test('what is not said is not known', () => {
	expect(problem('refused', 'no', { httpStatus: 422 })).toEqual({
		kind: 'refused',
		message: 'no',
		description: '',
		httpStatus: 422,
		retryAfterMs: null,
		concernsIds: false,
	});
});

test('a problem is told from tasks, from answers and from records with a kind', () => {
	expect(isProblem(problem('refused', 'no'))).toBe(true);
	for (const other of [[], {}, { kind: 'task' }, { kind: 'video', taskId: 'x' }, { status: 200 }]) {
		expect(isProblem(other)).toBe(false);
	}
});
