/** Characters that no header may hold: those of more than a byte, and control characters except the tab. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/g;

/**
 * Removes what a key copied from a page or a document can bring along, such as blanks around it, curly quotes or
 * characters without a width. n8n's HTTP client leaves out what no header may hold, older ones refuse to send it;
 * removed here, it is the same everywhere, and code that searches an answer for the key knows how it was sent.
 *
 * @returns the key as it is sent; '' if there is none
 */
export function keyAsSent(apiKey: unknown): string {
	return String(apiKey ?? '')
		.replace(UNSENDABLE, '')
		.trim();
}
