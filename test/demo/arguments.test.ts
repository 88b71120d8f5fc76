import { readArguments, usage } from '../../demo/arguments.mjs';

const SERVICES = ['seedance', 'veo'];
const WITH_KEY = { ACEDATACLOUD_API_KEY: ' my-key\n' };

const read = (line: string, environment: Record<string, string> = WITH_KEY) =>
	readArguments(
		line.split(' ').filter((part) => part !== ''),
		environment,
		SERVICES,
	);

describe('readArguments', () => {
	it('runs the demo when nothing is said, and tells that a key has no use there', () => {
		expect(read('', {})).toEqual({ kind: 'demo', keyIsUnused: false });
		expect(read('')).toEqual({ kind: 'demo', keyIsUnused: true });
	});

	it('waits up to five minutes for Seedance tasks unless told otherwise', () => {
		expect(read('--ids a,b')).toEqual({
			kind: 'real',
			apiKey: 'my-key',
			ids: ['a', 'b'],
			service: 'seedance',
			operation: 'waitUntilDone',
			maxWaitMinutes: 5,
		});
	});

	it('takes everything that the help names', () => {
		const line =
			'--ids a --service veo --operation getTask --max-wait 0.5 --base-url https://example.com';

		expect(read(line)).toMatchObject({
			service: 'veo',
			operation: 'getTask',
			maxWaitMinutes: 0.5,
			baseUrl: 'https://example.com',
		});
		for (const [option] of line.matchAll(/--[a-z-]+/g)) expect(usage(SERVICES)).toContain(option);
	});

	it.each(['-h', '--help', '--ids a --help'])('shows its help for %s', (line) => {
		expect(read(line)).toEqual({ kind: 'help' });
	});

	it.each([
		['--ids ,', '--ids needs at least one task id'],
		['--ids a --service sora', "--service is one of seedance, veo, not 'sora'"],
		['--ids a --operation get', '--operation is one of getTask, getTasksBatch, waitUntilDone'],
		['--ids a --max-wait soon', '--max-wait is a number of minutes, 0 or more'],
		['--ids a --max-wait=-1', '--max-wait is a number'],
		['--service veo', '--service says something only together with --ids'],
		['--ids', "Option '--ids <value>' argument missing"],
		['--ids a --max-wait -1', "Option '--max-wait' argument is ambiguous"],
		['--id a', "Unknown option '--id'"],
		['a,b', "Unexpected argument 'a,b'"],
	])('refuses "%s" and says why', (line, message) => {
		expect(read(line)).toEqual({ kind: 'wrong', message: expect.stringContaining(message) });
	});

	it('asks for the key by the name of its variable', () => {
		for (const environment of [{}, { ACEDATACLOUD_API_KEY: ' ' }]) {
			expect(read('--ids a', environment)).toEqual({
				kind: 'wrong',
				message: expect.stringContaining('ACEDATACLOUD_API_KEY'),
			});
		}
	});
});
