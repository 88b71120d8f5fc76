/** The titles of the form's fields, as the form shows them and messages quote them. */
export const TITLES = {
	preset: 'Preset',
	statusUrl: 'Status URL',
	describe: 'Describe the Answer',
	body: 'Body',
	downloadWithKey: 'Download With Key',
	expectedSeconds: 'Expected Duration (Seconds)',
	failedWhen: 'Failed When',
	failureCodeField: 'Failure Code Field',
	failureMessageField: 'Failure Message Field',
	headers: 'Headers',
	method: 'Method',
	notFoundOn: 'Not Found On',
	outputFields: 'Output Fields',
	progressField: 'Progress Field',
	requestsPerMinute: 'Requests per Minute',
	resultField: 'Result Field',
	resultUrl: 'Result URL',
	statusField: 'Status Field',
	urlLifetimeSeconds: 'URL Lifetime (Seconds)',
	words: 'Words',
} as const;

export type FieldName = keyof typeof TITLES;
