/** `…/predictions/{id}`, with or without `/result` behind it. */
const PREDICTION = /\/predictions\/([A-Za-z0-9._~-]{1,512})(?:\/result)?\/?$/;

/**
 * Reads the `urls.get` of Replicate's and WaveSpeed's answers (wavespeed.ai/docs shows it with and without `/result`).
 *
 * @returns the id in the address, or null for another address, such as the one that cancels a prediction
 */
export function idOfPrediction(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const id = PREDICTION.exec(new URL(address).pathname)?.[1] ?? '';
	return /[A-Za-z0-9]/.test(id) ? id : null;
}

/** @returns the id in an address of a prediction; any other text as it is */
export function bareIdOfPrediction(taskId: string): string {
	return idOfPrediction(taskId) ?? taskId;
}
