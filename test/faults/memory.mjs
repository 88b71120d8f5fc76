import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Bytes that this process holds and needs, buffers of streams included. */
export function heldBytes() {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** Lets go of what nobody holds; what was just looked at through a WeakRef is held until the next turn. */
export async function letGo() {
	await new Promise((resolve) => setImmediate(resolve));
	collect();
}
