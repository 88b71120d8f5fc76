import { adapterOf } from '../core/answering';

const TOP_LEVEL = "use task_id from the top level of AceData's create answer";
const KEPT =
	'Tasks are kept for 7 days and belong to one region: check the region in the credential.';
const KEPT_BY_MINIMAX = 'MiniMax H3 keeps its tasks for 7 days.';
const FOREIGN_TO_GOOGLE = "It looks like ModelArk's id; use name from Google's create answer.";

// [provider, service, id, hint]
test.each([
	['aceDataCloud', 'seedance', 'cgt-1', `It looks like ModelArk's id; ${TOP_LEVEL}.`],
	['aceDataCloud', 'minimax', 'cgt-1', `It looks like ModelArk's id; ${TOP_LEVEL}.`],
	['aceDataCloud', 'minimax', 'x-cgt-1', KEPT_BY_MINIMAX],
	['aceDataCloud', 'seedance', '9462ca25-468b', ''],
	['modelArk', '', 'cgt-1', KEPT],
	['modelArk', '', 'x-cgt-1', "It does not look like ModelArk's id, which begins with cgt-."],
	['vap', '', 'cgt-1', "It looks like ModelArk's id."],
	['vap', '', '550e8400-e29b', ''],
	['vap', '', 'null-1', ''],
	['googleVeo', '', 'cgt-1', FOREIGN_TO_GOOGLE],
])('%s %s, asked about the unknown id %s', (provider, service, id, hint) => {
	expect(adapterOf(provider, service).hintForUnknownId(id)).toBe(hint);
});
