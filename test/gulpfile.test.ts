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
});
