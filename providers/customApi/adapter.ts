import type { HttpRequest } from '../../core/http/wire';
import type { ProviderAdapter } from '../../core/look/adapter';
import { isProblem } from '../../core/problem';
import type { ServiceFacts, Task } from '../../core/task/task';
import { tasksIn } from './asking/answers';
import { recipeOutcome } from './asking/outcome';
import { statusRequest } from './asking/requests';
import type { Described, DescribedApi } from './described';
import type { Recipe } from './recipe';
import { SeenAddresses } from './seen';

/**
 * Makes the adapter of an API that a recipe describes; it asks for one task a request. What the recipe does not
 * describe is looked for in the answer, and `details.found` of each task says what was found where (not if the API's
 * records are known). While a task runs, `details.found.outputs` are the addresses in its record, so that a wait that
 * is resumed later still knows that they were inputs.
 *
 * @param known the tasks as an earlier turn of a wait saw them
 */
export function recipeAdapter(
	api: DescribedApi,
	described: Described,
	known: readonly Task[] = [],
): ProviderAdapter {
	const { recipe, baseUrl } = described;
	const facts = factsOf(api, recipe);
	const asked = (id: string) => api.statusRequest?.(id) ?? statusRequest(recipe, baseUrl, id);
	const reading = { api, facts, ...described, seen: new SeenAddresses(known) };
	return {
		provider: api.provider,
		service: api.service,
		facts,
		ways: [
			{
				name: 'single',
				maxIds: 1,
				request: ([id = '']) => {
					const request = asked(id);
					return isProblem(request) ? NEVER_SENT : request;
				},
				whyNone: ([id = '']) => {
					const request = asked(id);
					return isProblem(request) ? request : null;
				},
			},
		],
		parse: (answer, [askedId = '']) => tasksIn(answer, askedId, reading),
		hintForUnknownId: () => api.unknownIdHint ?? '',
		outcome: api.outcome?.(facts) ?? recipeOutcome(described, facts, api.accountAt),
		needsKey: () => recipe.downloadWithKey,
	};
}

/** Stands for a request that cannot be made. It is never sent, because `whyNone` is asked before each request. */
const NEVER_SENT: HttpRequest = { method: 'GET', path: '/' };

/** The pause between two looks at longer tasks, as for providers that do not document how often to ask. */
const POLL_AFTER_SECONDS = 15;

/** How many looks fit into the usual duration of a task that takes only seconds. */
const LOOKS_BEFORE_END = 4;
const SHORTEST_POLL_SECONDS = 3;

function factsOf(api: DescribedApi, recipe: Recipe): ServiceFacts {
	const { expectedSeconds, urlLifetimeSeconds, requestsPerMinute } = recipe;
	const share = Math.round((expectedSeconds ?? Infinity) / LOOKS_BEFORE_END);
	return {
		provider: api.provider,
		pollAfterSeconds: Math.min(POLL_AFTER_SECONDS, Math.max(SHORTEST_POLL_SECONDS, share)),
		expectedSeconds,
		urlLifetimeSeconds,
		urlsClearedAfterSeconds: null,
		contentPolicyCodes: [],
		requestsPerMinute,
		...api.facts,
	};
}
