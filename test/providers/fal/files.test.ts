import { filesIn } from '../../../providers/fal/files';

const at = (name: string) => `https://files.example/${name}`;
const file = (name: string, content_type: unknown = 'video/mp4') => ({
	url: at(name),
	content_type,
});
const names = (value: unknown) => filesIn(value).map(({ url }) => url.slice(at('').length));

/** A file at this depth, below a name of an input: it is found only because each file is an object with a type. */
function atDepth(depth: number): object {
	let value: object = file('deep');
	for (let count = 0; count < depth; count += 1) value = { mask: value };
	return value;
}

// [the type of a file, its name, its kind]
test.each([
	['video/mp4', 'a', 'video'],
	['IMAGE/PNG', 'a', 'image'],
	['audio/wav', 'a', 'audio'],
	['application/zip', 'a', 'file'],
	['application/video/x', 'a', 'file'],
	['my-image/png', 'a', 'file'],
	['video', 'a', 'file'],
	['', 'a.glb', 'file'],
	['', 'a.mp3', 'audio'],
	[null, 'a.png', 'image'],
	[7, 'a', 'file'],
	[' video/mp4', 'a', 'video'],
	['image/png', 'a.mp4', 'image'],
])('a file of the type %j under %s is of the kind %s', (type, name, kind) => {
	expect(filesIn({ mask: file(name, type) })).toEqual([{ kind, role: 'output', url: at(name) }]);
});

test('an object without a type, or without a web address, is no file under the name of an input', () => {
	expect(
		filesIn({ mask: { url: at('page') }, source: { url: 'no', content_type: 'image/png' } }),
	).toEqual([]);
});

test('files under known names come first, and each comes once', () => {
	const value = {
		...{ mask: file('b'), source: file('b'), video: file('a') },
		reference: { of: [file('c'), file('a')] },
	};
	expect(names(value)).toEqual(['a', 'b', 'c']);
});

test('files are found as deep as results go, and no deeper', () => {
	expect(names(atDepth(12))).toEqual(['deep']);
	expect(names(atDepth(13))).toEqual([]);
});

test('of many files under the name of an input 500 are found', () => {
	const many = (count: number) => ({
		mask: Array.from({ length: count }, (_, index) => file(`${index}`, 'model/gltf-binary')),
	});
	expect(names(many(500))).toHaveLength(500);
	const found = names(many(501));
	expect([found.length, found.includes('500')]).toEqual([500, false]);
});

test.each([null, undefined, 'text', 7, [], {}])('%j holds no file', (value) => {
	expect(filesIn(value)).toEqual([]);
});
