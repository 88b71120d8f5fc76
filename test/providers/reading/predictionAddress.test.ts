import { bareIdOfPrediction, idOfPrediction } from '../../../providers/reading/predictionAddress';

test.each([
	['https://api.example.com/v1/predictions/a-1', 'a-1'],
	['https://api.example.com/v1/predictions/a-1/', 'a-1'],
	['https://api.example.com/v1/predictions/a-1/result?x=y#z', 'a-1'],
	['https://api.example.com/v1/predictions/a-1/cancel', null],
	['https://api.example.com/v1/predictions/a/b/result', null],
	['https://api.example.com/v1/predictions/a%2Fb', null],
	['https://api.example.com/v1/predictions/result', 'result'],
	['https://api.example.com/v1/predictions/-', null],
	['https://api.example.com/v1/x?to=/predictions/a-1', null],
	[`https://api.example.com/predictions/${'a'.repeat(513)}`, null],
	['a-1', null],
	['', null],
])('%s is of the prediction %j', (address, id) => {
	expect(idOfPrediction(address)).toBe(id);
	expect(bareIdOfPrediction(address)).toBe(id ?? address);
});
