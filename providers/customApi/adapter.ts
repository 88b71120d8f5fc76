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
 * One task a request, as the recipe says it. Answers that the API did not describe are read by what stands in
 * them; in each task `details.found` says what was found where. While a task runs, `details.found.outputs` are
 * the addresses in its record, so that a wait that is continued later still knows that they were inputs.
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
		outcome: api.outcome?.(facts) ?? recipeOutcome(described, facts),
		needsKey: () => recipe.downloadWithKey,
	};
}

/** Before each request it is asked whether there is one. */
const NEVER_SENT: HttpRequest = { method: 'GET', path: '/' };

/** As for the providers whose cadence is not documented. */
const POLL_AFTER_SECONDS = 15;

/** Where tasks take seconds, a look a few times as often as they take. */
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
