// Where a file, a text and a code begin and end to be what they are.
import { replicate } from '../../../providers/replicate/adapter';
import { answer, taskOf } from '../../core/answering';

const adapter = replicate('https://api.replicate.com/v1');
const file = (name: string) => `https://replicate.delivery/xezq/a/${name}`;
const made = (output: unknown, more: object = {}) =>
	taskOf(adapter, { id: 'task-1', status: 'succeeded', output, ...more });

test('what is answered under HTTP 202 is no end yet, whatever the word', () => {
	const body = { id: 'task-1', status: 'succeeded', output: [file('a.png')] };
	expect(adapter.parse(answer(body, 202), ['task-1'])).toMatchObject([
		{ status: 'running', media: [], result: null },
	]);
});

test('what a failed or a cancelled prediction has made is no output', () => {
	for (const status of ['failed', 'canceled', 'aborted']) {
		for (const output of ['Half a text', [file('a.png')], { mask: file('m.png') }]) {
			expect(made(output, { status })).toMatchObject({ media: [], result: null, url: null });
		}
	}
});

test.each(['text', 'transcription', 'transcript', 'translation', 'segments', 'chunks'])(
	'%s is a result beside files, as a text and as rows',
	(name) => {
		for (const said of ['Hello', [{ text: 'Hello' }], [{}]]) {
			const output = { [name]: said, audio: file('a.wav') };
			expect(made(output)).toMatchObject({ result: output, url: file('a.wav') });
		}
	},
);

// [a text beside a file, whether it says anything]
test.each([
	['See https://x.example', true],
	['http is a protocol', true],
	['', false],
	[' ', false],
	['https://x.example/a.srt', false],
	['http://x.example/a.srt', false],
	['HTTPS://x.example/a.srt', false],
	[' \n\thttps://x.example/a.srt', false],
	[[], false],
	[[{ text: 'Hello' }, 'there'], false],
	[['Hello'], false],
	[{ en: 'Hello' }, false],
	[7, false],
	[null, false],
])('beside a file, %j is a result: %j', (text, isResult) => {
	const output = { text, audio: file('a.wav') };
	expect(made(output).result).toEqual(isResult ? output : null);
});

test('a name of a text that no model gives is no result beside files', () => {
	expect(made({ caption: 'Hello', audio: file('a.wav') }).result).toBeNull();
});

// [the end of an error, its code]
test.each([
	['(E123)', 'E123'],
	['(E1234)', 'E1234'],
	['(E12345)', 'E12345'],
	['(E005) (a1b2)', 'E005'],
	['(E005) after (E006)', 'E005'],
	['(E12)', null],
	['(E123456)', null],
	['(E12a)', null],
	['(e005)', null],
	['(XE005)', null],
	['(E005x)', null],
	['E005', null],
	['(E005', null],
	['E005)', null],
])('the code of an error that ends in %s is %j', (end, code) => {
	expect(made(null, { status: 'failed', error: `Oops ${end}` }).failure).toMatchObject({
		...{ code, message: `Oops ${end}` },
	});
});

test('a code is looked for in the first 10,000 characters of an error', () => {
	const codeAfter = (length: number) =>
		made(null, { status: 'failed', error: `${'x'.repeat(length)}(E005)` }).failure?.code;
	expect([codeAfter(9_994), codeAfter(9_995)]).toEqual(['E005', null]);
});

// [an address under the name of an input, whether it is a file that the model made]
test.each([
	['https://replicate.delivery/a.png', true],
	['https://pbxt.replicate.delivery/a.png', true],
	['http://a.b.replicate.delivery:8080/a.png', true],
	['https://REPLICATE.delivery/a.png', true],
	['https://evilreplicate.delivery/a.png', false],
	['https://replicate-delivery/a.png', false],
	['https://replicate.delivery.evil.example/a.png', false],
	['https://evil.example/replicate.delivery/a.png', false],
	['https://evil.example/?x=.replicate.delivery', false],
	['replicate.delivery/a.png', false],
])('%s under the name of an input is an output: %j', (mask, isFile) => {
	expect(made({ mask }).media).toEqual(
		isFile ? [{ kind: 'image', role: 'output', url: mask }] : [],
	);
});

test('a file under two names is one file', () => {
	const [url, other] = [file('a.png'), file('b.png')];
	expect(made({ mask: url, init_image: url, start_frame: other }).media).toEqual([
		{ kind: 'image', role: 'output', url },
		{ kind: 'image', role: 'output', url: other },
	]);
	expect(made({ image: url, mask: url }).media).toEqual([{ kind: 'image', role: 'output', url }]);
});

test('a file under the name of an input whose address tells no kind is a file', () => {
	expect(made({ mask: file('out') })).toMatchObject({
		...{ kind: 'file', url: file('out'), result: null },
		media: [{ kind: 'file', role: 'output', url: file('out') }],
	});
});
