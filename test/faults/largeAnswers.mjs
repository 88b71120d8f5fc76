// Answers that are as large as they may be, in the shapes that cost most.

/**
 * @typedef {'text' | 'objects' | 'numbers' | 'strangers' | 'closedBrackets' | 'openBrackets' | 'urls' | 'escapes'} Shape
 */

/**
 * The middle of each body, as often as it fits, in a record that is otherwise good.
 *
 * @type {Record<Shape, { before: string, again: string, after: string }>}
 */
const SHAPES = {
	text: { before: '"prompt":"', again: 'x', after: '"' },
	objects: { before: '"params":[', again: '{},', after: '{}]' },
	numbers: { before: '"params":[', again: '1,', after: '1]' },
	strangers: { before: '"items":[', again: '{"id":"z"},', after: '{"id":"z"}]' },
	closedBrackets: { before: '"params":', again: '[', after: '' },
	openBrackets: { before: '"params":', again: '[', after: '' },
	urls: { before: '"items":[', again: '{"url":"https://media.example/1.mp4"},', after: '{}]' },
	escapes: { before: '"prompt":"', again: '\\"', after: '"' },
};

/**
 * @param {Shape} shape
 * @param {number} bytes of the whole body
 * @param {string} id of the task that it is about
 */
export function largeBody(shape, bytes, id) {
	const { before, again, after } = SHAPES[shape];
	const isList = shape === 'strangers';
	const url = 'https://media.example/out.mp4';
	const record = `"task_id":"${id}","id":"${id}","status":"completed","output_url":"${url}"`;
	const start = isList ? `{${before}{${record}},` : `{${record},${before}`;
	const end = `${after}}`;
	const room = Math.floor((bytes - start.length - end.length) / again.length);
	if (shape === 'closedBrackets') {
		const depth = Math.floor(room / 2);
		return `${start}${'['.repeat(depth)}${']'.repeat(depth)}${end}`;
	}
	return `${start}${again.repeat(room)}${end}`;
}
