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

/** Public records: Veo 3.1 fast 91 s, Veo 2 147 s, Veo 3.1 161 s, Veo 3 238 s; their geometric mean. */
const EXPECTED_SECONDS = 150;

/** Google keeps the files of videos for two days; no source at hand confirms it. */
const URL_LIFETIME_SECONDS = 2 * 24 * 60 * 60;

const RECIPE: Recipe = {
	...NO_RECIPE,
	statusUrl: '/{+id}',
	notFoundOnEmpty: false,
	outputFields: [],
	// Files are given out to who brings the key; where they redirect to, it is not sent along.
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

/** Google's Gemini API: long-running operations of Veo, one a request. */
export function googleVeo(baseUrl: string): ProviderAdapter {
	return recipeAdapter(API, { recipe: RECIPE, baseUrl });
}

/** Other things of the API have names, too: a model, a file. */
function isOperation(body: JsonObject): boolean {
	if ('done' in body || 'response' in body) return true;
	return (nonEmpty(body.name) ?? '').split('/').includes('operations');
}

/** What is before it, the model or a project, is not the same everywhere. */
function lastPart(name: string): string {
	return name.split('/').at(-1) ?? name;
}

/** "404 NOT_FOUND" says that there is no such operation; a wrong key is refused with 400, and tells it as its reason. */
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

/** google.rpc.RetryInfo, as in `"34.5s"`. */
function firstDelay(details: readonly JsonObject[]): number | null {
	const delays = details.map(({ retryDelay }) => {
		const text = nonEmpty(retryDelay)?.trim() ?? '';
		return text.endsWith('s') ? readField(quantity, text.slice(0, -1)) : null;
	});
	return delays.find((delay) => delay !== null) ?? null;
}
