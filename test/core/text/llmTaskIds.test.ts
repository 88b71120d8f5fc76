// Ids as models write them, read by parseTaskIds afterwards as in the node.
import { readableTaskIds } from '../../../core/text/llmTaskIds';
import { isProblem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';
import { parseTaskIds } from '../../../core/text/taskIds';

const TITLE = "'Task IDs'";
const WHERE_FROM = 'Use the ID that the create request answered.';
const ONE = '9462ca25-468b-45a5-9e75-6f516dedcc80';
const OTHER = 'cgt-20260109195915-4fnxz';

const read = (value: unknown) => {
	const readable = readableTaskIds(value, TITLE);
	if (typeof readable === 'object' && readable !== null && isProblem(readable)) return readable;
	return parseTaskIds(readable, TITLE, WHERE_FROM);
};

// [what the model wrote, the ids in it]
test.each<[unknown, readonly string[]]>([
	[ONE, [ONE]],
	[` ${ONE}\n`, [ONE]],
	['nobody-knows', ['nobody-knows']],
	[12345, ['12345']],
	['12345', ['12345']],
	[`"${ONE}"`, [ONE]],
	[`'${ONE}'`, [ONE]],
	[`\`${ONE}\``, [ONE]],
	[`“${ONE}”`, [ONE]],
	[`**${ONE}**`, [ONE]],
	[`<${ONE}>`, [ONE]],
	[`${ONE}.`, [ONE]],
	[`\`\`\`\n${ONE}\n\`\`\``, [ONE]],
	[`\`\`\`json\n["${ONE}", "${OTHER}"]\n\`\`\``, [ONE, OTHER]],
	[`["${ONE}","${OTHER}"]`, [ONE, OTHER]],
	[`['${ONE}', '${OTHER}']`, [ONE, OTHER]],
	[`"[\\"${ONE}\\"]"`, [ONE]],
	[
		[ONE, `\`${OTHER}\``],
		[ONE, OTHER],
	],
	[
		[{ task_id: ONE }, { id: OTHER }],
		[ONE, OTHER],
	],
	[
		[[ONE], [OTHER]],
		[ONE, OTHER],
	],
	[{ taskIds: [ONE, OTHER] }, [ONE, OTHER]],
	[{ task_id: ONE, id: 'not-this' }, [ONE]],
	[{ task_id: null, id: ONE }, [ONE]],
	[{ generation_id: ONE, status: 'pending', id: 'row-1' }, [ONE]],
	[`{"taskId": "${ONE}"}`, [ONE]],
	['\n{"id": "a1", "model": "seedance-2.0"}', ['a1']],
	[`{"ids": "${ONE}, ${OTHER}"}`, [ONE, OTHER]],
	[`${ONE}, ${OTHER}`, [ONE, OTHER]],
	[`${ONE}; ${OTHER};`, [ONE, OTHER]],
	[`${ONE} ${OTHER}`, [ONE, OTHER]],
	['a, b', ['a', 'b']],
	[`- ${ONE}\n- \`${OTHER}\``, [ONE, OTHER]],
	[`* ${ONE}\n* ${OTHER}`, [ONE, OTHER]],
	[`1. ${ONE}\n2. ${OTHER}`, [ONE, OTHER]],
	[`1) ${ONE}\n2) ${OTHER}`, [ONE, OTHER]],
	[`9. ${ONE}\n10. ${OTHER}`, [ONE, OTHER]],
	[`Here are the tasks:\n\n- ${ONE}\n- ${OTHER}`, [ONE, OTHER]],
	[`the task is ${ONE}`, [ONE]],
	[`The task is "${ONE}".`, [ONE]],
	[`task_id: ${ONE}`, [ONE]],
	[`\n\n \t- ${ONE}\n\n\t * ${OTHER}`, [ONE, OTHER]],
	[Array.from({ length: 1_700 }, () => ONE), Array.from({ length: 1_700 }, () => ONE)],
	[`task_id=${ONE}`, [ONE]],
	[`task_ids: ${ONE}, ${OTHER}`, [ONE, OTHER]],
	[`- task_ids: ${ONE}, ${OTHER}`, [ONE, OTHER]],
	[`**Task IDs:** ${ONE}, ${OTHER}`, [ONE, OTHER]],
	[`**Task IDs**: ${ONE}, ${OTHER}`, [ONE, OTHER]],
	[` Task IDs = ${ONE}, ${OTHER}`, [ONE, OTHER]],
	[`taskId: ${ONE}\ntaskId: ${OTHER}`, [ONE, OTHER]],
	[`${ONE}，${OTHER}；a、b。`, [ONE, OTHER, 'a', 'b']],
	[`任务是 ${ONE}！？`, [ONE]],
	[`[${ONE}](https://example.com/tasks/1)`, [ONE]],
	[`${ONE} (I looked at ${ONE} before)`, [ONE]],
	// A UUID is an id before anything else that has letters and digits.
	[`the seedance-2.0 task ${ONE} of 2026-11-22`, [ONE]],
	['please check task a1b2c3d4e5 now', ['a1b2c3d4e5']],
	['please check task a1b2c3d4 now', ['a1b2c3d4']],
	[`Is it ${ONE}?!`, [ONE]],
	[`The file is file-${ONE}, the task ${OTHER}`, [OTHER]],
	[`The file is ${ONE}.mp4, the task ${OTHER}`, [OTHER]],
	['ns:video.17', ['ns:video.17']],
])('%j', (value, ids) => {
	expect(read(value)).toEqual(ids);
});

// [what the model wrote, how it is refused]
test.each<[unknown, RegExp]>([
	['the task is not known', /is a sentence with 0 task ids in it/],
	[`I mean ${ONE} and ${OTHER}`, /is a sentence with 2 task ids in it/],
	[`either ${ONE}, or ${OTHER}`, /is a sentence with 2 task ids in it/],
	['check seedance-2.0 and kling-v1.5', /is a sentence with 2 task ids in it/],
	['the second film, please', /is a sentence with 0/],
	['film- unknown', /is a sentence with 0/],
	['look for film v2', /is a sentence with 0/],
	['please look carefully', /is a sentence with 0/],
	['the film of 2026-11-22', /is a sentence with 0/],
	[[`the one is ${ONE}`, 'no such thing here'], /is a sentence with 0/],
	['ab '.repeat(22_000), /is longer than 64,000 characters/],
	[Array.from({ length: 2_000 }, () => ONE), /is longer than 64,000 characters/],
	['['.repeat(20_000) + ']'.repeat(20_000), /holds lists within lists, too deep to be read/],
	['{"id":'.repeat(30) + '1' + '}'.repeat(30), /holds lists within lists/],
	['', /holds no task id/],
	['```\n```', /holds no task id/],
	[[], /holds no task id/],
	[{ name: 'x' }, /a value of type object/],
	[null, /holds no task id/],
	['../../secret', /holds a character other than/],
])('%j is refused', (value, message) => {
	const refusal = read(value);
	expect(refusal).toMatchObject({ kind: 'invalidInput', message: expect.stringMatching(message) });
	expect((refusal as Problem).message).toContain(TITLE);
});

test('says how to pass the ids where a sentence has not one clear id', () => {
	expect(read('the one that I made')).toMatchObject({
		description: 'Pass the ids alone, with commas between them.',
	});
});

test('reads no lists within lists within lists, and says so', () => {
	const nested = Array.from({ length: 20_000 }).reduce<unknown>((core) => [core], ONE);
	expect(readableTaskIds(nested, TITLE)).toMatchObject({
		message: "'Task IDs' holds lists within lists, too deep to be read",
	});
	expect(parseTaskIds(nested, TITLE, WHERE_FROM)).toMatchObject({
		message: "'Task IDs' holds a list within the list where a task id belongs",
	});
});
