import { AUDIO_SERVICES } from './audio';
import { IMAGE_SERVICES } from './images';
import { AUDIO, COVER, FILE, IMAGE, LAST_FRAME, THUMBNAIL, VIDEO } from './service';
import type { AceDataService } from './service';
import { VIDEO_SERVICES } from './videos';

/**
 * The services with a row of their own, in alphabetical order of their titles. Media are read only from fields
 * with known names, not from everything that looks like a URL, because records repeat their inputs.
 */
export const ACE_DATA_SERVICES: readonly AceDataService[] = [
	...VIDEO_SERVICES,
	...IMAGE_SERVICES,
	...AUDIO_SERVICES,
].sort((a, b) => (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));

/** The form's choice for a service that has no row. */
export const OTHER_SERVICE = { service: 'other', title: 'Other (By Path)' } as const;

/** @returns the row of a service of which only the path is known */
export function serviceByPath(path: string): AceDataService {
	return {
		service: path,
		title: path,
		kind: null,
		outputs: [
			...[AUDIO, VIDEO, IMAGE],
			{ field: 'raw_image_url', kind: 'image', role: 'output' },
			{ field: 'video_urls', kind: 'video', role: 'output' },
			{ field: 'output_url', kind: null, role: 'output' },
			...[FILE, LAST_FRAME, THUMBNAIL, COVER],
			{ field: 'url', kind: null, role: 'output' },
		],
		expectedSeconds: null,
		urlLifetimeSeconds: null,
		batch: 'unproven',
		differs: {
			recordIn: 'task',
			resultInRecord: true,
			wordInRecord: true,
			outputsIn: 'variants',
			mayEchoRequest: true,
		},
	};
}
