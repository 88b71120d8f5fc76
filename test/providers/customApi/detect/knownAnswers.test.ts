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
	const { sources, storedAnswers } = await import('../knownAnswers.mjs');
	const files = storedAnswers();
	expect(KNOWN_ANSWERS.map(({ file }) => file).sort()).toEqual(files);
	const told = [...sources().matchAll(/^\| ([\w-]+\/\w+) +\|/gm)].map(([, file]) => file);
	expect(told.sort()).toEqual(files);
});

test('docs/known-answers.md is what the script writes', async () => {
	const { pageOf, writtenPage } = await import('../knownAnswersPage.mjs');
	expect(writtenPage()).toBe(pageOf(detect, NO_RECIPE));
});
