// HTTP 200 with a body that is not what the API says.
import type { Fault, FaultAction } from './fault';

function body(name: string, action: FaultAction, what: RegExp): Fault {
	return {
		...{ family: 'body', name, action: () => action, meaning: 'passing', reach: 'request' },
		...{ says: new RegExp(`the answer is not this provider's: ${what.source}`), httpCode: '200' },
	};
}

const DEEP = 100_000;

export const bodyFaults: readonly Fault[] = [
	body('a web page', { html: true }, /it is a web page/),
	body('nothing', { raw: '' }, /it is not JSON/),
	body('half of the JSON', { truncated: true }, /it is not JSON/),
	body('null', { raw: 'null' }, /it is not an object/),
	body('[]', { raw: '[]' }, /it is not an object/),
	body('"text"', { raw: '"text"' }, /it is not an object/),
	body('5', { raw: '5' }, /it is not an object/),
	body('{}', { emptyObject: true }, /it is no (list of tasks|task record)/),
	body(
		`JSON nested ${DEEP} deep`,
		{ deepNesting: DEEP },
		/it is no (list of tasks|task record)|it is not JSON/,
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
