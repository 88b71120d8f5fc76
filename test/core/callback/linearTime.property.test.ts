// Anybody may send a callback: whatever it holds is read in time linear in its length.
import { challengeIn, idsInCallback, readCallback } from '../../../core/callback/callbackBody';
import { isSignedWith, ofBase64 } from '../../../core/callback/signature';
import { sortedJson } from '../../../core/callback/sortedJson';
import { growthOf } from '../../growth.mjs';

const FORM = 'application/x-www-form-urlencoded';
const PATHS = ['id', 'data.id', 'data.data.id'];

const idsOf = (body: string, type: string) => idsInCallback(readCallback(body, type), PATHS);

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	'a body': (text) => idsOf(text, ''),
	'a form': (text) => idsOf(text, FORM),
	'a form with JSON': (text) => idsOf(`data={"id":[${text}]}`, FORM),
	'a list of ids': (text) => idsOf(`{"data":[${text}{"id":"a"}]}`, ''),
	'an id': (text) => idsOf(JSON.stringify({ id: text }), ''),
	'a content type': (text) => readCallback('{', text),
	'a challenge': (text) => challengeIn({ challenge: text }, 'challenge'),
	'JSON to be sorted': sortedJson,
	'a text in JSON to be sorted': (text) => sortedJson(JSON.stringify({ [text]: [text, 1.5] })),
	'members to be sorted': (text) => sortedJson(`{${text}"a":1}`),
	'a signature': ofBase64,
	'the header of a signature': (text) =>
		isSignedWith(
			'secret',
			RULE,
			{ bytes: new Uint8Array(), headers: { s: text, t: text }, ids: [] },
			0,
		),
};

const RULE = {
	...{ kind: 'hmac' as const, signed: 'taskId.timestamp' as const, secretIsBase64: true },
	...{ signatureHeader: 's', timestampHeader: 't', idHeader: '' },
};

const PUMPS = [
	...['"', '\\', '\\"', '[', '{"id":', '{"data":', '["', '1,', '"a",', '{"id":"a"},', '"a":1,'],
	...[' ', 'a', '0', '-1.5e', '=', '&', '%', 'id=1&', '%7B', ';', 'v1,', ' v1,AAAA', '=='],
];

const CASES = Object.keys(READERS).flatMap((name) => PUMPS.map((pump) => [name, pump] as const));

test.each(CASES)('%s made of %j', (name, pump) => {
	const reader = READERS[name] as (text: string) => unknown;
	const make = (size: number) => pump.repeat(Math.ceil(size / pump.length));
	expect(growthOf(make, reader)).toBeNull();
});
