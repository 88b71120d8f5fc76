// The words under which n8n's node panel finds the trigger.
import { PROVIDERS } from '../../../providers/registry';
import codex from '../../../nodes/VideoTaskTrigger/VideoTaskTrigger.node.json';

const words = codex.alias;

test.each(PROVIDERS.map(({ shortTitle }) => shortTitle))(
	'people who search %s find it',
	(title) => {
		expect(words).toContain(title.toLowerCase());
	},
);

test('and so do those who search for what it does; each word stands once, in small letters', () => {
	expect(words).toEqual(expect.arrayContaining(['webhook', 'callback', 'trigger']));
	expect(new Set(words).size).toBe(words.length);
	expect(words.map((word) => word.toLowerCase())).toEqual(words);
});
