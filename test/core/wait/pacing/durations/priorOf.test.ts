import { NO_DETAILS } from '../../../../../core/task/task';
import { priorOf } from '../../../../../core/wait/pacing/durations/priorOf';

const KNOWN = { provider: 'p', service: 's', setSeconds: 0, serviceSeconds: null };

const named = (model: string | null, serviceTier: string | null = null) => ({
	model,
	details: { ...NO_DETAILS, serviceTier },
});

// [what is known, what the record names, the median in s, how sure that is]
test.each([
	['nothing', KNOWN, null, 134, 1.15],
	['no model that a row has', KNOWN, named('flux-3'), 134, 1.15],
	['a model', KNOWN, named('kling-v1'), 317, 0.4],
	['a model and its service', { ...KNOWN, serviceSeconds: 85 }, named('kling-v1'), 317, 0.4],
	['a service', { ...KNOWN, serviceSeconds: 85 }, null, 85, 0.9],
	['a service that is a model', { ...KNOWN, service: 'fal-ai/kling-video' }, null, 148, 0.9],
	['a tier that takes its time', KNOWN, named('kling-v1', 'flex'), 4_812, 1.8],
	['the usual tier', KNOWN, named('kling-v1', 'default'), 317, 0.4],
	['what the user expects', { ...KNOWN, setSeconds: 20 }, named('kling-v1', 'flex'), 20, 0.15],
])('%s', (_what, known, record, seconds, spread) => {
	expect(priorOf(known, record)).toEqual({ seconds, spread });
});
