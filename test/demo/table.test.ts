import { progressLine } from '../../demo/progress.mjs';
import { formatTable, shortId, shortUrl } from '../../demo/table.mjs';

const WAIT = { ended: 'done', polls: 3, requests: 4, waitedSeconds: 4.026 };

function row(json: Record<string, unknown> = {}, node = 'Wait') {
	const task = {
		taskId: '9462ca25-468b-45a5-9e75-6f516dedcc80',
		status: 'succeeded',
		url: 'https://platform.cdn.acedata.cloud/seedance/9462ca25.mp4?signature=1',
		failure: null,
		provider: 'aceDataCloud',
		service: 'seedance',
		wait: WAIT,
	};
	return { node, operation: 'Wait Until Done', json: { ...task, ...json } };
}

const cellsOf = (line: string | undefined) => line?.split(/ {2,}/) ?? [];

describe('formatTable', () => {
	it('shows an item as a line of its most telling fields', () => {
		const lines = formatTable([row()]).split('\n');

		expect(cellsOf(lines[2])).toEqual([
			'Wait Until Done',
			'AceData seedance',
			'9462…cc80',
			'succeeded',
			'platform.cdn.ace…ca25.mp4',
			'-',
			'3/4',
			'4.0 s',
		]);
	});

	it("tells a task's failure from the mere end of a wait", () => {
		const [, , failed, late] = formatTable([
			row({ status: 'failed', url: null, failure: { reason: 'content_policy' } }),
			row({ status: 'running', url: null, wait: { ...WAIT, ended: 'timeout' } }, 'Other'),
		]).split('\n');

		expect(cellsOf(failed).slice(4, 6)).toEqual(['-', 'content_policy']);
		expect(cellsOf(late).slice(4, 6)).toEqual(['-', '(timeout)']);
	});

	it('names an operation in the first line of its node only', () => {
		const lines = formatTable([row(), row(), row({}, 'Other')]).split('\n');

		expect(lines.slice(2).map((line) => line.startsWith('Wait'))).toEqual([true, false, true]);
	});

	it('has dashes where an operation does not wait', () => {
		const [, , line] = formatTable([row({ wait: undefined })]).split('\n');

		expect(cellsOf(line).slice(-2)).toEqual(['-', '-']);
	});

	it.each([120, 117, 116, 90, 89, 80])('fits a terminal of %d columns', (width) => {
		const long = row({
			provider: 'modelArk',
			status: 'not_found',
			url: `https://${'a'.repeat(80)}.example.com/video.mp4`,
			failure: { reason: 'content_policy' },
			wait: { ...WAIT, polls: 100, requests: 100, waitedSeconds: 1800 },
		});

		for (const line of formatTable([long], { width }).split('\n')) {
			expect(line.length).toBeLessThanOrEqual(width);
		}
	});

	it('colours head and status, and nothing that is no head', () => {
		const paint = (format: string, text: string) => `<${format}>${text}</${format}>`;
		for (const width of [120, 80]) {
			const lines = formatTable([row(), row({ status: 'failed' })], { width, paint }).split('\n');
			const good = lines.findIndex((line) => line.includes('<green>succeeded</green>'));

			expect(lines[good + 1]).toContain('<red>failed</red>');
			expect(lines.map((line) => line.includes('<bold>'))).toEqual(
				lines.map((_, index) => index < good),
			);
		}
	});
});

describe('shortId and shortUrl', () => {
	it('leave alone what is short', () => {
		expect(shortId('cgt-2026')).toBe('cgt-2026');
		expect(shortUrl('https://example.com/a.mp4')).toBe('example.com/a.mp4');
		expect(shortUrl(null)).toBe('-');
	});

	it('keep the host and the end of the name, without what signs the URL', () => {
		expect(shortUrl('http://127.0.0.1:32883/media/0233e768.mp4?X-Amz-Expires=60')).toBe(
			'127.0.0.1:32883/…e768.mp4',
		);
	});
});

describe('progressLine', () => {
	it('tells the time, how far it is and what it cost', () => {
		expect(progressLine(12_900, { count: '3 of 12 tasks done', requests: 1 })).toBe(
			' 12 s · 3 of 12 tasks done · 1 request',
		);
	});
});
