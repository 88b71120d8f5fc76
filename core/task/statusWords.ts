import type { TaskStatus } from './task';

/**
 * The words with which task APIs say how a task stands, in folded form. One table serves all providers; an
 * adapter adds only a word that means something else there. Sources: the status words of some fifty public
 * task APIs, their documents and SDKs. With kie's `callback_exception` the callback failed and not the task.
 */
const WORDS: Readonly<Record<Exclude<TaskStatus, 'unknown'>, string>> = {
	queued:
		'queued queueing queuing in_queue enqueued pending waiting wait submitted created scheduled accepted preparing prepare starting init initializing not_started not_start planned throttled staged draft new ready_to_start reserved',
	running:
		'running processing in_progress generating rendering executing working active started dreaming fetching preprocessing saving uploading downloading transcribing encoding dubbing scraping training finalizing validating reviewing retrying timing_out aborting cancelling canceling cancel_requested cancellation_requested text_success first_success planning producing scripting captioning qc run in_process inprogress collecting digesting building',
	succeeded:
		'succeeded succeed success successful completed complete finished finish done ok ready dubbed partial_success callback_exception',
	failed:
		'failed fail failure error errored rejected dead banned moderated request_moderated content_moderated nsfw blocked invalid create_task_failed generate_failed generate_audio_failed generate_wav_failed generate_mp4_failed sensitive_word_error validation_failed',
	cancelled: 'cancelled canceled aborted stopped terminated deleted',
	expired: 'expired timeout timed_out timeout_exceeded',
	not_found: 'not_found task_not_found missing',
};

const STATUSES: ReadonlyMap<string, TaskStatus> = new Map(
	Object.entries(WORDS).flatMap(([status, words]) =>
		words.split(' ').map((word) => [word, status as TaskStatus] as const),
	),
);

/** Longer texts are sentences, not words. */
const LONGEST_WORD = 64;

/** What some APIs write before each of their words. */
const PREFIXES = ['task_status_', 'job_state_'] as const;

/** @returns the word in lower case, with `_` for blanks, hyphens and humps, without prefix; '' if it is too long */
export function foldedWord(word: string): string {
	if (word.length > LONGEST_WORD) return '';
	const folded = word
		.trim()
		.replace(/([a-z])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
	const prefix = PREFIXES.find((one) => folded.startsWith(one));
	return prefix === undefined ? folded : folded.slice(prefix.length);
}

/** Words of one API that mean something else there than in the table, in folded form. */
export type OwnWords = ReadonlyMap<string, TaskStatus>;

/** @returns the status that a provider's word stands for, or undefined if the word is not known */
export function statusOfWord(word: string, own?: OwnWords): TaskStatus | undefined {
	const folded = foldedWord(word);
	return own?.get(folded) ?? STATUSES.get(folded);
}
