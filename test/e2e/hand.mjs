import { byTestId } from './editor.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** Works the editor as a person does, and counts what that takes. */
export class Hand {
	#clicks = 0;
	#fields = 0;

	/** @param {Page} page */
	constructor(page) {
		this.page = page;
	}

	/** @returns {{ clicks: number, fields: number }} */
	get steps() {
		return { clicks: this.#clicks, fields: this.#fields };
	}

	/**
	 * @param {Locator | string} place
	 * @param {number} [thenMs]  what the editor takes to draw what follows
	 */
	async click(place, thenMs = 800) {
		this.#clicks += 1;
		await this.#at(place).click();
		await this.page.waitForTimeout(thenMs);
	}

	/**
	 * @param {string} testId
	 * @param {string} text
	 */
	named(testId, text) {
		return this.page.locator(byTestId(testId)).filter({ hasText: text });
	}

	/**
	 * @param {Locator | string} place
	 * @param {string} text
	 */
	async fill(place, text) {
		this.#fields += 1;
		await this.#at(place).fill(text);
		await this.page.waitForTimeout(400);
	}

	/**
	 * Replaces an expression by a text.
	 *
	 * @param {Locator | string} place
	 * @param {string} text
	 */
	async write(place, text) {
		this.#fields += 1;
		await this.#at(place).click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.type(text);
		await this.page.waitForTimeout(400);
	}

	/** @param {Locator | string} place */
	#at(place) {
		return (typeof place === 'string' ? this.page.locator(place) : place).first();
	}
}
