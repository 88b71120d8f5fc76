// Where the address of a callback begins and ends in a text, and what only looks like one.
import { withoutCallbackTexts } from '../../../../core/text/secrets/callbackTexts';
import { charactersRead } from './charactersRead';

const URL = 'https://hooks.example/run';
const cleaned = (text: string) => withoutCallbackTexts(text).text;

// [a text, what is left of it]
test.each([
	[`webhook=${URL}`, 'webhook=[removed]'],
	[`webhook=${URL} kept`, 'webhook=[removed] kept'],
	[`webhook=${URL}<br>kept`, 'webhook=[removed]<br>kept'],
	[`<webhook=${URL}>kept`, '<webhook=[removed]>kept'],
	[`webhook=${URL}"kept`, 'webhook=[removed]"kept'],
	[`webhook=${URL}\nkept`, 'webhook=[removed]\nkept'],
	['webhook=http://hooks.example/run', 'webhook=[removed]'],
	// One address is one, whatever stands in it.
	[`callback_url="https://a.example/webhook=${URL}" kept`, 'callback_url="[removed]" kept'],
	[`{"webhook":"${URL}/\\"a\\"/s3cr3t"}`, '{"webhook":"[removed]"}'],
	[`callback="${URL}"webhook=${URL}`, 'callback="[removed]"webhook=[removed]'],
	[`{"webhook":[${' '.repeat(7_998)}"${URL}"]}`, `{"webhook":[${' '.repeat(7_998)}"[removed]"]}`],
	// It is no name where the text is cut off before a value.
	[`{"webhook":{"${URL}":`, '{"webhook":{"[removed]":'],
	// Secrets need not look like one, however long they are.
	[`{"webhook_secret":"${'x'.repeat(400)}"}`, '{"webhook_secret":"[removed]"}'],
	[`{"webhook":{"secret":"${'x'.repeat(400)}"}}`, '{"webhook":{"secret":"[removed]"}}'],
	[`{"webhook":{"page":"${URL}"}}`, '{"webhook":{"page":"[removed]"}}'],
	// A log or JSON as a text in what is told of a callback.
	[
		`{"callback":{"log":"{\\"callback_url\\":\\"${URL}\\"}","page":"${URL}"}}`,
		'{"callback":{"log":"{\\"callback_url\\":\\"[removed]\\"}","page":"[removed]"}}',
	],
	[
		`{"webhook":{"note":"webhook=${URL} failed"}}`,
		'{"webhook":{"note":"webhook=[removed] failed"}}',
	],
	// What such a text begins ends with it.
	[
		`{"webhook":{"log":"callback: {\\"a\\":","first":"${URL}/1","page":"${URL}/2"}} kept`,
		'{"webhook":{"log":"callback: {\\"a\\":","first":"[removed]","page":"[removed]"}} kept',
	],
	[
		`{"webhook":{"log":"callback=","page":"${URL}"}}`,
		'{"webhook":{"log":"callback=","page":"[removed]"}}',
	],
	[`webhook:${' '.repeat(50)}${URL}`, `webhook:${' '.repeat(50)}[removed]`],
	[`webhook${'_'.repeat(30)}url=${URL}`, `webhook${'_'.repeat(30)}url=[removed]`],
	[`?${'x'.repeat(41)}webhook=${URL}`, `?${'x'.repeat(41)}webhook=[removed]`],
])('of %j is left %j', (text, left) => {
	expect(cleaned(text)).toBe(left);
});

test.each([
	// No address follows.
	'callback=nobody-answers-this-one',
	`callback=see-${URL}`,
	'callback=x-https://hooks.example/run',
	'{"callback":"nobody is to be told of it"}',
	`{"callback":"${'nobody '.repeat(100)}"}`,
	'{"webhook":{"events":"completed_and_failed"}}',
	'webhook:   ',
	// The names of other things.
	`webhook_status: ${URL}`,
	`webhook${'_'.repeat(31)}url=${URL}`,
	// Too far away.
	`webhook:${' '.repeat(51)}${URL}`,
	`{"webhook":[${' '.repeat(7_999)}"${URL}"]}`,
	`{"webhook":{${'"a":1,'.repeat(1_400)}"page":"${URL}"}}`,
	// What an output's address ends in.
	`https://cdn.example/v.mp4?my_webhook=${URL}`,
	`https://cdn.example/v.mp4?${'x'.repeat(40)}webhook=${URL}`,
])('%j stays as it is', (text) => {
	expect(withoutCallbackTexts(text)).toEqual({ text, addresses: [] });
});

// [a text, the address that is to be looked for elsewhere]
test.each([
	[`webhook=${URL}.`, URL],
	[`(webhook=${URL}).`, URL],
	[`webhook="${URL}`, URL],
	[`[webhook=${URL}/a.b])!.`, `${URL}/a.b`],
	[`webhook=${URL}/${'x'.repeat(5_000)}`, `${URL}/${'x'.repeat(4_000 - URL.length - 1)}`],
	[`webhook="${URL}/${'x'.repeat(5_000)}"`, `${URL}/${'x'.repeat(4_000 - URL.length - 1)}`],
])('%j holds the address %j', (text, address) => {
	expect(withoutCallbackTexts(text).addresses).toEqual([address]);
});

test('of a long text under the name of a callback the beginning tells that it is no address', () => {
	const text = `{"callback":"${'nobody '.repeat(1_000)}"}`;
	expect(charactersRead(() => withoutCallbackTexts(text))).toBeLessThan(400);
});
