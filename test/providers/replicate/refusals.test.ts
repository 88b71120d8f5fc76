// What Replicate's refusals mean, word by word, and where its API is asked.
import { replicate } from '../../../providers/replicate/adapter';
import { replicateProvider } from '../../../providers/replicate/provider';
import { adapterOf, answer, problemOf, taskOf } from '../../core/answering';

const BASE = 'https://api.replicate.com/v1';
const ID = 'gm3qorzdhgbfurvjtvhg6dckhu';
const adapter = replicate(BASE);

const RIGHTS = 'The account has no right to this: check its rights and its plan at Replicate.';
const OVERDUE = "The account's payment is overdue: top it up at Replicate.";

// [HTTP status, code, kind, advice]
test.each([
	[200, 'access_denied', 'forbidden', RIGHTS],
	[403, 'access_denied', 'forbidden', RIGHTS],
	[400, 'account_overdue', 'forbidden', OVERDUE],
	[200, 'account_overdue', 'forbidden', OVERDUE],
])('HTTP %i with the code %s is %s and says what to do', (status, code, kind, advice) => {
	const met = problemOf(adapter, answer({ code, detail: 'Words.' }, status), [ID]);
	expect(met).toMatchObject({
		...{ kind, httpStatus: status, concernsIds: false },
		description: `${advice} (provider's code: ${code})`,
		message: expect.stringMatching(/: Words\.$/),
	});
});

test('an error that names its prediction is the failure of that, and no refusal', () => {
	for (const more of [{ id: ID }, { status: 'failed' }, { id: ID, status: 'failed' }]) {
		const body = { ...more, error: { code: 'access_denied', message: 'No' } };
		expect(taskOf(adapter, body, ID).taskId).toBe(ID);
	}
});

const NOTHING_MADE =
	'The provider says that the task succeeded but gives no URL for it. Replicate removes the inputs and outputs of predictions made through its API after 1 hour: look at them sooner.';

test('a success without an output says why it may be gone', () => {
	const { failure } = taskOf(adapter, { id: ID, status: 'succeeded', output: null }, ID);
	expect(failure).toEqual({
		...{ code: 'no_media', message: NOTHING_MADE, reason: 'no_media', retryable: null },
	});
});

test('of an unknown id there is no more to say', () => {
	expect(adapterOf('replicate').hintForUnknownId(ID)).toBe('');
});

test('an address is asked for under the base URL of the credential alone', () => {
	const baseUrl = 'https://proxy.example/r';
	const setup = replicateProvider.readSetup({ credential: {}, parameters: {}, baseUrl });
	expect(setup).toEqual({ baseUrl });
	const [way] = replicateProvider.adapterFor('', { baseUrl })?.ways ?? [];
	expect(way?.whyNone?.([`${baseUrl}/predictions/${ID}`])).toBeNull();
	expect(way?.whyNone?.([`${BASE}/predictions/${ID}`])).toMatchObject({ kind: 'invalidInput' });
});

test('no prediction is asked for a second time for what it made, and files need no key', () => {
	const task = taskOf(adapter, { id: ID, status: 'succeeded', output: 'Hello' }, ID);
	expect(adapter.outcome?.request(task) ?? null).toBeNull();
	const url = `${BASE}/files/a.mp4`;
	expect(adapter.needsKey?.({ kind: 'video', role: 'output', url })).toBe(false);
});
