import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { detect } from '../../../../providers/customApi/detect/detect';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';

const load = async () => {
	const { answerOf, KNOWN_ANSWERS, mainUrlOf, stateOf } = await import('../knownAnswers.mjs');
	const read = (file: string, recipe = NO_RECIPE) => {
		const answer = answerOf(file);
		const found = detect(answer, recipe, new Set());
		const hasResult = found.result !== null;
		return { file, state: stateOf(found, answer.httpStatus), output: mainUrlOf(found), hasResult };
	};
	return { KNOWN_ANSWERS, read };
};

test('each known answer is read as its API means it, but for those that say what they need', async () => {
	const { KNOWN_ANSWERS, read } = await load();
	const plain = KNOWN_ANSWERS.filter(({ needs, isSecond }) => needs === undefined || isSecond);
	expect(plain.map(({ file }) => read(file))).toEqual(
		plain.map(({ file, state, output, hasResult = false }) => ({ file, state, output, hasResult })),
	);
	expect(plain.length).toBeGreaterThan(100);
});

test('what needs a field is read with it, and not without', async () => {
	const { KNOWN_ANSWERS, read } = await load();
	const described = KNOWN_ANSWERS.filter(({ recipe }) => recipe !== undefined);
	expect(described.length).toBeGreaterThan(0);
	for (const { file, state, output, recipe } of described) {
		expect(read(file).state).not.toBe(state);
		expect(read(file, { ...NO_RECIPE, ...recipe })).toMatchObject({ state, output });
	}
});

test('nothing that runs is called done, with or without a description', async () => {
	const { KNOWN_ANSWERS, read } = await load();
	const open = KNOWN_ANSWERS.filter(({ state }) => state === 'queued' || state === 'running');
	for (const { file, state } of open)
		expect([file, [state, 'refused']]).toEqual([file, expect.arrayContaining([read(file).state])]);
});

test('every stored answer has a row, and its source is told', async () => {
	const { KNOWN_ANSWERS } = await load();
	const folder = join(__dirname, '../fixtures');
	const files = readdirSync(folder, { recursive: true })
		.map(String)
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.replaceAll('\\', '/').replace(/\.json$/, ''));
	expect(KNOWN_ANSWERS.map(({ file }) => file).sort()).toEqual(files.sort());
	const sources = readFileSync(join(folder, 'SOURCES.md'), 'utf8');
	expect([...sources.matchAll(/^\| ([\w-]+\/\w+) \|/gm)].map(([, file]) => file).sort()).toEqual(
		files,
	);
});

test('docs/known-answers.md is what the script writes', async () => {
	const { pageOf } = await import('../knownAnswersPage.mjs');
	const page = readFileSync(join(__dirname, '../../../../docs/known-answers.md'), 'utf8');
	expect(page).toBe(pageOf(detect, NO_RECIPE));
});
