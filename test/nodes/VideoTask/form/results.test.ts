import { resultFields } from '../../../../nodes/VideoTask/form/results';

const named = (wanted: string) => resultFields.filter(({ name }) => name === wanted);
const WAITING = { show: { operation: ['waitUntilDone'] } };

test('how long to wait', () => {
	expect(named('maxWaitMinutes')).toEqual([
		expect.objectContaining({
			...{ displayName: 'Max Wait (Minutes)', type: 'number', default: 30 },
			typeOptions: expect.objectContaining({ minValue: 0 }),
			description: expect.stringContaining('4320'),
			displayOptions: { ...WAITING, hide: { '@tool': [true] } },
		}),
		// Agents end a call after 60 seconds as a rule.
		expect.objectContaining({
			...{ displayName: 'Max Wait (Minutes)', type: 'number', default: 0.75 },
			displayOptions: { show: { ...WAITING.show, '@tool': [true] } },
		}),
	]);
	// Fractions of a minute are allowed; a precision would show 30 as 30.0000.
	expect(named('maxWaitMinutes')[0]?.typeOptions?.numberPrecision).toBeUndefined();
});

test('routes: off for the batch, on for the wait, hidden from agents', () => {
	const shown = { displayName: 'Route by Status', type: 'boolean', noDataExpression: true };
	expect(named('routeByStatus')).toMatchObject([
		{
			...shown,
			default: false,
			displayOptions: { show: { operation: ['getTasksBatch'] }, hide: { '@tool': [true] } },
		},
		{ ...shown, default: true, displayOptions: { ...WAITING, hide: { '@tool': [true] } } },
	]);
});

test('simplified unless said otherwise', () => {
	expect(named('simplify')).toEqual([
		expect.objectContaining({ displayName: 'Simplify', type: 'boolean', default: true }),
	]);
	expect(named('simplify')[0]).not.toHaveProperty('displayOptions');
});

test('nothing is downloaded unless said otherwise', () => {
	const [field, ...more] = named('downloadMedia');
	expect(more).toEqual([]);
	expect(field).toMatchObject({ displayName: 'Download Media', type: 'boolean', default: false });
	expect(field?.displayOptions?.show).toBeUndefined();
});
