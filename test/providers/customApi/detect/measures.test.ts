import type { Cost } from '../../../../core/task/task';
import * as measures from '../../../../providers/customApi/detect/measures';
import type { Views } from '../../../../providers/customApi/detect/measures';
import { NO_RECIPE } from '../../../../providers/customApi/recipe';

// [members, seconds]
test.each<[Views[number], number | null]>([
	[{ elapsed_seconds: 2 }, 2],
	[{ elapsed_ms: 500 }, 0.5],
	[{ elapsed_seconds: 2, elapsed_ms: 500 }, 2],
	[{ elapsed_seconds: 0, elapsed_ms: 500 }, 0.5],
	[{ elapsed_seconds: -1, elapsed_ms: 500 }, 0.5],
	[{ elapsed_ms: 0 }, null],
	[{ elapsed_ms: -1 }, null],
	[{}, null],
])('how long %p took: %p s', (view, seconds) => {
	expect(measures.elapsedIn([view])).toBe(seconds);
});

// [progress in each record, percent while the task runs]
test.each<[readonly unknown[], number | null]>([
	[['1'], 1],
	[['1.0'], 100],
	[[' 48% '], 48],
	[['12.3456789012345678%'], 12.35],
	[['12.34567890123456789%'], null],
	[[undefined, 5], 5],
	[['soon', 5], 5],
])('the progress in records with %p: %p', (values, percent) => {
	const views = values.map((progress) => ({ progress }));
	expect(measures.progressIn({}, views, NO_RECIPE, false)).toBe(percent);
});

const cost = (actual: number, currency: string): Cost => ({ estimated: null, actual, currency });

// [records, cost]
test.each<[Views, Cost | null]>([
	[[{ usage: { cost: 0 } }], cost(0, 'USD')],
	[[{ cost: 0, currency: 'EUR' }], cost(0, 'EUR')],
	[[{ cost: -1, currency: 'EUR' }], null],
	[[{ currency: 'USD' }, { cost: 2, currency: 'EUR' }], cost(2, 'EUR')],
	[[{ cost: 2 }, { currency: 'EUR' }], null],
	[[{ cost: 2, currency: 'credits' }], null],
	[[{ cost: 2, currency: 'eur' }], null],
	[[{ cost: 2, currency: 'USDT' }], null],
	[[{ cost: 2, currency: 'xUSD' }], null],
	[[{ cost: 2, currency: ['USD'] }], null],
])('what %p costs: %p', (views, expected) => {
	expect(measures.costIn(views)).toEqual(expected);
});

// [record, names]
test.each<[Views[number], object]>([
	[{ model: 'a', model_name: 'b', model_id: 'c' }, { model: 'a' }],
	[{ model_name: 'b', model_id: 'c' }, { model: 'b' }],
	[{ model_id: 'c' }, { model: 'c' }],
	[{ input: { modelId: 'c' } }, { model: 'c' }],
	[{ trace_id: 't', request_id: 'r' }, { traceId: 't' }],
	[{ task_id: 'a', trace_id: 't', request_id: 'r' }, { traceId: 't' }],
])('the names in %p', (record, expected) => {
	expect(measures.namesIn([record])).toMatchObject(expected);
});
