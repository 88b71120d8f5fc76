// Changes one task's record in whatever answer it stands: alone, or in a list.

export type JsonRecord = Readonly<Record<string, unknown>>;

/** @returns the record of a task that is under way; the same words are right for all providers */
export function underWay(record: JsonRecord): JsonRecord {
	const ended = { finished_at: undefined, completed_at: undefined };
	const made = { response: undefined, data: undefined, output: undefined, outputs: undefined };
	return { ...record, status: 'running', ...ended, ...made };
}

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
		const whole = body as JsonRecord & { items?: JsonRecord[] };
		if (Array.isArray(whole.items)) {
			const items = whole.items.flatMap((record) => (isMeant(record) ? change(record) : record));
			return { ...whole, items };
		}
		const { data } = whole;
		if (isEnvelope(whole) && isMeant(data as JsonRecord)) {
			const inner = change(data as JsonRecord);
			return Array.isArray(inner) ? whole : { ...whole, data: inner };
		}
		const changed = isMeant(whole) ? change(whole) : whole;
		// An answer about one task has no place for it a second time.
		return Array.isArray(changed) ? whole : changed;
	};
}

/** `{ code, message, data }` around a record. */
function isEnvelope({ code, message, data }: JsonRecord): boolean {
	return code !== undefined && message !== undefined && typeof data === 'object' && data !== null;
}
