import type { ListedService } from '../provider';

/**
 * The kinds of Kling's tasks, named by the path that a task was created at: the part after `/v1/videos/`, and for
 * images and sounds the part after `/v1/` (Kling's API reference, kling.ai/document-api). In alphabetical order
 * of titles.
 */
export const KLING_SERVICES: readonly ListedService[] = [
	{ service: 'avatar/image2video', title: 'Avatar' },
	{ service: 'effects', title: 'Effects' },
	{ service: 'images/generations', title: 'Image Generation' },
	{ service: 'image2video', title: 'Image to Video' },
	{ service: 'lip-sync', title: 'Lip Sync' },
	{ service: 'motion-control', title: 'Motion Control' },
	{ service: 'multi-image2video', title: 'Multi-Image to Video' },
	{ service: 'omni-video', title: 'Omni Video' },
	{ service: 'audio/text-to-audio', title: 'Text to Audio' },
	{ service: 'text2video', title: 'Text to Video' },
	{ service: 'video-extend', title: 'Video Extension' },
	{ service: 'audio/video-to-audio', title: 'Video to Audio' },
	{ service: 'images/kolors-virtual-try-on', title: 'Virtual Try-On' },
];

export const DEFAULT_SERVICE = 'text2video';

export const OTHER_SERVICE: ListedService = { service: 'other', title: 'Other (By Path)' };

/** The first parts of paths after `/v1/` other than `videos`. Names of services contain these, but not `videos`. */
const OTHER_ROOTS: ReadonlySet<string> = new Set(['images', 'audio', 'general']);

/** One part of a path at Kling, such as `multi-image2video`. */
const PART = /^[a-z0-9][a-z0-9_-]{0,63}$/i;

/** The most characters of a path, including blanks around it. */
const LONGEST_PATH = 200;
const MOST_PARTS = 3;

/**
 * @param text the path that the task was created at: with or without `/v1/`, `videos/` and slashes around it
 * @returns the service's name, or null when the text is not the path of a service
 */
export function serviceOfPath(text: string): string | null {
	if (text.length > LONGEST_PATH) return null;
	const written = text.trim().replace(/^\//, '').replace(/\/$/, '').split('/');
	const parts = written[0] === 'v1' ? written.slice(1) : written;
	const named = parts[0] === 'videos' ? parts.slice(1) : parts;
	const isWhole = named.length > (OTHER_ROOTS.has(named[0] ?? '') ? 1 : 0);
	const isPath = isWhole && named.length <= MOST_PARTS && named.every((part) => PART.test(part));
	return isPath && named[0] !== OTHER_SERVICE.service ? named.join('/') : null;
}

/** @returns whether the service makes videos; these take minutes, other outputs seconds */
export function makesVideos(service: string): boolean {
	return !OTHER_ROOTS.has(service.split('/')[0] ?? '');
}

/** @returns the path under which the service's tasks are asked for */
export function pathOfService(service: string): string {
	return makesVideos(service) ? `/v1/videos/${service}` : `/v1/${service}`;
}
