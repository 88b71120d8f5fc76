import { knownSeconds, MODELS } from '../../../../../core/wait/pacing/durations/knownModels';

// Names as providers write them.
test.each([
	['doubao-seedance-1-0-pro-250528', 48],
	['doubao-seedance-1-0-pro-fast-251015', 50],
	['doubao-seedance-1-0-lite-t2v-250428', 29],
	['doubao-seedance-1-5-pro-251215', 63],
	['bytedance/seedance-1.5-pro', 63],
	['doubao-seedance-2-0-260128', 226],
	['doubao-seedance-2-0-fast-260128', 146],
	['bytedance/seedance-2-fast', 146],
	['dreamina-seedance-2-5-260628', 1_057],
	['veo2', 147],
	['veo3', 238],
	['veo31', 161],
	['veo31-fast', 91],
	['veo3.1_fast', 91],
	['veo-3.1-fast-generate-preview', 91],
	['veo-3.1-generate-preview', 161],
	['veo-3.0-generate-001', 238],
	['sora-2', 184],
	['sora-2-pro', 184],
	['kling-v1', 317],
	['kling-v3-0', 170],
	['kling-video-o1', 60],
	['kling-v2-1-master', 148],
	['fal-ai/kling-video', 148],
	['MiniMax-H3', 100],
	['MiniMax-Hailuo-02', 69],
	['ray-2', 155],
	['wavespeed-ai/wan-2.2/t2v-720p', 99],
	['wan2.6-t2v', 787],
	['viduq3-turbo', 138],
	['vidu-q3', 43],
	['grok-imagine-video-1.5-fast:reverse', 8],
	['chirp-v3-5', 38],
	['FUZZ-2.0 Pro', 40],
	['gpt-image-1', 29],
	['doubao-seedream-4-0-250828', 14],
])('%s takes %p s', (model, seconds) => {
	expect(knownSeconds(model)).toBe(seconds);
});

test.each([
	'',
	'flux-3',
	'replicate/hello-world',
	'grok-imagine-video',
	'grok-imagine/text-to-image',
	'wan-video-fast',
	'seedance',
	'pro 1 0 seedance',
	'veo',
	`${'x '.repeat(150)}sora 2`,
	'__proto__',
	'視頻',
])('nobody knows %j', (model) => {
	expect(knownSeconds(model)).toBeNull();
});

test.each(MODELS)('the row $name has a source, and is found by its own name', (row) => {
	expect(row.source).toMatch(/^(?:\d+ records?\b|as \S|mean of \S)/);
	expect(knownSeconds(row.name)).toBe(row.seconds);
});

// A number that is no version: behind a name that begins like one, and one of no digits.
test.each([
	['seedance-1-0-x-pro', 48],
	['seedance-x-1-0-pro', null],
	['sora-x-2', null],
])('%s takes %p s', (model, seconds) => {
	expect(knownSeconds(model)).toBe(seconds);
});
