import { isVisible } from './phase.mjs';

/**
 * @typedef {import('./task.mjs').Task} Task
 * @typedef {import('./task.mjs').Provider} Provider
 */

export class TaskStore {
	/** One id may stand for a task at each provider and service. @type {Map<string, Task[]>} */
	#tasksById = new Map();

	#now;

	/** @param {() => number} now */
	constructor(now) {
		this.#now = now;
	}

	/** @param {Task} task */
	add(task) {
		const sameId = this.#tasksById.get(task.id) ?? [];
		const taken = sameId.some(
			({ provider, service }) => provider === task.provider && service === task.service,
		);
		if (taken) throw new Error(`There is a task '${task.id}' already`);
		this.#tasksById.set(task.id, [...sameId, task]);
	}

	/**
	 * The task as the provider knows it at this moment: hidden and vanished ones are not found.
	 *
	 * @param {Provider} provider
	 * @param {string} id
	 * @param {string} [service]
	 */
	find(provider, id, service) {
		return (this.#tasksById.get(id) ?? []).find(
			(task) =>
				task.provider === provider &&
				(service === undefined || task.service === service) &&
				isVisible(task, this.#now()),
		);
	}

	/**
	 * Media outlive their task's record, so this looks at no visibility.
	 *
	 * @param {string} id
	 */
	findAny(id) {
		return this.#tasksById.get(id)?.[0];
	}

	/** @param {Provider} provider */
	all(provider) {
		return [...this.#tasksById.values()]
			.flat()
			.filter((task) => task.provider === provider && isVisible(task, this.#now()));
	}

	/**
	 * What a list of the account shows, the newest first.
	 *
	 * @param {Provider} provider
	 * @param {string} [service]
	 */
	newest(provider, service) {
		return this.all(provider)
			.filter((task) => service === undefined || task.service === service)
			.reverse()
			.sort((one, other) => other.createdAtMs - one.createdAtMs);
	}

	clear() {
		this.#tasksById.clear();
	}
}
