/** The name of a service of AceData Cloud, always a single part of a path: `kling`, `nano-banana`. */
const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/i;

/** The most characters of a path: room for a name, `/tasks`, and blanks around them. */
const LONGEST_PATH = 200;

/**
 * @param text the part of an API's path before `/tasks`, with or without slashes and that ending
 * @returns the service's name, or null when the text is not the path of a service
 */
export function serviceOfPath(text: string): string | null {
	if (text.length > LONGEST_PATH) return null;
	const name = text
		.trim()
		.replace(/^\//, '')
		.replace(/\/$/, '')
		.replace(/\/tasks$/, '');
	return NAME.test(name) && name !== 'tasks' ? name : null;
}
