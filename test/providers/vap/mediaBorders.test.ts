// Several outputs of one record: none is lost because another was found first.
import type { Media } from '../../../core/task/task';
import { mediaOf } from '../../../providers/vap/media';
import { showsSuccess } from '../../../providers/vap/record';

const URL = 'https://cdn.example/out';
const shown = (found: readonly Media[]) =>
	found.map(({ kind, role, url }) => `${kind} ${role} ${url.split('/').at(-1)}`);

// [what it is about, the record, what is found in it]
test.each([
	[
		'a song beside a film',
		{ result: { video_url: URL, audio_url: `${URL}2` } },
		['video output out', 'audio output out2'],
	],
	[
		'a cover beside a film',
		{ video_url: URL, thumbnail_url: `${URL}2` },
		['video output out', 'image thumbnail out2'],
	],
	[
		'a bare URL beside a named one',
		{ result: { image_url: URL, url: `${URL}2` } },
		['image output out', 'video output out2'],
	],
	[
		'a bare URL of an item',
		{ result: { image_url: URL, items: [{ url: `${URL}2` }] } },
		['image output out', 'video output out2'],
	],
	['a list that says nothing of its kind', { outputs: [URL] }, ['video output out']],
])('%s', (_what, record, expected) => {
	expect(shown(mediaOf(record, null))).toEqual(expected);
});

test('what nothing else tells about is of the kind that the task makes', () => {
	expect(shown(mediaOf({ outputs: [URL] }, 'image'))).toEqual(['image output out']);
});

test('of a list no more items are read than any task makes', () => {
	const items = Array.from({ length: 501 }, (_, index) => ({ image_url: `${URL}/${index}` }));
	expect(mediaOf({ items }, 'image')).toHaveLength(500);
});

test.each([
	[{ success: true, video_url: URL }, true],
	[{ success: false, video_url: URL }, false],
	[{ video_url: URL }, false],
	[{ success: true }, false],
])('%j shows success: %p', (record, shows) => {
	expect(showsSuccess(record)).toBe(shows);
});
