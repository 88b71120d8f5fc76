// Files of the Custom API: with the key where that is wanted, and never across a redirect to another host.
import { ask, make, simulator, urlOf } from './customApiRun';
import { readBinaryData } from './engine.mjs';
import { leadNamesHere } from './publicNames.mjs';

describe('a file', () => {
	const download = { operation: 'getTasksBatch', downloadMedia: true };
	const withKey = { ...download, describe: { downloadWithKey: true } };
	const media = () => simulator.requests.filter(({ kind }) => kind === 'media');

	it('of the API is fetched with the key where that is wanted', async () => {
		const id = make({ files: 'withKey' });
		const without = await ask({ items: [{ taskId: id }], parameters: download });
		expect(without.out()).toMatchObject([{ downloadProblem: expect.stringContaining('401') }]);
		expect(media()).toMatchObject([{ authorized: false }]);
		const { items } = await ask({ items: [{ taskId: id }], parameters: withKey });
		const file = items('Video Task')[0]?.binary?.['data'];
		expect(file?.mimeType).toBe('video/mp4');
		expect(file === undefined ? 0 : (await readBinaryData(file)).length).toBeGreaterThan(1000);
	});

	it('does not take the key across a redirect to another host', async () => {
		const id = make({ files: 'moved' });
		const leadAway = leadNamesHere();
		const location = urlOf(id).replace('127.0.0.1', 'files.example.com');
		simulator.addFault({ kind: 'media', times: 1, do: { status: 302, location } });
		const { items, out } = await ask({ items: [{ taskId: id }], parameters: withKey });
		leadAway();
		expect(out()).toMatchObject([{ downloadProblem: null }]);
		expect(items('Video Task')[0]?.binary?.['data']?.mimeType).toBe('video/mp4');
		expect(media()).toMatchObject([
			{ authorized: true, status: 302 },
			{ authorized: false, status: 200 },
		]);
	});

	it('is not looked for elsewhere in this network', async () => {
		const id = make({ files: 'moved' });
		const { out } = await ask({ items: [{ taskId: id }], parameters: withKey });
		expect(out()).toMatchObject([{ downloadProblem: expect.stringContaining('local network') }]);
		expect(media()).toMatchObject([{ authorized: true, status: 302 }]);
	});
});
