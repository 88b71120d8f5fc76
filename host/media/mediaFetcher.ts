import type { IBinaryData, IBinaryKeyData, IExecuteFunctions } from 'n8n-workflow';

import { atMost } from '../../core/look/parallel/atMost';
import type { Clock } from '../../core/clock';
import { chooseMedia } from '../../core/task/media/mediaChoice';
import type { ChosenMedia, MediaChoice } from '../../core/task/media/mediaChoice';
import type { Media, Task } from '../../core/task/task';
import { download } from './download';
import type { Download, DownloadLimits } from './download';
import type { KeySender } from './keySender';

/** What to download, and into which field. */
export interface MediaSettings extends DownloadLimits {
	readonly choices: readonly MediaChoice[];
	readonly field: string;
	/** @returns the id that names a task's files; by default the task's own id */
	shownId?(taskId: string): string;
	/** @returns whether a file of the API's own origin is fetched with the key; by default no file is */
	needsKey?(task: Task, media: Media): boolean;
}

/** The media of one task, fetched. */
export interface Fetched {
	/** The files by field, each with a name made from its task's id. */
	readonly binary: IBinaryKeyData;
	/** What could not be fetched, and why; null when all could. */
	readonly problem: string | null;
}

const MOST_AT_A_TIME = 4;
const RETRY_PAUSES_MS = [1_000, 2_000] as const;

/** Fetches media of finished tasks while others are still waited for, at most four files at a time. */
export class MediaFetcher {
	private readonly fetched = new Map<string, Promise<Fetched>>();

	/** The number of tasks whose files are still being fetched. */
	private underWay = 0;

	private readonly inTurn = atMost(MOST_AT_A_TIME);

	private readonly unwanted = new AbortController();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly clock: Clock,
		private readonly settings: MediaSettings,
		/** What an earlier turn of the wait has fetched, by `keyOf(task)`. */
		known: Readonly<Record<string, Fetched>> = {},
	) {
		for (const [key, files] of Object.entries(known)) this.fetched.set(key, Promise.resolve(files));
	}

	/** Begins to fetch the media of a succeeded task, unless that was begun before. */
	begin(task: Task): void {
		if (task.status !== 'succeeded' || this.fetched.has(keyOf(task))) return;
		this.underWay += 1;
		const files = this.fetchAll(task).finally(() => (this.underWay -= 1));
		this.fetched.set(keyOf(task), files);
	}

	/** @returns the task's media once they are fetched; null for a task that has not succeeded */
	async of(task: Task): Promise<Fetched | null> {
		this.begin(task);
		return (await this.fetched.get(keyOf(task))) ?? null;
	}

	/** Ends the downloads under way and lets no other one start, because nobody is going to take the files. */
	giveUp(): void {
		this.unwanted.abort();
	}

	/** @returns the media of all tasks begun so far, by `keyOf(task)`, once they are fetched */
	async all(): Promise<Record<string, Fetched>> {
		const files = [...this.fetched].map(async ([key, one]) => [key, await one] as const);
		return Object.fromEntries(await Promise.all(files));
	}

	/** @returns the same as `all`; null if something is still under way after `ms` */
	async allWithin(ms: number): Promise<Record<string, Fetched> | null> {
		const all = this.all();
		const isThere = new AbortController();
		if (this.underWay > 0) await Promise.race([all, this.clock.sleep(ms, isThere.signal)]);
		isThere.abort();
		return this.underWay > 0 ? null : await all;
	}

	private async fetchAll(task: Task): Promise<Fetched> {
		const { choices, field } = this.settings;
		const chosen = chooseMedia(task, choices, field);
		const files = await Promise.all(chosen.map((one) => this.fetchOne(task, one)));
		const found: Array<readonly [string, IBinaryData]> = [];
		const problems: string[] = [];
		for (const [index, result] of files.entries()) {
			const one = chosen[index];
			if (one === undefined) continue;
			if ('file' in result) found.push([one.field, result.file]);
			else problems.push(`The file for '${one.field}' could not be downloaded: ${result.trouble}.`);
		}
		// A task whose result is no file has nothing to download.
		const isFileless = task.media.length === 0 && task.result !== null;
		if (chosen.length === 0 && !isFileless)
			problems.push('The task has none of the media to download.');
		// Made from entries: an assignment would lose a file whose field has an inherited name, `__proto__`.
		const binary: IBinaryKeyData = Object.fromEntries(found);
		return { binary, problem: problems.length === 0 ? null : problems.join(' ') };
	}

	/** @returns the key to send with the request for a file; null if the file is fetched without one */
	private keyFor(task: Task, { url }: ChosenMedia): KeySender | null {
		const { key = null, apiOrigin } = this.settings;
		if (!URL.canParse(url) || new URL(url).origin !== apiOrigin) return null;
		const media = task.media.find((one) => one.url === url);
		const wantsKey = media !== undefined && this.settings.needsKey?.(task, media) === true;
		return wantsKey ? key : null;
	}

	/** Fetches a file, with up to two more tries when the trouble can pass, because the file is paid for. */
	private async fetchOne(task: Task, media: ChosenMedia): Promise<Download> {
		const id = this.settings.shownId?.(task.taskId) ?? task.taskId;
		const nameFor = (extension: string) =>
			`${id}${media.nameSuffix}.${extension === '' ? media.fallbackExtension : extension}`;
		const { context, clock } = this;
		const limits = { ...this.settings, key: this.keyFor(task, media) };
		const unwanted = this.unwanted.signal;
		const fetch = () =>
			this.inTurn(() => download(context, media.url, nameFor, { clock, limits, unwanted }));
		let result = await fetch();
		for (const pauseMs of RETRY_PAUSES_MS) {
			if ('file' in result || !result.passes) break;
			await clock.sleep(pauseMs, unwanted);
			result = await fetch();
		}
		return result;
	}
}

/** @returns a key that is different for tasks of two services with the same id */
function keyOf({ service, taskId }: Task): string {
	return `${service}/${taskId}`;
}

/** Control characters, and those for direction, which can make one name look like another. */
const UNPRINTABLE = /[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * @param fileName as the item's parameter gives it; '' and names of dots alone keep the names made from the task id
 * @returns the same files with the item's own names: the file of `firstField` gets `fileName` without unprintable
 * characters, each other one its stem, its own field and its own extension
 */
export function renamed(
	binary: IBinaryKeyData,
	fileName: string,
	firstField: string,
): IBinaryKeyData {
	const given = fileName.replace(UNPRINTABLE, '').trim();
	if (/^\.*$/.test(given)) return { ...binary };
	const [, stem = given] = /^(.+)\.[^.]*$/.exec(given) ?? [];
	return Object.fromEntries(
		Object.entries(binary).map(([field, file]) => {
			const extension = file.fileExtension === undefined ? '' : `.${file.fileExtension}`;
			const name = field === firstField ? given : `${stem}-${field}${extension}`;
			return [field, { ...file, fileName: name }];
		}),
	);
}
