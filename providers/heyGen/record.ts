import { completeTask } from '../../core/task/completeTask';
import { webAddress } from '../../core/task/media/mediaUrl';
import { isDone } from '../../core/task/task';
import type { Media, MediaKind, ServiceFacts, Task } from '../../core/task/task';
import { isObject } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { detect } from '../customApi/detect/detect';
import { NO_RECIPE } from '../customApi/recipe';
import type { Recipe } from '../customApi/recipe';

/** Detects all but the files, which `FILES` names, because their names mean the same in all versions. */
const RECIPE: Recipe = { ...NO_RECIPE, notFoundOnEmpty: false, outputFields: [] };

/**
 * The members that hold files, the main one first: `captioned_video_url` and `subtitle_url` in v3, `video_url_caption`
 * and `caption_url` in v1, `url` in translations of v2. `video_page_url` is a web page and no file (HeyGen, API
 * reference).
 */
const FILES: ReadonlyArray<readonly [name: string, kind: MediaKind, role: Media['role']]> = [
	['video_url', 'video', 'output'],
	['url', 'video', 'output'],
	['captioned_video_url', 'video', 'output'],
	['video_url_caption', 'video', 'output'],
	['audio_url', 'audio', 'output'],
	['subtitle_url', 'file', 'output'],
	['caption_url', 'file', 'output'],
	['thumbnail_url', 'image', 'thumbnail'],
	['gif_url', 'image', 'thumbnail'],
];

/** What `toTask` has to know beside the answer. */
export interface Origin {
	readonly taskId: string;
	readonly service: string;
	readonly facts: ServiceFacts;
	readonly receivedAtMs: number;
}

/** @returns the record in the envelope `{ data: { … } }` of all versions, else the body as it is */
export function recordIn(body: JsonObject): JsonObject {
	return isObject(body.data) ? body.data : body;
}

/** @returns the task that an answer about one id, or one entry of a list, describes */
export function toTask(body: JsonObject, { taskId, service, facts, receivedAtMs }: Origin): Task {
	const reading = detect({ httpStatus: 200, value: body }, RECIPE, new Set());
	const { addresses, saysNothing, choices, bodyCode, details: detailed, ...found } = reading;
	const { found: places, ...details } = detailed;
	void [addresses, saysNothing, choices, bodyCode, places];
	const hasSucceeded = found.status === 'succeeded';
	const media = hasSucceeded ? filesOf(recordIn(body)) : [];
	return completeTask(
		{
			...{ ...found, taskId, service, media, details, raw: body },
			...{ kind: 'video', result: null },
			passingTrouble: isDone(found.status) ? null : found.passingTrouble,
		},
		facts,
		receivedAtMs,
	);
}

function filesOf(record: JsonObject): readonly Media[] {
	const seen = new Set<string>();
	return FILES.flatMap(([name, kind, role]) => {
		const url = webAddress(record[name]);
		if (url === null || seen.has(url)) return [];
		seen.add(url);
		return [{ kind, role, url }];
	});
}
