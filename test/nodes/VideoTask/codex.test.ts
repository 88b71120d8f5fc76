// The words under which n8n's node panel finds the node.
import { PRESETS } from '../../../providers/customApi/presets/presets';
import { PROVIDERS } from '../../../providers/registry';
import codex from '../../../nodes/VideoTask/VideoTask.node.json';

const words = codex.alias;

test.each(PROVIDERS.map(({ shortTitle }) => shortTitle))(
	'people who search %s find it',
	(title) => {
		expect(words).toContain(title.toLowerCase());
	},
);

test.each(PRESETS.map(({ title }) => title))('people who search %s find it', (title) => {
	const [name = ''] = title.toLowerCase().split(/[ (-](?!id\b)/);
	expect(words.some((word) => word.startsWith(name))).toBe(true);
});

test('each word stands once, in small letters', () => {
	expect(new Set(words).size).toBe(words.length);
	expect(words.map((word) => word.toLowerCase())).toEqual(words);
});
