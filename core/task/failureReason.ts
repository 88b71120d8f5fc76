import { snakeCaseOf } from '../text/spelling';
import type { FailureReason } from './task';

/** Why a task failed, and whether the same request sent again can help; null where nobody can say. */
export interface Judgement {
	readonly reason: FailureReason;
	readonly retryable: boolean | null;
}

type Rule = readonly [Judgement, RegExp];

const CONTENT: Judgement = { reason: 'content_policy', retryable: false };
/** The output was refused and not the request: a new run can come out otherwise. */
const OUTPUT_ONLY: Judgement = { reason: 'content_policy', retryable: null };
const INVALID: Judgement = { reason: 'invalid_input', retryable: false };
const QUOTA: Judgement = { reason: 'quota', retryable: null };
/** Too many requests or tasks at once, or within a minute: later there is room again. */
const TOO_MANY: Judgement = { reason: 'quota', retryable: true };
const FAULT: Judgement = { reason: 'provider', retryable: true };
const UNKNOWN: Judgement = { reason: 'unknown', retryable: null };

/**
 * Codes that say what was wrong, in folded form: `InvalidImageURL.EmptyURL` is `invalid_image_url_empty_url`. Each row
 * is one family, and the first that fits wins, so that `InvalidParameter.SafetyLevel` is about a parameter. Sources:
 * Volcengine Ark, document 1299023; the failure codes of Runway, OpenAI, Google and Kling. Google's `INVALID_ARGUMENT`
 * is not among them, because Google sends it for refused prompts too.
 */
const CODES: readonly Rule[] = [
	[
		INVALID,
		/^(invalid|missing|unsupported|malformed|empty)_(param|arg(?!ument$)|field|value|image|video|audio|url|file|format|size|duration|ratio|resolution|model$)/,
	],
	[INVALID, /^asset_invalid|(param|argument|field|format|url)(eter)?s?_(invalid|missing|lacking)/],
	[INVALID, /^out_?of_context|context_length/],
	[
		OUTPUT_ONLY,
		/(^|_)output_[a-z0-9_]{0,80}(sensitive|moderat|polic|safety|nsfw|copyright|(?<=_)risk)/,
	],
	[OUTPUT_ONLY, /^safety_output|^rai_media_filtered/],
	[
		CONTENT,
		/sensitive|moderat|safety|unsafe|polic(y|ies)|copyright|likeness|nsfw|flagged|real_?person|deep_?fake|content_?filter|risk_?(detect|control)|(^|_)(risk|privacy)(_|$)/,
	],
	[TOO_MANY, /rate_?limit|too_many|request_burst|inflight|concurren|(^|_)[rtiq]p[ms](_|$)|^429$/],
	[
		QUOTA,
		/used_up|balance|overdue|arrear|quota|credits?(_|$)|insufficient_fund|subscription|set_limit|resource_exhausted|^permission_denied$|^402$/,
	],
	[FAULT, /time_?out|timed_out|deadline_exceeded|overload|security_detection_error/],
];

/** Codes that only say whose fault it may be; the text that comes with them counts more. */
const VAGUE_CODES: readonly Rule[] = [
	[INVALID, /bad_?request|invalid|missing|validation|unprocessable|^4(00|13|15|22)$/],
	[INVALID, /^input_preprocessing(?!_internal)/],
	[
		FAULT,
		/api_error|upstream|^third_party|internal|server_error|service_error|system_error|unavailable|bad_gateway|detection_error|^runner_|^downstream_service|^(?:408|5\d\d)$/,
	],
];

/** Codes of these kinds count inside a text too, because gateways put them there. */
const CODES_IN_TEXT =
	/polic(?:y|ies)_?violation|sensitive_?content_?detected|risk_?detection|moderation_?blocked/i;

/** Whole words. In Chinese, without blanks: sensitive, violation, copyright, real person, likeness, review, risk. */
const CONTENT_WORDS =
	/\b(?:copyright(?:s|ed)?|real[ -](?:persons?|people)|likeness|risks?|risky|moderat(?:ed|ion)|flagged|sensitive|nsfw|polic(?:y|ies)|safety|unsafe|platform rules|(?:community|usage) guidelines|responsible ai|inappropriate|violence)\b|敏感|违规|版权|真人|肖像|审核|风险|风控/i;

const TEXTS: readonly Rule[] = [
	[TOO_MANY, /\b(?:rate limit(?:s|ed)?|too many requests)\b/i],
	[
		QUOTA,
		/\b(?:balance|overdue|arrears?|quota|(?:insufficient|not enough|out of) (?:credits?|funds))\b/i,
	],
];

/** A text is about the request if it names a part of the request and says what is wrong with it. */
const PARTS_OF_REQUEST = /\b(?:parameters?|params?|arguments?|fields?)\b/i;
const WRONG = /\b(?:invalid|not valid|missing|required|unsupported|not supported|malformed)\b/i;

const FAULT_WORDS = /timeout|\b(?:internal|overloaded)\b/i;

/** How much of a text and of a code is read: the provider's reason comes first, then a log or the request. */
const LONGEST_TEXT = 10_000;
const LONGEST_CODE = 200;

/**
 * Decides by a specific code, else by the text, else by a vague code.
 *
 * @param contentPolicyCodes codes of this provider alone that mean that the content was refused, in any case
 * @returns why the provider says that a task failed
 */
export function judged(
	code: string | null,
	message: string | null,
	contentPolicyCodes: readonly string[],
): Judgement {
	const folded = foldedCode(code ?? '');
	const isSame = (one: string) => one.toLowerCase() === code?.toLowerCase();
	if (contentPolicyCodes.some(isSame)) return CONTENT;
	const text = (message ?? '').slice(0, LONGEST_TEXT);
	return (
		firstThatFits(CODES, folded) ??
		ofText(text) ??
		firstThatFits(VAGUE_CODES, folded) ??
		(FAULT_WORDS.test(text) ? FAULT : UNKNOWN)
	);
}

function firstThatFits(rules: readonly Rule[], text: string): Judgement | undefined {
	return rules.find(([, pattern]) => pattern.test(text))?.[0];
}

function ofText(text: string): Judgement | undefined {
	const words = withoutNames(text);
	if (CODES_IN_TEXT.test(text) || CONTENT_WORDS.test(words)) return CONTENT;
	const found = firstThatFits(TEXTS, words);
	return found ?? (PARTS_OF_REQUEST.test(words) && WRONG.test(words) ? INVALID : undefined);
}

const QUOTED_NAME = /(?<!\w)(["'`])[^\s"'`]{1,64}\1|[“‘«][^\s“”‘’«»]{1,64}[”’»]/g;
const NAMED_PARAMETER = /\b(parameters?|params?|arguments?|fields?) {1,3}\w+/gi;

/**
 * Removes the names of parameters, because they are no reason: what is in quotes or follows the word "parameter" does
 * not count ("The parameter 'safety' is not valid"). A name with a `_` in it fits no pattern of whole words anyway.
 */
function withoutNames(text: string): string {
	return text.replace(QUOTED_NAME, ' ').replace(NAMED_PARAMETER, '$1 -');
}

/** @returns a code in folded form: `input_text_policy_violation` for `InputText.PolicyViolation` */
function foldedCode(code: string): string {
	return code
		.slice(0, LONGEST_CODE)
		.split(/[^A-Za-z\d]+/)
		.filter((part) => part !== '')
		.map(snakeCaseOf)
		.join('_')
		.toLowerCase();
}
