// Whatever reads a text from outside does so in time linear in its length: one long text must not hold up all
// of n8n. Each reader gets texts made to trouble it, and the same four times as long.
import { withoutCallbackUrls } from '../../../core/text/secrets/callbackMembers';
import { jsonOf, refusalBody, refusalProblem } from '../../../core/http/http';
import type { HttpAnswer } from '../../../core/http/wire';
import { firstText, identifier, quantity, readField, readJson } from '../../../core/text/json';
import { isLocalHost } from '../../../core/http/localHost';
import {
	extensionOf,
	extensionOfType,
	kindOfUrl,
	webAddress,
} from '../../../core/task/media/mediaUrl';
import { readableTaskIds } from '../../../core/text/llmTaskIds';
import { retryAfterMs } from '../../../core/http/retryAfter';
import {
	keyPattern,
	withoutCallbacks,
	withoutKey,
	withoutQueries,
} from '../../../core/text/secrets/secrets';
import { serviceOfPath } from '../../../providers/aceDataCloud/services/servicePath';
import { codesOf } from '../../../core/text/secrets/escapedText';
import { parseTaskId, parseTaskIds } from '../../../core/text/taskIds';
import { isoTime } from '../../../core/text/time';
import { signedUrlExpiry } from '../../../core/task/media/urlExpiry';
import { growthOf } from '../../growth.mjs';
import { casesOf, fc } from '../../propertyTests.mjs';

const TITLE = "'Task IDs'";
const WHERE_FROM = 'Use the ID that the create request answered.';
const ADDRESS = 'https://hooks.example/s3cr3t';
const answer = (body: string, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
	...{ status: 200, headers, body, receivedAtMs: 0 },
});

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	readJson,
	'readJson of a closed text': (text) => readJson(`[1234567890123456789,${JSON.stringify(text)}]`),
	'readField of a number': (text) => [readField(quantity, text), readField(identifier, text)],
	firstText: (text) => firstText('', text),
	withoutCallbackUrls: (text) => withoutCallbackUrls({ webhook: text, callback: [text] }),
	withoutKey: (text) => withoutKey(text, keyPattern(`${'a'.repeat(300)}b`)),
	'withoutKey of a key as the text': (text) => withoutKey(text, keyPattern(text.slice(-1000))),
	withoutCallbacks: (text) => withoutCallbacks(text, new Set()),
	'withoutCallbacks with an address before': (text) =>
		withoutCallbacks(`"callback_url":"${ADDRESS}" ${ADDRESS}${text}`, new Set()),
	'withoutCallbacks of the text as an address': (text) =>
		withoutCallbacks(`{"webhook":"${ADDRESS}${text.slice(0, 1000)}"} ${text}`, new Set()),
	'withoutCallbacks that remembers': (text) =>
		withoutCallbacks(text, new Set([ADDRESS, `${ADDRESS}/?aaaa`, 'http://aaaaaaaaaab'])),
	withoutQueries,
	codesOf,
	parseTaskIds: (text) => parseTaskIds(text, TITLE, WHERE_FROM),
	'parseTaskIds of a list': (text) => parseTaskIds(`["${text}`, TITLE, WHERE_FROM),
	parseTaskId: (text) => parseTaskId(text, TITLE, WHERE_FROM),
	readableTaskIds: (text) => readableTaskIds(text, TITLE),
	'readableTaskIds of a list': (text) => readableTaskIds(text.split(' '), TITLE),
	isLocalHost: (text) => isLocalHost(`a${text}`),
	'isLocalHost of an address': (text) => isLocalHost(`[${text}]`),
	webAddress: (text) => webAddress(`https://a${text}`),
	'webAddress with blanks around it': (text) => webAddress(text),
	kindOfUrl: (text) => [kindOfUrl(text), extensionOf(text), extensionOfType(text)],
	signedUrlExpiry: (text) => signedUrlExpiry(`https://a.example/?${text}`),
	isoTime: (text) => isoTime(text),
	retryAfterMs: (text) => retryAfterMs({ 'retry-after': text, date: text }, 0),
	serviceOfPath,
	jsonOf: (text) => [jsonOf(answer(text)), refusalBody(answer(text))],
	refusalProblem: (text) =>
		refusalProblem(answer(text), { code: text, message: text, traceId: text }, []),
	'refusalProblem of a redirect': (text) =>
		refusalProblem(
			{ ...answer('', { location: `https://${text}` }), status: 302 },
			{ code: null, message: null, traceId: null },
			[],
		),
};

