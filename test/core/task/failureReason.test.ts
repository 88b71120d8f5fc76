import { judged } from '../../../core/task/failureReason';

const verdict = (code: string | null, message: string | null) => {
	const { reason, retryable } = judged(code, message, []);
	return `${reason} ${retryable}`;
};

const CONTENT = 'content_policy false';
const OUTPUT_ONLY = 'content_policy null';
const INVALID = 'invalid_input false';
const QUOTA = 'quota null';
const TOO_MANY = 'quota true';
const FAULT = 'provider true';
const UNKNOWN = 'unknown null';

// [code, what it means whatever the text says]
test.each([
	['content_moderation', CONTENT],
	['moderation_blocked', CONTENT],
	['SensitiveContentDetected.SevereViolation', CONTENT],
	['InputTextSensitiveContentDetected', CONTENT],
	['InputImageSensitiveContentDetected.PrivacyInformation', CONTENT],
	['InputImageRiskDetection', CONTENT],
	['inputimageriskdetection', CONTENT],
	['InputTextRiskDetection', CONTENT],
	['TaskPromptPolicyViolation', CONTENT],
	['content_policy_violation', CONTENT],
	['SAFETY.INPUT.TEXT', CONTENT],
	['INPUT_PREPROCESSING.SAFETY.TEXT', CONTENT],
	['NSFWContent', CONTENT],
	['copyright', CONTENT],
	['risk_control', CONTENT],
	// What comes first counts: nothing was wrong with the image but what it shows.
	['ModerationBlocked.InvalidImage', CONTENT],
	['InputSafety.Output', CONTENT],
	// What was made was refused: a new run can pass.
	['OutputVideoSensitiveContentDetected', OUTPUT_ONLY],
	['OutputVideoSensitiveContentDetected.PolicyViolation', OUTPUT_ONLY],
	['OutputAudioSensitiveContentDetected', OUTPUT_ONLY],
	['OutputImageRiskDetection', OUTPUT_ONLY],
	['SAFETY.OUTPUT.VIDEO', OUTPUT_ONLY],
	['raiMediaFiltered', OUTPUT_ONLY],
	['output_moderation_failed', OUTPUT_ONLY],
	['OutputRiskDetection', OUTPUT_ONLY],
	// About the request, also where it names a parameter that has to do with safety.
	['InvalidParameter', INVALID],
	['InvalidParameter.Duration', INVALID],
	['InvalidParameter.safety_identifier', INVALID],
	['invalid_parameter', INVALID],
	['MissingParameter', INVALID],
	['MissingParameter.ModerationLevel', INVALID],
	['InvalidImageURL.EmptyURL', INVALID],
	['InvalidImageURL.InvalidFormat', INVALID],
	['InvalidVideoURL', INVALID],
	['InvalidArgumentError.UnknownRole', INVALID],
	['UnsupportedImageFormat', INVALID],
	['ImageFormatInvalid', INVALID],
	['FieldLacking', INVALID],
	['ASSET.INVALID', INVALID],
	['OutofContextError', INVALID],
	['used_up', QUOTA],
	['AccountOverdueError', QUOTA],
	['OperationDenied.ServiceOverdue', QUOTA],
	['AccountInArrears', QUOTA],
	['QuotaExceeded', QUOTA],
	['SetLimitExceeded', QUOTA],
	['RESOURCE_EXHAUSTED', QUOTA],
	['PERMISSION_DENIED', QUOTA],
	['DEADLINE_EXCEEDED', FAULT],
	['InvalidSubscription', QUOTA],
	['insufficient_credits', QUOTA],
	['insufficient_balance', QUOTA],
	['402', QUOTA],
	['RateLimitExceeded.EndpointRPMExceeded', TOO_MANY],
	['ModelAccountTpmRateLimitExceeded', TOO_MANY],
	['rate_limited', TOO_MANY],
	['too_many_requests', TOO_MANY],
	['RequestBurstTooFast', TOO_MANY],
	['InflightBatchsizeExceeded', TOO_MANY],
	['429', TOO_MANY],
	['timeout', FAULT],
	['ServerOverloaded', FAULT],
	['timeout_of_context', FAULT],
	// The check itself broke down; nothing was refused.
	['ContentSecurityDetectionError', FAULT],
])('the code %s decides: %s', (code, expected) => {
	expect(verdict(code, null)).toBe(expected);
	expect(verdict(code, 'Copyright, internal, balance: the parameter is not valid.')).toBe(expected);
	expect(verdict(code, 'Something else.')).toBe(expected);
});

