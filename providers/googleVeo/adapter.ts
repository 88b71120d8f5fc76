import { refusalBody, refusalProblem } from '../../core/http/http';
import type { CodeRule } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import type { Problem } from '../../core/problem';
import { firstText, isObject, nonEmpty, quantity, readField } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { recipeAdapter } from '../customApi/adapter';
import type { DescribedApi } from '../customApi/described';
import { NO_RECIPE } from '../customApi/recipe';
import type { Recipe } from '../customApi/recipe';
import { accountRefusals } from '../reading/accountRefusals';
import { idText } from '../reading/askedIds';
import { refusalWords } from '../reading/errorCode';
import { whyNoRecordInForm } from '../reading/ownRecord';
import type { RecordForm } from '../reading/ownRecord';
import { readOperation } from './record';

const PROVIDER = 'googleVeo';
const ACCOUNT_AT = 'in Google AI Studio';

/** The geometric mean of public records: Veo 3.1 fast 91 s, Veo 2 147 s, Veo 3.1 161 s, Veo 3 238 s. */
const EXPECTED_SECONDS = 150;

/** Google keeps the files of videos for two days; no source at hand confirms it. */
const URL_LIFETIME_SECONDS = 2 * 24 * 60 * 60;

const RECIPE: Recipe = {
	...NO_RECIPE,
	statusUrl: '/{+id}',
	notFoundOnEmpty: false,
	outputFields: [],
	// Google serves files only with the key; the key is not sent on where a download redirects.
	downloadWithKey: true,
	expectedSeconds: EXPECTED_SECONDS,
	urlLifetimeSeconds: URL_LIFETIME_SECONDS,
};

const FORM: RecordForm = {
	idsIn: (body) => (isOperation(body) ? [lastPart(idText(body.name) ?? '')] : []),
	wordIn: (body) => (isOperation(body) ? 'done' : null),
	asAnswered: lastPart,
};

const API: DescribedApi = {
	provider: PROVIDER,
	service: PROVIDER,
	facts: {
		withoutUrl:
			"A video in a bucket (gcsUri) or in the record itself (encodedVideo) has no web address: turn 'Simplify' off to see the record.",
	},
	unknownIdHint:
		'Use the whole name of the operation, as in models/veo-3.1-generate-preview/operations/abc123. Operations of Vertex AI are not served by the Gemini API.',
	knowsRecord: true,
	refusal: (answer, askedId) =>
		whyNoRecordInForm(answer, askedId, FORM, CODE_RULES) ?? refusal(answer),
	read: readOperation,
};

const CODE_RULES: readonly CodeRule[] = [
	{
		code: /^API_KEY_(INVALID|EXPIRED)$/,
		kind: 'unauthorized',
		advice: 'Check the API key in the credential.',
	},
	...accountRefusals(ACCOUNT_AT),
];

/** Google's Gemini API: long-running operations of Veo, one operation a request. */
export function googleVeo(baseUrl: string): ProviderAdapter {
	return recipeAdapter(API, { recipe: RECIPE, baseUrl });
}

/** Whether a body is an operation. A `name` alone does not prove it, because models and files have names, too. */
function isOperation(body: JsonObject): boolean {
	if ('done' in body || 'response' in body) return true;
	return (nonEmpty(body.name) ?? '').split('/').includes('operations');
}

/** @returns the last part of an operation's name; the parts before it, a model or a project, may differ in answers */
function lastPart(name: string): string {
	return name.split('/').at(-1) ?? name;
}

/**
 * @returns the Problem of a refusal. Null for 2xx, and for 404 and 410: "404 NOT_FOUND" says that there is no such
 * operation. A wrong key is refused with HTTP 400, and only the `reason` in the details says so.
 */
function refusal(answer: HttpAnswer): Problem | null {
	const { status } = answer;
	if (status === 404 || status === 410 || (status >= 200 && status <= 299)) return null;
	const body = refusalBody(answer);
	const error = isObject(body.error) ? body.error : {};
	const details = detailsOf(error);
	const { code, message } = refusalWords(body);
	const said = {
		code: firstText(...details.map(({ reason }) => reason), error.status, code),
		message,
		traceId: null,
		retryAfterSeconds: firstDelay(details),
	};
	return refusalProblem(answer, said, CODE_RULES);
}

function detailsOf({ details }: JsonObject): readonly JsonObject[] {
	return Array.isArray(details) ? details.slice(0, 20).filter(isObject) : [];
}

/** @returns the pause of a google.rpc.RetryInfo, such as `"34.5s"`, in seconds; null for none */
function firstDelay(details: readonly JsonObject[]): number | null {
	const delays = details.map(({ retryDelay }) => {
		const text = nonEmpty(retryDelay)?.trim() ?? '';
		return text.endsWith('s') ? readField(quantity, text.slice(0, -1)) : null;
	});
	return delays.find((delay) => delay !== null) ?? null;
}
