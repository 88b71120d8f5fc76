// Codes that only look like those of a family: a name within another word, or one that goes on.
import { judged } from '../../../core/task/failureReason';

const reasonOf = (code: string) => judged(code, null, []).reason;

// [the code, its reason, codes that hold it and are others]
test.each([
	['rai_media_filtered', 'content_policy', ['samurai_media_filtered', 'no_rai_media_filtered']],
	['permission_denied', 'quota', ['file_permission_denied', 'permission_denied_by_owner']],
	['input_preprocessing', 'invalid_input', ['no_input_preprocessing']],
	['third_party', 'provider', ['one_third_party']],
	['runner_disconnected', 'provider', ['frontrunner_disconnected', 'a_runner_disconnected']],
	['downstream_service', 'provider', ['a_downstream_service']],
])('%s means %s at the beginning of a code alone, and whole', (code, reason, others) => {
	expect(reasonOf(code)).toBe(reason);
	expect(others.map(reasonOf)).toEqual(others.map(() => 'unknown'));
});

test.each(['accredited', 'credit9', 'creditor'])('%s does not speak of credits', (code) => {
	expect(reasonOf(code)).toBe('unknown');
});
