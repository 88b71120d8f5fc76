import type { TaskStatus } from '../../../core/task/task';

/** The statuses that a word can mean, in the alphabetical order in which the form lists them. */
export const STATUS_CHOICES: ReadonlyArray<{ readonly name: string; readonly value: TaskStatus }> =
	[
		{ name: 'Cancelled', value: 'cancelled' },
		{ name: 'Expired', value: 'expired' },
		{ name: 'Failed', value: 'failed' },
		{ name: 'Not Found', value: 'not_found' },
		{ name: 'Queued', value: 'queued' },
		{ name: 'Running', value: 'running' },
		{ name: 'Succeeded', value: 'succeeded' },
	];

/** @returns the status with this value or name, in upper or lower case, or undefined */
export function statusCalled(value: unknown): TaskStatus | undefined {
	const wanted = typeof value === 'string' ? value.trim().toLowerCase().replace(/[\s-]/g, '_') : '';
	return STATUS_CHOICES.find((one) => one.value === wanted)?.value;
}
