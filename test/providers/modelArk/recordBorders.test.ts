import { adapterOf, taskOf } from '../../core/answering';

const ark = adapterOf('modelArk');
const PNG = 'https://x/last.png';
const error = { code: 'InternalServiceError', message: 'It broke.' };

// [what it is about, the record, how the task stands]
test.each([
	['a last frame alone is no end', { content: { last_frame_url: PNG } }, 'unknown'],
	['nor one with an error beside it', { content: { last_frame_url: PNG }, error }, 'failed'],
	['a good word beside an error and no output', { status: 'succeeded', error }, 'failed'],
])('%s', (_what, record, status) => {
	expect(taskOf(ark, { id: 'task-1', ...record }).status).toBe(status);
});
