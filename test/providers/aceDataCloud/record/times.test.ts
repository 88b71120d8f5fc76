import { timesOf } from '../../../../providers/aceDataCloud/record/times';

const WRITTEN = '2026-01-09 12:00:00';

// Services that AceData Cloud resells write the times of their outputs as in China, without saying so.
test.each([
	['the record', [{ created_at: WRITTEN }, {}, {}], '2026-01-09T12:00:00.000Z'],
	['the response', [{}, { created_at: WRITTEN }, {}], '2026-01-09T12:00:00.000Z'],
	['the output', [{}, {}, { created_at: WRITTEN }], '2026-01-09T04:00:00.000Z'],
] as const)('a time without a zone in %s', (_where, [record, response, output], createdAt) => {
	expect(timesOf(record, response, output).createdAt).toBe(createdAt);
});
