import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { addressOf, taskIdOfFile } from './address.mjs';
import { carriesKey } from './keys.mjs';

const folder = join('test', 'simulator', 'media');

/** @type {Record<string, { file: string, contentType: string }>} */
const kinds = {
	mp4: { file: 'clip.mp4', contentType: 'video/mp4' },
	png: { file: 'frame.png', contentType: 'image/png' },
	mp3: { file: 'tone.mp3', contentType: 'audio/mpeg' },
};

/**
 * Jest loads this file as CommonJS and Node as a module: neither `__dirname` nor `import.meta` is
 * there in both, so the folder is looked for above where the run began and above its script.
 *
 * @returns {string}
 */
function findMediaDirectory() {
	for (const start of [process.cwd(), resolve(process.argv[1] ?? '.')]) {
		for (let above = start; above !== dirname(above); above = dirname(above)) {
			if (existsSync(join(above, folder, 'clip.mp4'))) return join(above, folder);
		}
	}
	throw new Error(`Found no ${folder} above here: name it with 'mediaDirectory'`);
}

/**
 * @param {string} [mediaDirectory]
 * @returns {(path: string) => { contentType: string, bytes: Buffer } | undefined}  the sample for a file with
 *   such a name
 */
export function readSamples(mediaDirectory = findMediaDirectory()) {
	const samples = Object.entries(kinds).map(([extension, { file, contentType }]) => ({
		extension,
		contentType,
		bytes: readFileSync(join(mediaDirectory, file)),
	}));
	return (path) => samples.find(({ extension }) => path.endsWith(`.${extension}`));
}

/**
 * The outputs that the tasks point to, behind no key. A request that brings one is refused: a
 * client that sends its key to a media host gives it away.
 *
 * @param {import('./world.mjs').World} world
 * @returns {import('fastify').FastifyPluginAsync}
 */
export function mediaRoutes(world) {
	return async (scope) => {
		scope.get('/media/:file', (request, reply) => {
			if (carriesKey(request)) {
				return reply.code(401).send({ error: 'A media host was sent a key' });
			}
			const { path } = addressOf(request);
			const sample = world.sampleFor(path);
			if (sample === undefined || world.taskStore.findAny(taskIdOfFile(path)) === undefined) {
				return reply.code(404).send({ error: 'No such media' });
			}
			return reply.type(sample.contentType).send(sample.bytes);
		});
	};
}
