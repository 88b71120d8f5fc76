// Each name in a record of PiAPI's by itself: what it stands for, and what a name like it does not.
import { piApi } from '../../../providers/piApi/adapter';
import { taskOf } from '../../core/answering';

const adapter = piApi('https://api.piapi.ai');
const file = (name: string) => `https://storage.theapi.app/${name}`;
const made = (output: unknown, more: object = {}) =>
	taskOf(adapter, {
		...{ code: 200, message: 'success' },
		data: { task_id: 'task-1', status: 'Completed', output, ...more },
	});
const shown = (output: unknown) =>
	made(output).media.map(({ role, url }) => `${role} ${url.slice(file('').length)}`);

// [name, whether it holds copies]
test.each([
	['intermediate_image_url', true],
	['intermediate_image_urls', true],
	['discord_image_url', true],
	['discord_image_urls', true],
	['discord_image_url_hd', false],
	['old_discord_image_url', false],
	['old_intermediate_image_urls', false],
	['image_url_2', false],
])('whether pictures under %s are copies of another output: %j', (name, isCopy) => {
	for (const value of [file('b.png'), [file('b.png')]]) {
		const urls = made({ image_url: file('a.png'), [name]: value }).media.map(({ url }) => url);
		expect([urls.includes(file('a.png')), urls.includes(file('b.png'))]).toEqual([true, !isCopy]);
	}
});

test('copies of different kinds stand for the output where it is missing', () => {
	const output = {
		intermediate_image_urls: [file('a.png')],
		discord_image_url: file('b.png'),
	};
	expect(made(output).media).toHaveLength(2);
});

// [name of the addresses that last, whether the temporary ones are the same]
test.each([
	['image_urls', true],
	['old_image_urls', false],
	['image_url', false],
])('whether the pictures under %s are those of the temporary addresses: %j', (name, isSame) => {
	const lasting = name.endsWith('s') ? [file('a.png')] : file('a.png');
	const urls = shown({ [name]: lasting, temporary_image_urls: [file('t.png')] });
	expect(urls).toHaveLength(isSame ? 1 : 2);
});

test('only the temporary addresses themselves are left out beside those that last', () => {
	const more = {
		temporary_image_urls_2: [file('b.png')],
		old_temporary_image_urls: [file('c.png')],
	};
	expect(made({ image_urls: [file('a.png')], ...more }).media).toHaveLength(3);
});

// [list, name of the picture, its role]
test.each([
	['songs', 'image_path', 'thumbnail'],
	['songs', 'image_url', 'thumbnail'],
	['songs', 'image_large_url', 'thumbnail'],
	['clips', 'image_path', 'thumbnail'],
	['clips', 'image_large_url', 'thumbnail'],
	['songs', 'image_paths', 'output'],
	['songs_2', 'image_path', 'output'],
	['old_songs', 'image_path', 'output'],
	['songs', 'old_image_path', 'output'],
])('in %s, %s is a %s', (list, name, role) => {
	const output = { [list]: [{ song_path: file('a.mp3'), [name]: file('a.jpg') }] };
	expect(made(output).media).toContainEqual({ kind: 'image', role, url: file('a.jpg') });
	expect(made(output)).toMatchObject({ kind: 'audio', url: file('a.mp3') });
});

test('the cover of a song without a file is no output', () => {
	const output = { songs: [{ image_path: file('a.jpg') }] };
	expect(made(output)).toMatchObject({ kind: null, url: null, imageUrl: null });
});

// In order: the first that holds a text counts.
const NAMES = ['text', 'lyrics', 'content', 'caption', 'transcript', 'answer'];

test.each(NAMES.map((name, index) => [name, NAMES.slice(index).reverse()] as const))(
	'a text under %s is the result, before %j',
	(name, names) => {
		const texts = Object.fromEntries(names.map((one) => [one, `The ${one}`]));
		expect(made(texts).result).toBe(`The ${name}`);
		if (name !== 'answer') expect(made({ [name]: ' ', answer: 'Yes' }).result).toBe('Yes');
	},
);

test.each([
	['the address of the task itself', 'https://api.piapi.ai/api/v1/task/task-1'],
	['the same under a name', { text: 'https://api.piapi.ai/api/v1/task/task-1' }],
	['a text beside pictures', { text: 'A lake', image_urls: [file('a.png')] }],
	['a text under another name', { remark: 'A lake' }],
	['an address', file('page')],
	['an address under the name of a text', { lyrics: file('page') }],
	['a list of texts', ['A lake']],
	['a number', { text: 7 }],
])('%s is no result', (_what, output) => {
	expect(made(output).result).toBeNull();
});

test.each(['Processing', 'Failed', 'Cancelled', 'pondering'])(
	'a task in the state %s has no result',
	(status) => {
		expect(made({ text: 'A lake' }, { status }).result).toBeNull();
	},
);

// [data.meta, usage]
test.each<[unknown, unknown]>([
	[{ usage: { consume: 1 } }, { consume: 1 }],
	[{ usage: {} }, {}],
	[{ usage: 7 }, null],
	[null, null],
	['x', null],
])('the meta %j tells the usage %j', (meta, usage) => {
	expect(made(null, { meta }).usage).toEqual(usage);
});

test('what was used is read at its usual place where the meta has none', () => {
	expect(made(null, { usage: { consume: 2 }, meta: {} }).usage).toEqual({ consume: 2 });
});

// [message, raw message, what is told]
test.each([
	['failed', 'busy', 'failed (busy)'],
	['failed', 'failed: busy', 'failed: busy'],
	['failed: busy', 'busy', 'failed: busy'],
	['busy', 'busy', 'busy'],
	['failed', '', 'failed'],
	['', 'busy', 'busy'],
	[null, 'busy', 'busy'],
	[' failed ', ' busy ', 'failed (busy)'],
])('the messages %j and %j tell %j', (message, raw_message, told) => {
	const error = { code: 10000, message, raw_message };
	expect(made(null, { status: 'Failed', error }).failure?.message).toBe(told);
});

test.each([
	['a text', 'busy', 'busy'],
	['nothing', null, null],
])('an error that is %s is told as it is', (_what, error, told) => {
	expect(made(null, { status: 'Failed', error }).failure?.message ?? null).toBe(told);
});

test('the share that is done is that of the output', () => {
	expect(made({ progress: 24 }, { status: 'Processing', progress: 7 }).progress).toBe(24);
});
