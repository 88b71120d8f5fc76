import { withTrueLinks } from '../../../nodes/VideoTask/emit';

test('links that would lead to another item are cut, and say what to do', () => {
	const item = (asked: number) => ({ json: {}, pairedItem: { item: asked } });
	const [[right, wrong] = [], [alone] = []] = withTrueLinks([[item(0), item(2)], [item(1)]]);
	expect(right?.pairedItem).toEqual({ item: 0 });
	for (const [one, asked] of [[wrong, 2] as const, [alone, 1] as const]) {
		expect(one?.pairedItem).toEqual({
			item: asked,
			sourceOverwrite: { previousNode: expect.stringContaining("'Include Input Fields'") },
		});
	}
});
