import { Spelling } from '../../../../core/text/secrets/escapedText';

/** @returns how many characters are read while this runs, those that are passed over not counted */
export function charactersRead(run: () => void): number {
	const read = jest.spyOn(Spelling.prototype, 'read');
	try {
		run();
		return read.mock.calls.length;
	} finally {
		read.mockRestore();
	}
}
