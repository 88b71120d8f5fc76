/** What was checked and how it came out, told line by line while the test runs. */
export class Report {
	#passed = 0;
	#failed = 0;

	/**
	 * @template Result
	 * @param {string} name
	 * @param {() => Promise<Result>} check  rejects when it fails
	 * @returns {Promise<Result | null>}
	 */
	async check(name, check) {
		const startedAtMs = Date.now();
		const seconds = () => `${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`;
		try {
			const result = await check();
			this.#passed += 1;
			console.log(`ok      ${name} (${seconds()})`);
			return result;
		} catch (error) {
			this.#failed += 1;
			const text = error instanceof Error ? error.message : String(error);
			console.log(`FAILED  ${name} (${seconds()})\n${text.replace(/^/gm, '        ')}`);
			return null;
		}
	}

	get isGood() {
		return this.#failed === 0 && this.#passed > 0;
	}

	get summary() {
		return Report.summaryOf([this]);
	}

	/** @param {readonly Report[]} reports */
	static summaryOf(reports) {
		const passed = reports.reduce((sum, one) => sum + one.#passed, 0);
		const failed = reports.reduce((sum, one) => sum + one.#failed, 0);
		return `${passed} passed, ${failed} failed`;
	}
}
