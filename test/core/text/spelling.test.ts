import type { JsonObject } from '../../../core/text/json';
import { inSnakeCase, snakeCaseOf } from '../../../core/text/spelling';

describe('a name in snake_case', () => {
	it.each([
		['videoUrl', 'video_url'],
		['VideoUrl', 'video_url'],
		['videoURL', 'video_url'],
		['videoURLs', 'video_urls'],
		['URLList', 'url_list'],
		['lastFrameUrl', 'last_frame_url'],
		['framesPerSecond', 'frames_per_second'],
		['taskID', 'task_id'],
		['Status', 'status'],
		['mp3Url', 'mp3_url'],
		['video_url', 'video_url'],
		['framespersecond', 'framespersecond'],
		['__proto__', '__proto__'],
		['', ''],
	])('%s is %s', (name, snake) => {
		expect(snakeCaseOf(name)).toBe(snake);
	});

	it('is no matter of names too long for a field', () => {
		const longest = `${'a'.repeat(61)}Url`;
		expect(snakeCaseOf(longest)).toBe(`${'a'.repeat(61)}_url`);
		expect(snakeCaseOf(`a${longest}`)).toBe(`a${longest}`);
	});
});

describe('a record in snake_case', () => {
	it('has each camelCase name under its snake_case name too', () => {
		const view = inSnakeCase({ videoUrl: 'u', createdAt: 7, draft: false });
		expect({ ...view }).toEqual({
			videoUrl: 'u',
			video_url: 'u',
			createdAt: 7,
			created_at: 7,
			draft: false,
		});
	});

	it.each([
		['the snake_case name wins', { video_url: 'a', videoUrl: 'b' }, 'a'],
		['in any order', { videoUrl: 'b', video_url: 'a' }, 'a'],
		['not where it is null', { video_url: null, videoUrl: 'b' }, 'b'],
		['nor where it is empty', { video_url: ' ', videoUrl: 'b' }, 'b'],
		['but where it is false', { video_url: false, videoUrl: 'b' }, false],
		['or 0', { video_url: 0, videoUrl: 'b' }, 0],
		['of two others the first that holds something', { videoUrl: null, videoURL: 'c' }, 'c'],
		['and else the first', { videoUrl: 'b', videoURL: 'c' }, 'b'],
	] as ReadonlyArray<[string, JsonObject, unknown]>)('%s', (_, sent, value) => {
		expect(inSnakeCase(sent).video_url).toBe(value);
	});

	it('is the record itself where there is nothing to add', () => {
		const sent = { video_url: 'u', content: { videoUrl: 'v' } };
		expect(inSnakeCase(sent)).toBe(sent);
	});

	it('is the record itself where there are more names than a record has', () => {
		const table = (names: number) =>
			Object.fromEntries(Array.from({ length: names }, (_, index) => [`aB${index}`, index]));
		expect(inSnakeCase(table(1_000)).a_b999).toBe(999);
		const large = table(1_001);
		expect(inSnakeCase(large)).toBe(large);
	});

	it('leaves what was sent as it is', () => {
		const sent = { videoUrl: 'u', content: { lastFrameUrl: 'f' } };
		const copy = structuredClone(sent);
		expect(inSnakeCase(sent).content).toBe(sent.content);
		expect(sent).toEqual(copy);
	});

	it('takes own names only, and __proto__ for one of them', () => {
		const sent = JSON.parse('{"__proto__":{"status":"failed"},"taskId":"t"}') as JsonObject;
		const view = inSnakeCase(sent);
		expect(Object.keys(view)).toEqual(['__proto__', 'taskId', 'task_id']);
		expect(view.status).toBeUndefined();
		const inherited = Object.assign(Object.create({ videoUrl: 'u' }) as object, { taskId: 't' });
		expect(inSnakeCase(inherited as JsonObject).video_url).toBeUndefined();
	});
});
