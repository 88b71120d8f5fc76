/** @param {readonly number[]} values */
export function mean(values) {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** @param {readonly number[]} values */
export function median(values) {
	return shareBelow(values, 0.5);
}

/**
 * @param {readonly number[]} values
 * @param {number} share of the values that are below the figure, 0 to 1
 */
export function shareBelow(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** @param {readonly number[]} requestsAt in seconds */
export function mostWithinASecond(requestsAt) {
	const sorted = [...requestsAt].sort((a, b) => a - b);
	let most = 0;
	for (let first = 0, last = 0; last < sorted.length; last += 1) {
		// Virtual time is in binary fractions: what is a second apart is not within one.
		while ((sorted[last] ?? 0) - (sorted[first] ?? 0) >= 1 - 1e-6) first += 1;
		most = Math.max(most, last - first + 1);
	}
	return most;
}

/** @param {number} value */
export function rounded(value) {
	return Math.round(value * 100) / 100;
}