// [vague code, what it means alone]
test.each([
	['bad_request', INVALID],
	['BadRequest', INVALID],
	['invalid_request_error', INVALID],
	['validation_error', INVALID],
	['unprocessable_entity_error', INVALID],
	['400', INVALID],
	['422', INVALID],
	['InvalidModelResponse', INVALID],
	['PortraitAsset.Invalid', INVALID],
	['api_error', FAULT],
	['upstream_error', FAULT],
	['runner_disconnected', FAULT],
	['downstream_service_error', FAULT],
	['InternalServiceError', FAULT],
	['server_error', FAULT],
	['service_unavailable', FAULT],
	['500', FAULT],
	['408', FAULT],
	['502', FAULT],
	['INVALID_ARGUMENT', INVALID],
	['INTERNAL', FAULT],
	['UNAVAILABLE', FAULT],
	['INTERNAL.BAD_OUTPUT.CODE01', FAULT],
	['THIRD_PARTY.ERROR', FAULT],
	['INPUT_PREPROCESSING.IMAGE', INVALID],
	['INPUT_PREPROCESSING.INTERNAL', FAULT],
	['provider_error', UNKNOWN],
	['forbidden', UNKNOWN],
	['1026', UNKNOWN],
	['', UNKNOWN],
	[null, UNKNOWN],
])('the code %p is vague: the text decides, else it is %s', (code, alone) => {
	expect(verdict(code, null)).toBe(alone);
	expect(verdict(code, 'Image generation failed')).toBe(alone);
	expect(verdict(code, 'It may be related to copyright restrictions.')).toBe(CONTENT);
	expect(verdict(code, 'Your balance is too low.')).toBe(QUOTA);
	expect(verdict(code, 'Too many requests, slow down.')).toBe(TOO_MANY);
	expect(verdict(code, 'The parameter duration is not valid.')).toBe(INVALID);
});

// [text without a code, what it means]
test.each([
	['may be related to copyright restrictions', CONTENT],
	["the input image 'content[1]' may contain real person. Request id: 1", CONTENT],
	['may show real people', CONTENT],
	['the likeness of a public figure', CONTENT],
	['the image carries a risk', CONTENT],
	['did not pass moderation', CONTENT],
	['the prompt was moderated', CONTENT],
	['flagged by our system', CONTENT],
	['may contain sensitive information.Request ID: 1', CONTENT],
	['NSFW', CONTENT],
	['against the usage policy', CONTENT],
	['see our policies', CONTENT],
	['blocked by our SAFETY system', CONTENT],
	['unsafe content', CONTENT],
	['may violate platform rules.Request ID: 1', CONTENT],
	["words that violate Google's Responsible AI practices", CONTENT],
	['it violates our usage guidelines', CONTENT],
	['输入图片可能包含敏感信息', CONTENT],
	['可能包含真人', CONTENT],
	// A code that a gateway put into the text.
	['upstream: InputImageSensitiveContentDetected', CONTENT],
	['upstream: InputImageRiskDetection', CONTENT],
	['upstream: input_image_risk_detection', CONTENT],
	['{"code":"content_policy_violation"}', CONTENT],
	// Parts of words are no words.
	['unsafely insensitive politics, riskless', UNKNOWN],
	// Names are no words: with `_`, in quotes, after "parameter".
	['The parameter safety_identifier is not valid: too long', INVALID],
	["The field 'moderation' is missing", INVALID],
	['The field `safety` is missing', INVALID],
	['The field "policy" is missing', INVALID],
	['The field “safety” is missing', INVALID],
	['Invalid parameter safety', INVALID],
	['the parameters of "safety-level" are unsupported', INVALID],
	['safety_identifier is no valid parameter: it is missing', INVALID],
	['Invalid parameter brisk', INVALID],
	// What stands around a name is read, and is not joined.
	['The parameter image_url flagged', CONTENT],
	['un“x”safe', UNKNOWN],
	['safetyIdentifier', UNKNOWN],
	["'safety'", UNKNOWN],
	// A sentence in quotes is no name, and an apostrophe is no quote.
	['It said "blocked by our safety system"', CONTENT],
	["the user's safety isn't given", CONTENT],
	['It said “safety comes first” and stopped', CONTENT],
	['not within the policy’s bounds', CONTENT],
	['one or more parameters specified in the request are not valid', INVALID],
	['a required argument is missing', INVALID],
	['not valid', UNKNOWN],
	['the parameters are fine', UNKNOWN],
	['Insufficient balance', QUOTA],
	['not enough credits', QUOTA],
	['the quota is used', QUOTA],
	['rate limit reached', TOO_MANY],
	['read timeout', FAULT],
	['ReadTimeoutError', FAULT],
	['it timed out', UNKNOWN],
	['an internal error', FAULT],
	['overloaded', FAULT],
	['', UNKNOWN],
])('the text %j: %s', (message, expected) => {
	expect(verdict(null, message)).toBe(expected);
});

