// Changes one task's record in whatever answer it stands: alone, or in a list.

export type JsonRecord = Readonly<Record<string, unknown>>;

/** @returns the record of a task that is under way; the same words are right for all providers */
export function underWay(record: JsonRecord): JsonRecord {
	const ended = { finished_at: undefined, completed_at: undefined };
	const made = { response: undefined, data: undefined, output: undefined, outputs: undefined };
	const written = 'resultJson' in record ? { resultJson: '' } : {};
	// An operation of Google has no word; it says whether it is done.
	const open = 'done' in record ? { ...record, done: false, error: undefined } : null;
	return { ...(open ?? withWord(record, 'running')), ...ended, ...made, ...written };
}

/** @returns the record with another word for its state, under the name that its provider has for it */
export function withWord(record: JsonRecord, word: string): JsonRecord {
	const name = ['task_status', 'state'].find((one) => one in record) ?? 'status';
	return { ...record, [name]: word };
}

/** Where a provider puts the record of a lone task into an envelope. */
const INSIDE = ['data', 'task'] as const;

const isRecord = (value: unknown): value is JsonRecord =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A task's record names its id. */
const holdsRecord = (value: unknown) =>
	isRecord(value) && ['task_id', 'taskId', 'id'].some((name) => typeof value[name] === 'string');

/**
 * @param id whose record is changed; null for every record
 * @param change gives several records where the answer is to hold the task more than once
 */
export function recordsChanged(
	id: string | null,
	change: (record: JsonRecord) => JsonRecord | JsonRecord[],
): (body: unknown) => unknown {
	const isMeant = (record: JsonRecord) => id === null || Object.values(record).includes(id);
	return (body) => {
		const whole = body as JsonRecord;
		for (const name of ['items', 'data']) {
			const list = whole[name];
			if (!Array.isArray(list)) continue;
			const records = list as readonly JsonRecord[];
			return { ...whole, [name]: records.flatMap((one) => (isMeant(one) ? change(one) : one)) };
		}
		const inside = INSIDE.find((name) => holdsRecord(whole[name]));
		if (inside !== undefined) {
			const inner = whole[inside] as JsonRecord;
			const changed = isMeant(inner) ? change(inner) : inner;
			return Array.isArray(changed) ? whole : { ...whole, [inside]: changed };
		}
		const changed = isMeant(whole) ? change(whole) : whole;
		// An answer about one task has no place for it a second time.
		return Array.isArray(changed) ? whole : changed;
	};
}
