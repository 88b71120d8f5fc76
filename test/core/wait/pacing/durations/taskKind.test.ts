import { NO_DETAILS } from '../../../../../core/task/task';
import type { TaskDetails } from '../../../../../core/task/task';
import {
	kindOf,
	recordedSeconds,
	remember,
	widerKinds,
} from '../../../../../core/wait/pacing/durations/taskKind';
import { taskThatIs } from '../../handMadeWait';

const ORIGIN = { provider: 'modelArk', service: 'seedance' };

const named = (model: string | null, details: Partial<TaskDetails> = {}) => ({
	model,
	details: { ...NO_DETAILS, ...details },
});

test('a kind is provider, service, model, resolution, length of film and tier, as far as they are named', () => {
	const details = { resolution: '720p', durationSeconds: 5, serviceTier: 'flex' };
	expect(kindOf(ORIGIN, named('m', details))).toBe('modelArk|seedance|m|720p|5|flex');
	expect(kindOf(ORIGIN, named('m', { serviceTier: 'default' }))).toBe('modelArk|seedance|m|||');
	expect(kindOf(ORIGIN, null)).toBe('modelArk|seedance||||');
});

test('a name from an answer takes a bounded place', () => {
	const long = 'x'.repeat(1_000_000);
	const kind = kindOf(ORIGIN, named(long, { resolution: long, serviceTier: long }));
	expect(kind.length).toBeLessThan(700);
});

test.each([
	['p|s|m|720p|5|', { ofModel: 'p|s|m|||', ofService: 'p|s||||' }],
	['p|s|m|||', { ofService: 'p|s||||' }],
	['p|s||720p||', { ofService: 'p|s||||' }],
	['p|s||||', {}],
	['p|s|m|720p|5|flex', {}],
])('%s belongs to %j as well', (kind, wider) => {
	expect(widerKinds(kind)).toEqual(wider);
});

const CREATED = '2026-11-22T10:00:00.000Z';

test.each([
	['succeeded', '2026-11-22T10:01:17.500Z', 77.5],
	['succeeded', '2026-11-22T10:00:00.200Z', 1],
	['succeeded', CREATED, null],
	['succeeded', '2026-11-22T09:00:00.000Z', null],
	['succeeded', null, null],
	['failed', '2026-11-22T10:01:17.500Z', null],
	['running', '2026-11-22T10:01:17.500Z', null],
] as const)('%s at %p took %p s', (status, finishedAt, seconds) => {
	expect(recordedSeconds(taskThatIs(status, { createdAt: CREATED, finishedAt }))).toBe(seconds);
});

test('a duration is remembered under its kind and the wider ones, once each', () => {
	const noted: unknown[] = [];
	const memory = { recall: () => [], note: (...note: unknown[]) => noted.push(note) };
	const times = { createdAt: CREATED, finishedAt: '2026-11-22T10:00:48.000Z' };
	const details = { ...NO_DETAILS, resolution: '720p' };
	remember(memory, ORIGIN, taskThatIs('succeeded', { ...times, model: 'm', details }));
	expect(noted).toEqual([
		['modelArk|seedance|m|720p||', 48],
		['modelArk|seedance|m|||', 48],
		['modelArk|seedance||||', 48],
	]);
	noted.length = 0;
	remember(memory, ORIGIN, taskThatIs('failed', times));
	expect(noted).toEqual([]);
	const patient = { ...NO_DETAILS, serviceTier: 'flex' };
	remember(memory, ORIGIN, taskThatIs('succeeded', { ...times, details: patient }));
	expect(noted).toEqual([['modelArk|seedance||||flex', 48]]);
});