test('a bad request that speaks of an internal error is a bad request', () => {
	expect(verdict('bad_request', 'internal error')).toBe(INVALID);
	expect(verdict('provider_error', 'internal error')).toBe(FAULT);
});

test('codes of one provider alone mean that the content was refused', () => {
	const forbidden = (code: string | null, message: string | null) =>
		judged(code, message, ['forbidden']).reason;
	expect(forbidden('forbidden', null)).toBe('content_policy');
	expect(forbidden('Forbidden', 'internal')).toBe('content_policy');
	expect(forbidden('forbidden_region', null)).toBe('unknown');
	expect(forbidden(null, 'forbidden')).toBe('unknown');
});

test('what stands far behind the beginning of a text or a code decides nothing', () => {
	expect(verdict(null, `${'x '.repeat(4_990)}copyright`)).toBe(CONTENT);
	expect(verdict(null, `${'x '.repeat(5_000)}copyright`)).toBe(UNKNOWN);
	expect(verdict(`${'x_'.repeat(100)}moderation`, null)).toBe(UNKNOWN);
});

// [the code, the reason]: each family in its spellings, and what only looks like it
test.each([
	['InvalidArgument', 'invalid_input'],
	['unsupported_format', 'invalid_input'],
	['malformed_file', 'invalid_input'],
	['empty_url', 'invalid_input'],
	['missing_ratio', 'invalid_input'],
	['asset_invalid', 'invalid_input'],
	['fields_missing', 'invalid_input'],
	['format_lacking', 'invalid_input'],
	['outof_context', 'invalid_input'],
	['context_length_exceeded', 'invalid_input'],
	['risk', 'content_policy'],
	['privacy_information', 'content_policy'],
	['asterisk', 'unknown'],
	['real_person', 'content_policy'],
	['RealPersonDetected', 'content_policy'],
	['realperson', 'content_policy'],
	['deepfake', 'content_policy'],
	['contentfilter', 'content_policy'],
	['riskcontrol', 'content_policy'],
	['ratelimit', 'quota'],
	['RPM', 'quota'],
	['over_tpm_limit', 'quota'],
	['429', 'quota'],
	['4290', 'unknown'],
	['1429', 'unknown'],
	['no_credit', 'quota'],
	['credits_used', 'quota'],
	['402', 'quota'],
	['1402', 'unknown'],
	['4020', 'unknown'],
	// What stands around a code is no part of it.
	['[429]', 'quota'],
	['402.', 'quota'],
	['badrequest', 'invalid_input'],
	['422', 'invalid_input'],
	['1400', 'unknown'],
	['4001', 'unknown'],
	['500', 'provider'],
	['1500', 'unknown'],
	['5000', 'unknown'],
])('the code %s means %s', (code, reason) => {
	expect(judged(code, null, []).reason).toBe(reason);
});

// [a text without a code, the reason]
test.each([
	['PolicyViolation was met', 'content_policy'],
	['moderationBlocked', 'content_policy'],
	['an account in arrear', 'quota'],
	['not enough credit', 'quota'],
	['param  safety is not valid', 'invalid_input'],
	['argument policy is missing', 'invalid_input'],
	['the field copyright is required', 'invalid_input'],
	['“sensitive” is an invalid value of the parameter', 'invalid_input'],
	['the prompt says ‘policy’, which is sensitive', 'content_policy'],
])('the text "%s" means %s', (text, reason) => {
	expect(judged(null, text, []).reason).toBe(reason);
});
