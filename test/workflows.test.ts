import { exampleFiles, readExample } from '../scripts/n8n/exampleWorkflows.mjs';

interface DrawnNode {
	readonly name: string;
	readonly type: string;
	readonly position: readonly [number, number];
	readonly parameters: { readonly width?: number; readonly height?: number };
}

/** How far apart n8n's canvas wants nodes for their names to be read, in its pixels. */
const ROOM = { across: 161, down: 100 };
/** The size of a sticky note that has none of its own. */
const NOTE = { width: 240, height: 160 };

const drawn = exampleFiles().map((file) => {
	const { nodes } = JSON.parse(readExample(file)) as { nodes: DrawnNode[] };
	return [file, nodes] as const;
});

test('there are examples', () => {
	expect(drawn.length).toBeGreaterThan(8);
});

test.each(drawn)('%s is drawn without a node on another or on a note', (_file, all) => {
	const notes = all.filter(({ type }) => type.endsWith('.stickyNote'));
	const nodes = all.filter((node) => !notes.includes(node));
	const crowded = nodes.flatMap((one, index) =>
		nodes
			.slice(index + 1)
			.filter(({ position: [x, y] }) => {
				const [ownX, ownY] = one.position;
				return Math.abs(x - ownX) < ROOM.across && Math.abs(y - ownY) < ROOM.down;
			})
			.map((other) => `${one.name} and ${other.name}`),
	);
	const covered = notes.flatMap(({ name, position: [left, top], parameters }) => {
		const { width, height } = { ...NOTE, ...parameters };
		return nodes
			.filter(({ position: [x, y] }) => {
				const isBeside = x + ROOM.across <= left || x >= left + width;
				return !isBeside && y + ROOM.down > top && y < top + height;
			})
			.map((node) => `${node.name} and ${name}`);
	});
	expect([...crowded, ...covered]).toEqual([]);
});
