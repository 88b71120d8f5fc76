describe('gulpfile', () => {
	it('copies icons, codex and schemas byte for byte, and nothing else', async () => {
		const { buildAssetsOf } = await import('./gulpfileRun.mjs');
		const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
		const sources = {
			'nodes/Thing/thing.png': everyByte,
			'credentials/thing.svg': Buffer.from('<svg/>'),
			'nodes/Thing/Thing.node.json': Buffer.from('{}'),
			'nodes/Thing/__schema__/v1.0.0/task/get.json': Buffer.from('{"type":"object"}'),
		};
		const bystanders = {
			'nodes/Thing/notes.json': Buffer.from('{}'),
			'docs/picture.png': everyByte,
		};

		const built = await buildAssetsOf({ ...sources, ...bystanders });

		expect(built).toEqual(sources);
	});

	it('takes blanks out of code and JSON, and nothing else', async () => {
		const { buildAssetsOf } = await import('./gulpfileRun.mjs');
		const code = `'use strict';
			const word = "two  blanks", pattern = /[^ ]  b/u;
			class Thing {
				execute(text = \`a  \${word}\`) { return text.replace(pattern, (found) => found); }
			}
			exports.Thing = Thing;
		`;
		const built = await buildAssetsOf({
			'dist/nodes/Thing/Thing.node.js': Buffer.from(code),
			'nodes/Thing/Thing.node.json': Buffer.from('{\n\t"alias": ["two  blanks"]\n}\n'),
		});

		const short = String(built['nodes/Thing/Thing.node.js']);
		expect(short.split('\n')).toHaveLength(1);
		for (const kept of ['word="two  blanks"', '/[^ ]  b/u', '`a  ${word}`', 'found=>found']) {
			expect(short).toContain(kept);
		}
		expect(String(built['nodes/Thing/Thing.node.json'])).toBe('{"alias":["two  blanks"]}');
	});
});
