// What Runway's refusals mean, word by word, and where its API is asked.
import notFound from './fixtures/not_found_http404_INFERRED.json';
import { runwayProvider } from '../../../providers/runway/provider';
import { adapterOf, answer, problemOf, taskOf } from '../../core/answering';

const adapter = () => adapterOf('runway');
const ID = '17f20503-6c24-4c16-946b-35dbbce2af2f';

const AT = 'in the developer portal of Runway';
const RIGHTS = `The account has no right to this: check its rights and its plan ${AT}.`;
const BALANCE = `The account's balance is used up: top it up ${AT}.`;

// [HTTP status, code, kind, advice]
test.each([
	[200, 'access_denied', 'forbidden', RIGHTS],
	[403, 'access_denied', 'forbidden', RIGHTS],
	[400, 'insufficient_credits', 'forbidden', BALANCE],
	[200, 'insufficient_credits', 'forbidden', BALANCE],
])('HTTP %i with the code %s is %s and says what to do', (status, code, kind, advice) => {
	const met = problemOf(adapter(), answer({ code, error: 'Words.' }, status), [ID]);
	expect(met).toMatchObject({
		...{ kind, httpStatus: status, concernsIds: false },
		description: `${advice} (provider's code: ${code})`,
		message: expect.stringMatching(/: Words\.$/),
	});
});

test('an error that names its task is the failure of that, and no refusal', () => {
	for (const more of [{ id: ID }, { status: 'FAILED' }, { id: ID, status: 'FAILED' }]) {
		expect(taskOf(adapter(), { ...more, error: 'Not today' }, ID).taskId).toBe(ID);
	}
});

test.each([404, 410])('HTTP %i in JSON says that there is no such task', (status) => {
	expect(adapter().parse(answer(notFound, status), [ID])).toEqual([]);
});

test('the hint on an unknown id', () => {
	expect(adapter().hintForUnknownId(ID)).toBe(
		'Runway knows the tasks of its own API only, for the organization of the key; deleted tasks are gone.',
	);
});

test('an address is asked for under the base URL of the credential alone', () => {
	const baseUrl = 'https://proxy.example/v1';
	const setup = runwayProvider.readSetup({ credential: {}, parameters: {}, baseUrl });
	expect(setup).toBe(baseUrl);
	const [way] = runwayProvider.adapterFor('', setup as string)?.ways ?? [];
	expect(way?.whyNone?.([`${baseUrl}/tasks/${ID}`])).toBeNull();
	expect(way?.whyNone?.([`https://evil.example/v1/tasks/${ID}`])).toMatchObject({
		...{ kind: 'invalidInput', concernsIds: true },
	});
});

test('no task is asked for a second time for what it made, and files need no key', () => {
	const url = 'https://cdn.example/a.mp4';
	const task = taskOf(adapter(), { id: ID, status: 'SUCCEEDED', output: [url] }, ID);
	expect(adapter().outcome?.request(task) ?? null).toBeNull();
	expect(adapter().needsKey?.({ kind: 'video', role: 'output', url })).toBe(false);
});
