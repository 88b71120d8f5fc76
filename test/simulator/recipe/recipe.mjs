// What differs between APIs of the kind "submit, get an id, ask until it is done", as types only.

/**
 * @typedef {import('../provider.mjs').SimulatedProvider} SimulatedProvider
 * @typedef {import('../provider.mjs').Asked} Asked
 * @typedef {import('../task.mjs').Task} Task
 * @typedef {import('../task.mjs').TaskRequest} TaskRequest
 * @typedef {import('./seen.mjs').Seen} Seen
 * @typedef {import('./paths.mjs').Place} Place
 * @typedef {Asked & { parts: Record<string, string>, headers: import('node:http').IncomingHttpHeaders }} Question
 *   `parts` are those of the path, by name
 *
 * @typedef {object} Look  asks about one task: `record` of all that it tells, or of its result
 * @property {'single' | 'result'} kind
 * @property {string} at  such as `GET /jobs/{id}`
 * @property {Place} [ids]
 * @property {string} [service]  whose tasks it knows; all where this is absent
 * @property {(task: Task, seen: Seen, question: Question) => unknown} record  JSON as the API writes it, or an `Answer`
 *
 * @typedef {object} Many  asks about several tasks, or lists them all; unknown ones are left out
 * @property {'batch' | 'list'} kind
 * @property {string} at
 * @property {Place} [ids]
 * @property {string} [service]
 * @property {(task: Task, seen: Seen, question: Question) => unknown} record  of one of them
 * @property {(asked: Question) => import('../page.mjs').Page | undefined} [page]  which part of a list is wanted;
 *   all of it where this is absent
 * @property {(records: unknown[], about: { total: number, next: number | null, api: string }) => object} whole
 *   `next` is how many records come before the next page of a list, null for the last one
 *
 * @typedef {object} Create
 * @property {'create'} kind
 * @property {string} at
 * @property {undefined} [ids]
 * @property {(question: Question) => Partial<TaskRequest> | null} [taskFor]  null for what the API refuses; the
 *   text `prompt` of the body where this is absent
 * @property {(task: Task, seen: Seen, question: Question) => unknown} record  the answer
 *
 * @typedef {Look | Many | Create} Route
 *
 * @typedef {object} Own
 * @property {readonly Route[]} routes  what the API has; the first that fits a request answers it
 * @property {import('./seen.mjs').Words} words
 * @property {import('./seen.mjs').Failures} [failures]
 * @property {(code: string, message: string, status: number) => object} error  the body of an error
 * @property {Readonly<Record<number, readonly [code: string, message: string]>>} [errors]  over the usual ones
 * @property {(ids: string[], question: Question) => unknown} [unknownTask]  the answer for an id that no task has; HTTP 404 where
 *   this is absent
 * @property {string} [routesUnder]  in place of `basePath` before all paths, where an API is served under several
 * @property {(task: Task) => 'open' | 'withKey' | 'moved'} [files]  whether the outputs of a task are there for
 *   all, for who brings the key, or for who brings the key and follows a redirect to another origin
 *
 * @typedef {'name' | 'title' | 'realUrl' | 'basePath'} Needed
 * @typedef {Pick<SimulatedProvider, Needed> & Partial<SimulatedProvider> & Own} RecipeOfApi
 */

export {};