const PUMPS = [
	...[
		' ',
		'\n',
		'\t',
		'.',
		'/',
		':',
		'@',
		'-',
		'a',
		'0',
		'\\',
		'\\"',
		'"',
		'\\\\',
		'%',
		'%25',
		'&',
	],
	...['&amp;', '[', '{"a":', '["', ',', ';', '?', '=', '\\u0061', '\\u003c', '%61', 'a.', 'http:'],
	...['https://a/', '"callback_url":"', '"webhook":{', '"webhook":[', 'callback=', 'callback'],
	...['"webhook_secret":"', `"callback_url":"${ADDRESS}",`, `${ADDRESS} `, 'hooks.example/'],
	...[
		`"callback_url":"${ADDRESS}/`,
		"webhook: 'https://x.example/",
		'- ',
		'1. ',
		'```',
		'task id:',
	],
	...['9007199254740993,', 'é', '\ud800', '。', 'a\n', ' x', '1:', '{"webhook":{"secret":"'],
];
const OPEN = '[1234567890123456, "';
const STARTS = ['', 'a', OPEN, `"callback_url":"${ADDRESS}"`];
const ENDS = ['', 'x', '"', '\n!'];

describe.each(Object.entries(READERS))('%s', (_name, read) => {
	test('takes time linear in its text', () => {
		for (const pump of PUMPS) {
			for (const start of ['', OPEN]) {
				const make = (size: number) =>
					`${start}${pump.repeat(Math.ceil(size / pump.length))}${ENDS[1]}`;
				expect([start, pump, growthOf(make, read)]).toEqual([start, pump, null]);
			}
		}
	});

	test('takes time linear in any text', () => {
		const parts = fc.constantFrom(...PUMPS, ...STARTS);
		const unit = fc
			.array(parts, { minLength: 1, maxLength: 4 })
			.map((found) => found.join('') || ' ');
		fc.assert(
			fc.property(
				fc.constantFrom(...STARTS),
				unit,
				fc.constantFrom(...ENDS),
				(start, pump, end) => {
					const make = (size: number) =>
						`${start}${pump.repeat(Math.ceil(size / pump.length))}${end}`;
					expect(growthOf(make, read)).toBeNull();
				},
			),
			casesOf(12),
		);
	});
});

// [what there are many of, one of them]
test.each<[string, (index: number) => string]>([
	['addresses', (index) => `{"callback_url":"https://h${index}.example/hook?x=${index}"}`],
	['addresses of one host', (index) => `{"callback_url":"${ADDRESS}?row=${index}"}`],
	['addresses repeated', (index) => `{"webhook":"${ADDRESS}/${index}","e":"${ADDRESS}/${index}"}`],
	[
		'addresses, each the beginning of the next',
		(index) => `"webhook":"${ADDRESS}${'/'.repeat(index % 99)}"`,
	],
	[
		'addresses that differ in one character',
		(index) => `"webhook":"${ADDRESS}${String.fromCharCode(256 + index)}"`,
	],
])('many %s are removed in time linear in the body', (_what, one) => {
	const make = (size: number) =>
		Array.from({ length: Math.ceil(size / 20) }, (_, index) => one(index)).join();
	expect(growthOf(make, (body) => withoutCallbacks(body, new Set()))).toBeNull();
});

test.each([
	[/\s+$/, ' '],
	[/"(?:[^"\\]|\\.)*"/g, '\\"'],
])('a reader with %s would be found out', (pattern, pump) => {
	const make = (size: number) => `"${pump.repeat(size / pump.length)}x`;
	expect(growthOf(make, (text) => text.replace(pattern, ''))).toMatch(/ms/);
});
