// HTTP 200 with a body that is not what the API says.
import type { Fault, FaultAction, Verdict } from './fault';

function body(
	name: string,
	action: FaultAction,
	what: RegExp,
	ofCustomApi: Partial<Verdict> = {},
): Fault {
	return {
		...{ family: 'body', name, action: () => action, meaning: 'passing', reach: 'request' },
		...{ says: new RegExp(`the answer is not this provider's: ${what.source}`), httpCode: '200' },
		at: { customApi: ofCustomApi },
	};
}

const DEEP = 100_000;

/** An API that nobody has described may say so that it knows no such task. */
const nothing: Partial<Verdict> = { meaning: 'notFound' };
/** And any JSON may be its answer, if only there is a word in it. */
const wordless: Partial<Verdict> = { says: /no status word was found in the answer/ };

export const bodyFaults: readonly Fault[] = [
	body('a web page', { html: true }, /it is a web page/),
	body('nothing', { raw: '' }, /it is not JSON/),
	body('half of the JSON', { truncated: true }, /it is not JSON/),
	body('null', { raw: 'null' }, /it is not an object/, nothing),
	body('[]', { raw: '[]' }, /it is not an object/, nothing),
	body('"text"', { raw: '"text"' }, /it is not an object/, wordless),
	body('5', { raw: '5' }, /it is not an object/, wordless),
	body('{}', { emptyObject: true }, /it is no (list of tasks|task record)/, nothing),
	body(
		`JSON nested ${DEEP} deep`,
		{ deepNesting: DEEP },
		/it is no (list of tasks|task record)|it is not JSON/,
		wordless,
	),
	{
		...{ family: 'body', name: 'the right JSON as text/html', meaning: 'right', reach: 'record' },
		action: () => ({ contentType: 'text/html' }),
	},
	{
		...{ family: 'body', name: 'the right JSON behind a byte order mark', meaning: 'right' },
		...{ reach: 'record', action: () => ({ rewrite: (text) => `\uFEFF${text}` }) },
	},
	{
		...{ family: 'body', name: `a member nested ${DEEP} deep beside the right ones` },
		...{ meaning: 'right', reach: 'record' },
		action: ({ struck }) => ({
			rewrite: (text) =>
				text.replace(`"${struck}"`, `"${struck}","deep":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
		}),
	},
];
