// The names under which credentials that users have saved hold what signatures are checked with.
import { CHECK_FIELD, SECRET_FIELD } from '../../../core/callback/callback';

test('the fields of credentials keep their names, so that those saved before go on', () => {
	expect([SECRET_FIELD, CHECK_FIELD]).toEqual(['webhookSecret', 'checkWebhookSignature']);
});
