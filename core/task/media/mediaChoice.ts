import { z } from 'zod';

import { extensionOf, kindOfUrl } from './mediaUrl';
import type { Task } from '../task';

/** What of a task can be downloaded, as the form names it. */
export const MEDIA_CHOICES = [
	'output',
	'video',
	'image',
	'audio',
	'lastFrame',
	'thumbnail',
] as const;

export type MediaChoice = (typeof MEDIA_CHOICES)[number];

/** The name of a field for a file. Under `__proto__` it would be lost in the first copy of its item. */
export const mediaField = z
	.string()
	.trim()
	.regex(/^(?!__proto__$)./s);

/** One file to fetch, and the field of the item's binary data that it goes into. */
export interface ChosenMedia {
	readonly url: string;
	readonly field: string;
	/** '' for the first file, else what tells its name from the first one's. */
	readonly nameSuffix: string;
	/** For a URL and an answer that do not tell. */
	readonly fallbackExtension: string;
}

const FALLBACK_EXTENSIONS: Readonly<Record<string, string>> = {
	video: 'mp4',
	image: 'png',
	audio: 'mp3',
};

/**
 * @param choices what to fetch, in this order; the first goes into `field`, others into fields named
 * after what they are
 * @returns what the task has of it, each URL once
 */
export function chooseMedia(
	task: Task,
	choices: readonly MediaChoice[],
	field: string,
): readonly ChosenMedia[] {
	const chosen: ChosenMedia[] = [];
	for (const [index, choice] of choices.entries()) {
		const url = urlOf(task, choice);
		if (url === null || chosen.some((one) => one.url === url)) continue;
		const own = index === 0 ? field : laterField(choice, field);
		chosen.push({
			url,
			field: own,
			nameSuffix: index === 0 ? '' : `-${own}`,
			fallbackExtension:
				FALLBACK_EXTENSIONS[kindOf(task, choice, url)] ?? extensionOf(url) ?? 'bin',
		});
	}
	return chosen;
}

/**
 * The named field is the first file's, also in a task that has no such file: which file lies where must not
 * depend on the task. No choice is called like another with a 2, so the field is free.
 */
function laterField(choice: MediaChoice, field: string): string {
	return choice === field ? `${choice}2` : choice;
}

function urlOf(task: Task, choice: MediaChoice): string | null {
	return {
		output: task.url,
		video: task.videoUrl,
		image: task.imageUrl,
		audio: task.audioUrl,
		lastFrame: task.lastFrameUrl,
		thumbnail: task.thumbnailUrl,
	}[choice];
}

function kindOf(task: Task, choice: MediaChoice, url: string): string {
	if (choice === 'lastFrame' || choice === 'thumbnail') return 'image';
	if (choice !== 'output') return choice;
	return task.media.find((media) => media.url === url)?.kind ?? kindOfUrl(url) ?? 'file';
}
