import { webAddress } from '../../core/task/media/mediaUrl';
import type { Media, TaskReading } from '../../core/task/task';
import { firstText, isObject, nonEmpty, quantity, readField } from '../../core/text/json';
import type { JsonObject } from '../../core/text/json';
import { detect } from '../customApi/detect/detect';
import { NO_RECIPE } from '../customApi/recipe';
import { firstCode } from '../reading/errorCode';
import { codeInText } from './refusals';

/** Reads the state only from `status` of the record, because `base_resp` and `type` are about the request. */
const RECIPE = {
	...NO_RECIPE,
	statusField: 'status',
	outputFields: ['content', 'video_url', 'url'],
};

/** @returns the record of the task: in version 2 it is `task`, in version 1 the body itself */
export function recordIn(body: JsonObject): JsonObject {
	return isObject(body.task) ? body.task : body;
}

/** @returns all that an answer tells about its task; id and service are known from the request */
export function readingOf(body: JsonObject): Omit<TaskReading, 'taskId' | 'service'> {
	const record = recordIn(body);
	const found = detect({ httpStatus: 200, value: record }, RECIPE, new Set());
	const { status, providerStatus, model, prompt, usage } = found;
	const { createdAt, startedAt, finishedAt, elapsedSeconds, progress } = found;
	const { code, message } = found.reported;
	return {
		...{ status, providerStatus, model, prompt, usage },
		...{ createdAt, startedAt, finishedAt, elapsedSeconds, progress },
		reported: { code: codeInText(message) ?? firstCode(code), message },
		passingTrouble: null,
		media: status === 'succeeded' ? mediaIn(record) : [],
		kind: 'video',
		upstreamTaskId: null,
		traceId: found.traceId ?? firstText(body.request_id),
		cost: null,
		details: detailsIn(record, found.details),
		raw: body,
	};
}

/**
 * @returns the video: `content.url` in version 2. Version 1 names a file instead, but gateways before it, and its
 * templates, put the URL into the record.
 */
function mediaIn({ content, video_url, url }: JsonObject): readonly Media[] {
	const inner = isObject(content) ? [content.url, content.video_url] : [];
	const found = [...inner, video_url, url].map(webAddress).find((address) => address !== null);
	return found === undefined ? [] : [{ kind: 'video', role: 'output', url: found }];
}

function detailsIn(
	record: JsonObject,
	{ found, ...details }: ReturnType<typeof detect>['details'],
): TaskReading['details'] {
	void found;
	const [width, height] = [record.video_width, record.video_height].map((value) =>
		readField(quantity, value),
	);
	const size = width && height ? `${width}x${height}` : null;
	return {
		...details,
		resolution: nonEmpty(record.resolution) ?? size,
		ratio: nonEmpty(record.ratio),
		partialFailure: null,
	};
}
