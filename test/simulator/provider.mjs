/**
 * @typedef {{ method: string, path: string, query: URLSearchParams, body: unknown }} Asked
 * @typedef {'create' | 'single' | 'result' | 'batch' | 'list' | 'media' | 'other'} RequestKind  `result` is
 *   a second request, for what a task made that has succeeded
 * @typedef {{ kind: RequestKind, taskIds?: string[] }} Meaning  what a request wants, and of which tasks
 *
 * @typedef {object} SimulatedProvider  All that the simulator knows of a provider. Each is one file,
 *   `test/providers/<name>/simulator.mjs`, and one entry in `providers.mjs`.
 * @property {string} name  its id in `providers/registry.ts`
 * @property {string} title
 * @property {string} realUrl  the base URL of the API itself, as the example workflows hold it
 * @property {string} basePath  what its base URL has behind the simulator's own address
 * @property {readonly string[]} pathStarts  how the paths of its requests begin. Where several providers'
 *   fit, the longest decides, so that an empty one takes all that no other provider takes
 * @property {readonly string[]} services  its usual one first
 * @property {(service: string) => 'video' | 'image' | 'audio'} makes  what the tasks of a service put out
 * @property {Readonly<Record<string, string>>} credential  what its credential holds beside the key and
 *   the base URL, so that the node asks the simulator
 * @property {string} [credentialType]  the name of its credential type; `<name>TaskApi` where this is absent
 * @property {Readonly<Record<string, import('n8n-workflow').NodeParameterValueType>>} [parameters]  the
 *   provider's own fields of the form, so that the node asks the simulator as it has to; the form's defaults
 *   where this is absent
 * @property {import('./keys.mjs').KeyIn} [keyIn]  reads the key out of a request; a bearer token where this is
 *   absent
 * @property {Partial<import('./task.mjs').TaskRequest>} taskDefaults  how its tasks are unless told otherwise,
 *   where they differ from the usual; each member that only its tasks have must stand here
 * @property {Readonly<Record<string, readonly string[]>>} [taskChoices]  by such a member, the words that it
 *   may be
 * @property {(made: { upstreamId: string, random: import('./random.mjs').Random }) => string} newId  the id
 *   of a new task, in the provider's form; `upstreamId` is the id that the model's maker gave it
 * @property {(asked: Asked) => Meaning} meaningOf  told by method, path and body alone, so that requests
 *   that end in an error or a fault are classed like any others
 * @property {(status: number, code?: string, message?: string) => object} errorBody  the provider's own
 *   JSON for an HTTP status that is an error
 * @property {string} [unknownPathCode]  the code in the 404 of a path that the API does not have, where
 *   the usual code of a 404 says that the task is unknown
 * @property {number} emptyBalanceStatus  the HTTP status for a key whose balance is used up
 * @property {readonly [code: string, message: string]} [otherServiceRefusal]  the answer to a key of another
 *   service, where the provider sells keys for one service
 * @property {(scope: import('fastify').FastifyInstance, world: import('./world.mjs').World) => void} addRoutes
 *   its API, behind the check of the key
 */

export const requestKinds = /** @type {const} */ ([
	'create',
	'single',
	'result',
	'batch',
	'list',
	'media',
	'other',
]);
