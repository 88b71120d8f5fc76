import { z } from 'zod';

import { extensionOf, kindOfUrl } from './mediaUrl';
import type { Task } from '../task';

/** The media of a task that can be downloaded, as the form names them. */
export const MEDIA_CHOICES = [
	'output',
	'video',
	'image',
	'audio',
	'lastFrame',
	'thumbnail',
] as const;

export type MediaChoice = (typeof MEDIA_CHOICES)[number];

/** The name of a field for a file. A file under `__proto__` would be lost in the first copy of its item. */
export const mediaField = z
	.string()
	.trim()
	.regex(/^(?!__proto__$)./s);

/** One file to fetch, and the field of the item's binary data that it goes into. */
export interface ChosenMedia {
	readonly url: string;
	readonly field: string;
	/** '' for the first file, else what makes its name differ from the first file's. */
	readonly nameSuffix: string;
	/** The extension to use if neither the URL nor the answer tells it. */
	readonly fallbackExtension: string;
}

const FALLBACK_EXTENSIONS: Readonly<Record<string, string>> = {
	video: 'mp4',
	image: 'png',
	audio: 'mp3',
};

/**
 * @param choices what to fetch, in this order; the first goes into `field`, each other into a field named after its
 * choice
 * @returns the chosen files that the task has, each URL once
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
 * @returns the field for a file after the first. `field` belongs to the first choice, even if a task has no such file,
 * so that which file lies where does not depend on the task. No choice is named like another with a 2, so that name is
 * free
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
