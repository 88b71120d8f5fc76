import { refusalBody, refusalProblem, unexpectedAnswer } from '../../core/http/http';
import type { HttpAnswer } from '../../core/http/wire';
import type { Problem } from '../../core/problem';
import { firstText } from '../../core/text/json';
import { accountRefusals } from '../reading/accountRefusals';
import { refusalWords } from '../reading/errorCode';

/** Where users manage balance and keys, for messages. */
export const ACCOUNT_AT = 'in the dashboard of fal';

/** @returns why there is no result now; for "still in progress" a Problem that passes, so that it is asked for again */
export function refusalOf(answer: HttpAnswer): Problem {
	const words = refusalWords(refusalBody(answer));
	// fal's public clients recognize it by this text. Of its HTTP status it is only known that it is a 4xx.
	const isEarly = /still in progress/i.test((words.message ?? '').slice(0, 200));
	if (isEarly && answer.status < 500)
		return unexpectedAnswer(answer, 'the result is not there yet');
	const traceId = firstText(answer.headers['x-fal-request-id']);
	return refusalProblem(answer, { ...words, traceId }, accountRefusals(ACCOUNT_AT));
}
