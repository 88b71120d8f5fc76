import type { INode } from 'n8n-workflow';

import { problem } from '../../../core/problem';
import type { Problem } from '../../../core/problem';

/** The default of 'Max Wait' on the canvas. n8n before 2.0 gives it to the tool too: it does not know `@tool`. */
const CANVAS_WAIT_MINUTES = 30;

/** The tool's default: agents and MCP clients give a tool 60 seconds as a rule, and 45 leave time for the last look. */
const TOOL_WAIT_MINUTES = 0.75;

/** A pause such as AceData Cloud's MCP servers make: "so LLM clients don't burn through poll attempts in seconds". */
const TOOL_PAUSE_SECONDS = 5;

/** The tool's default: a look is tried three times at most, and all three have to fit into the 60 seconds. */
const TOOL_REQUEST_SECONDS = 15;

/** The most tasks in a call: as many as one request takes. The answers about more would fill a model's context. */
const MOST_IDS = 50;

/**
 * Settings that the tool's form does not show, with the values that always hold there: a workflow written by
 * hand may have others.
 */
const FIXED: ReadonlyMap<string, unknown> = new Map<string, unknown>([
	// An agent is handed the first output only.
	['routeByStatus', false],
	// A tool's answer is read by a model, which cannot read files.
	['downloadMedia', false],
	// The input item of a tool holds what the model said, and with newer agents all that the agent was given.
	['includeInputFields', false],
	// An agent asks about all tasks at once and reads how they stand, so it needs neither of these choices.
	['returnWhen', 'allDone'],
	['onTimeout', 'outputItem'],
	// An agent cannot be suspended in the middle of a call.
	['waitMode', 'inMemory'],
	['wakeOnCallback', false],
]);

/** @returns the parameters by name, with the values that hold when an agent calls the node */
export function asTool(
	{ parameters }: INode,
	values: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, unknown> {
	const maxWait = values.get('maxWaitMinutes');
	const knowsTools = 'toolDescription' in (parameters ?? {});
	const isCanvasDefault = maxWait === CANVAS_WAIT_MINUTES && !knowsTools;
	return new Map([
		...values,
		...FIXED,
		['maxWaitMinutes', isCanvasDefault ? TOOL_WAIT_MINUTES : (maxWait ?? TOOL_WAIT_MINUTES)],
		['limit', mostForModel(values.get('limit'))],
		['requestTimeoutSeconds', values.get('requestTimeoutSeconds') ?? TOOL_REQUEST_SECONDS],
		['pauseWhenNotDoneSeconds', values.get('pauseWhenNotDoneSeconds') ?? TOOL_PAUSE_SECONDS],
	]);
}

/** @returns a list's limit, lowered to what a model can read; a value that is no number as it is */
function mostForModel(limit: unknown): unknown {
	return typeof limit === 'number' ? Math.min(limit, MOST_IDS) : limit;
}

/**
 * @param title the parameter's name as the form shows it, in quotes
 * @returns the Problem that these are more ids than one call of an agent takes, or null
 */
export function tooManyForModel(ids: readonly string[], title: string): Problem | null {
	const count = new Set(ids).size;
	if (count <= MOST_IDS) return null;
	return problem(
		'invalidInput',
		`${title} holds ${count} task ids, but one call takes ${MOST_IDS}`,
		{
			description: `Pass the first ${MOST_IDS} now, and the next after their answer.`,
		},
	);
}
