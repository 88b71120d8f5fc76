/** `…/predictions/{id}`, with or without `/result` behind it. */
const PREDICTION = /\/predictions\/([A-Za-z0-9._~-]{1,512})(?:\/result)?\/?$/;

/**
 * The `urls.get` of Replicate's and WaveSpeed's answers (wavespeed.ai/docs shows it with `/result` and without).
 *
 * @returns the id in it, or null for another address, such as that which cancels a prediction
 */
export function idOfPrediction(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const id = PREDICTION.exec(new URL(address).pathname)?.[1] ?? '';
	return /[A-Za-z0-9]/.test(id) ? id : null;
}

/** @returns the id of a task that may be asked for under its address */
export function bareIdOfPrediction(taskId: string): string {
	return idOfPrediction(taskId) ?? taskId;
}
