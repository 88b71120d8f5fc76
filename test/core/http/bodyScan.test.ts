// What a body may cost is known before it is parsed.
import { BodyScan } from '../../../core/http/bodyScan';
import { sizeOf } from '../../propertyTests.mjs';

/** @returns the body as it is left, or null; cut into pieces of so many bytes */
function scanned(body: string, pieceLength = 65_536): string | null {
	const scan = new BodyScan();
	const bytes = Buffer.from(body);
	const kept: Uint8Array[] = [];
	for (let from = 0; from < bytes.length; from += pieceLength) {
		const part = scan.take(bytes.subarray(from, from + pieceLength));
		if (part === null) return null;
		kept.push(part);
	}
	return Buffer.concat(kept).toString();
}

const nested = (depth: number, inside = '') => '['.repeat(depth) + inside + ']'.repeat(depth);

test.each([
	['a record', '{"id":"a","note":"ü","list":[1,{"a":[]}]}'],
	['no JSON', '<html>[[['],
	['nothing', ''],
	['a thousand levels', nested(1_000, '1')],
	['brackets in texts', JSON.stringify({ text: '["\\"[{'.repeat(5_000), more: ['\\', ']'] })],
	['more ends than beginnings', `${']'.repeat(5_000)}{"a":[1]}`],
])('%s stays as it is, wherever it is cut', (_what, body) => {
	for (const pieceLength of [1, 7, 65_536]) expect(scanned(body, pieceLength)).toBe(body);
});

test.each([1_001, sizeOf(20_000), sizeOf(1_000_000)])(
	'of %i levels a thousand are left',
	(depth) => {
		const body = `{"id":"a","deep":${nested(depth, '"[\\"", {"b": 1}')},"status":"running"}`;
		for (const pieceLength of [999, 65_536]) {
			const left = scanned(body, pieceLength) ?? '';
			expect(JSON.parse(left)).toMatchObject({ id: 'a', status: 'running' });
			expect(left).toContain(nested(1_000));
			expect(left).not.toContain(nested(1_001));
		}
	},
);

test('each value that is too deep is left out by itself', () => {
	const body = nested(999, '{"a":[[1]],"b":2,"c":{"d":{}}},[3,[4]]');
	expect(scanned(body)).toBe(nested(999, '{"a":[],"b":2,"c":{}},[3,[]]'));
});

test('the piece that was given stays as it was', () => {
	const piece = Buffer.from(nested(1_100));
	const before = piece.toString();
	new BodyScan().take(piece);
	expect(piece.toString() === before).toBe(true);
});

test.each([
	['objects', '{},'],
	['numbers', '1,'],
	['members', '"a":1,'],
])('100,000 %s are too many, half of them are not', (_what, one) => {
	expect(scanned(`[${one.repeat(100_000)}`)).toBeNull();
	expect(scanned(`[${one.repeat(49_000)}`)).not.toBeNull();
});

test('what is left out does not count', () => {
	expect(scanned(nested(1_010, '{},'.repeat(sizeOf(1_000_000))))).toBe(nested(1_001));
});

// [what, the body, whether it may be parsed]: what counts is each list and object, and each comma
test.each([
	['100,000 values', `[${','.repeat(99_999)}`, true],
	['one more', `[${','.repeat(100_000)}`, false],
	['99,000 texts', `[${'"a",'.repeat(99_000)}`, true],
	['100,001 in the deepest list that is left', nested(1_000, ','.repeat(100_001)), false],
	['100,001 in what is left out', nested(1_002, ','.repeat(100_001)), true],
])('%s', (_what, body, isFine) => {
	expect(scanned(body) !== null).toBe(isFine);
});

test('an empty text ahead of all others ends where it ends', () => {
	expect(scanned(`["",${nested(1_010)}]`)).toBe(`["",${nested(1_000)}]`);
});
