import {
	idOf,
	isBareResult,
	partsOf,
	recordIn,
} from '../../../../providers/aceDataCloud/record/parts';

// [what says it, record, progress]
test.each([
	['a number', { progress: 40 }, 40],
	['a text', { progress: '40' }, 40],
	['a text with a percent sign', { progress: '40 %' }, 40],
	['an object', { progress: { percent: 40 } }, 40],
	['the response', { progress: 10, response: { progress: 40 } }, 40],
	['the first output', { response: { data: [{ progress: '40%' }, { progress: '90%' }] } }, 40],
	['nobody', { response: { data: { progress: [{ pct: 40 }] } } }, null],
	['a share beyond the whole', { progress: 140 }, null],
	['a share below nothing', { progress: -1 }, null],
	['a word', { progress: 'half' }, null],
	['two signs', { progress: '40%%' }, null],
	['a sign with blanks around', { progress: ' 40 % ' }, 40],
	['another spelling of its place', { Progress: 40 }, 40],
])('progress from %s', (_whom, record, progress) => {
	expect(partsOf({ id: 'a', ...record }, {}).progress).toBe(progress);
});

test.each([
	['the body', {}, { id: 'a' }, { id: 'a' }],
	['an empty body', {}, {}, null],
	['a member of it', { recordIn: 'task' }, { task: { id: 'a' } }, { id: 'a' }],
	['the body of a batch', { recordIn: 'task' }, { id: 'a' }, { id: 'a' }],
	['a body that is one', { recordIn: 'task' }, { id: 'a', task: 'x' }, { id: 'a', task: 'x' }],
	['an empty member', { recordIn: 'task' }, { task: {} }, null],
	['null', { recordIn: 'task' }, { task: null }, null],
	['a member that is no object', { recordIn: 'task' }, { task: 'a' }, null],
])('the record is in %s', (_place, differs, body, record) => {
	expect(recordIn(body, differs)).toEqual(record);
});

test('a record names itself by its id, its task id, or that of its response', () => {
	const response = { task_id: 'c' };
	expect(idOf({ id: 'a', task_id: 'b', response }, {})).toBe('a');
	expect(idOf({ task_id: 'b', response }, {})).toBe('b');
	expect(idOf({ response }, {})).toBe('c');
	expect(idOf({ id: '', response: 'c' }, {})).toBeNull();
});

test('a record names itself first by what its service calls an id', () => {
	const differs = { idsNamed: 'task_id' };
	const response = { task_id: 'c' };
	expect(idOf({ id: 'a', task_id: 'b', response }, differs)).toBe('b');
	expect(idOf({ id: 'a', response }, differs)).toBe('c');
	expect(idOf({ id: 'a', task_id: null, response: null }, differs)).toBe('a');
	expect(idOf({ task_id: ' ' }, differs)).toBeNull();
});

test('a result without a record around it', () => {
	const result = { success: true, task_id: 'a', data: [{ image_url: 'x' }] };
	expect(isBareResult(result)).toBe(true);
	expect(partsOf(result, {}).response).toBe(result);
	expect(isBareResult({ ...result, id: 'a' })).toBe(false);
	expect(isBareResult({ ...result, response: null })).toBe(false);
	expect(isBareResult({ success: false, error: { code: 'x' } })).toBe(false);
});

test('a record is its own response where its service says so, and it has a word', () => {
	const flat = { resultInRecord: true };
	const record = { id: 'a', status: 'running' };
	expect(partsOf(record, flat).response).toBe(record);
	expect(partsOf(record, {}).response).toBeUndefined();
	expect(partsOf({ id: 'a' }, flat).response).toBeUndefined();
	const response = { state: 'succeed' };
	expect(partsOf({ ...record, response }, flat).response).toBe(response);
});

test.each([
	[true, undefined],
	[false, false],
	[undefined, undefined],
])('where success is that of the question, %p says %p', (success, said) => {
	const response = { success, video_url: 'x' };
	const result = partsOf({ id: 'a', response }, { successOfQuery: true }).response;
	expect(result).toEqual({ success: said, video_url: 'x' });
	expect(partsOf({ id: 'a', response }, {}).response).toBe(response);
	expect(partsOf({ id: 'a' }, { successOfQuery: true }).response).toBeUndefined();
});

test('the word of the record counts only where its service has one there', () => {
	const record = { id: 'a', status: 'producing', response: null };
	expect(partsOf(record, { wordInRecord: true }).recordWord).toBe('producing');
	expect(partsOf(record, {}).recordWord).toBeNull();
});

test('outputs are a list, one object, or a list within it', () => {
	const one = { video_url: 'x' };
	const outputs = (data: unknown, outputsIn?: string) =>
		partsOf({ id: 'a', response: { data } }, outputsIn === undefined ? {} : { outputsIn }).outputs;
	expect(outputs([one, null, 'x'])).toEqual([one]);
	expect(outputs(one)).toEqual([one]);
	expect(outputs({ variants: [one] }, 'variants')).toEqual([one]);
	expect(outputs({ variants: [one] })).toEqual([{ variants: [one] }]);
	expect(outputs({ variants: 'x' }, 'variants')).toEqual([{ variants: 'x' }]);
	expect(outputs(null)).toEqual([]);
});
