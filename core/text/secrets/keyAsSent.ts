/** What no header may hold: characters of more than a byte, and control characters but the tab. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/g;

/**
 * A key copied from a page or a document can bring blanks, quotes or characters without a width along. n8n's
 * HTTP client leaves out what no header may hold, older ones refuse to send it; done here, it is the same
 * everywhere, and known to those who look for the key in an echo.
 */
export function keyAsSent(apiKey: unknown): string {
	return String(apiKey ?? '')
		.replace(UNSENDABLE, '')
		.trim();
}
