// Writes `docs/known-answers.md`: `node test/providers/customApi/writeKnownAnswers.mjs`.
import { writeFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';

import { PAGE, pageOf } from './knownAnswersPage.mjs';

// The sources name each other without an extension; Node strips their types.
registerHooks({
	resolve(specifier, context, next) {
		const isSource = specifier.startsWith('.') && !/\.\w+$/.test(specifier);
		return next(isSource ? `${specifier}.ts` : specifier, context);
	},
});

const root = new URL('../../../', import.meta.url);
/** @param {string} file */
const load = (file) => import(new URL(file, root).href);
const { detect } = await load('providers/customApi/detect/detect.ts');
const { NO_RECIPE } = await load('providers/customApi/recipe.ts');
await writeFile(PAGE, pageOf(detect, NO_RECIPE));
