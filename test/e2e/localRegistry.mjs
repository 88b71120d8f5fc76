// A registry of packages on this machine that holds the packed package alone, in the place of the one that n8n asks.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { packInto } from '../../scripts/n8n/communityPackage.mjs';
import { root } from '../../scripts/n8n/places.mjs';

/** @param {string} folder @param {readonly string[]} args */
function openssl(folder, ...args) {
	execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * n8n takes community packages from one registry alone, over TLS, so this one answers for it with a certificate
 * of an authority that only the n8n of the test is told to trust.
 *
 * @param {string} folder
 */
function authorityIn(folder) {
	const [key, certificate] = ['authority.key', 'authority.pem'];
	const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '2'];
	openssl(
		folder,
		...['req', '-x509', ...made, '-subj', '/CN=video-tasks-test'],
		...['-keyout', key, '-out', certificate],
	);
	return {
		certificate: join(folder, certificate),
		/** @param {string} host */
		contextFor(host) {
			const name = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
			openssl(
				folder,
				...['req', ...made.slice(0, 3), ...name, '-keyout', 'host.key', '-out', 'host.csr'],
			);
			openssl(
				folder,
				...['x509', '-req', '-in', 'host.csr', '-CA', certificate, '-CAkey', key, '-days', '2'],
				...['-copy_extensions', 'copy', '-out', 'host.pem'],
			);
			const [ownKey, own] = ['host.key', 'host.pem'].map((file) =>
				readFileSync(join(folder, file)),
			);
			return createSecureContext({ key: ownKey, cert: own });
		},
	};
}

/**
 * @param {{ manifest: any, tarball: Buffer }} packed
 * @param {string} host
 * @returns {Record<string, object | Buffer>} what stands where, as a registry answers
 */
function pagesOf({ manifest, tarball }, host) {
	const { name, version } = manifest;
	const file = `/${name}/-/${name}-${version}.tgz`;
	const dist = {
		tarball: `https://${host}${file}`,
		integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
		shasum: createHash('sha1').update(tarball).digest('hex'),
	};
	const whole = { ...manifest, _id: `${name}@${version}`, dist };
	return {
		[`/${name}`]: { name, 'dist-tags': { latest: version }, versions: { [version]: whole } },
		[`/${name}/latest`]: whole,
		[`/${name}/${version}`]: whole,
		[file]: tarball,
	};
}

/** Everything that n8n asks other hosts for over TLS comes here; of packages there is this one alone. */
export async function startLocalRegistry() {
	const folder = mkdtempSync(join(tmpdir(), 'video-tasks-registry-'));
	const authority = authorityIn(folder);
	const tarball = readFileSync(await packInto(folder));
	const packed = {
		manifest: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
		tarball,
	};
	/** @type {Map<string, import('node:tls').SecureContext>} */
	const contexts = new Map();
	/** @type {string[]} */
	const given = [];
	const registry = createTlsServer(
		{
			SNICallback(host, done) {
				const context = contexts.get(host) ?? authority.contextFor(host);
				contexts.set(host, context);
				done(null, context);
			},
		},
		({ url = '', headers: { host = '' } }, response) => {
			const path = decodeURIComponent(new URL(url, 'https://h').pathname);
			const page = pagesOf(packed, host)[path];
			if (page !== undefined) given.push(path);
			response.statusCode = page === undefined ? 404 : 200;
			response.end(Buffer.isBuffer(page) ? page : JSON.stringify(page ?? { error: 'not found' }));
		},
	).listen(0, '127.0.0.1');
	await once(registry, 'listening');
	const { port } = /** @type {import('node:net').AddressInfo} */ (registry.address());
	const proxy = createServer((_request, response) => response.writeHead(404).end())
		.on('connect', (_request, socket) => {
			const inner = connect(port, '127.0.0.1', () => {
				socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
				socket.pipe(inner).pipe(socket);
			});
			for (const end of [socket, inner]) end.on('error', () => socket.destroy());
		})
		.listen(0, '127.0.0.1');
	await once(proxy, 'listening');
	const { port: proxyPort } = /** @type {import('node:net').AddressInfo} */ (proxy.address());
	const url = `http://127.0.0.1:${proxyPort}`;
	return {
		name: String(packed.manifest.name),
		version: String(packed.manifest.version),
		/** Paths that were asked for and are there. */
		given,
		/** What leads an n8n, and the npm that it starts, here. */
		environment: {
			...{ HTTPS_PROXY: url, https_proxy: url, npm_config_https_proxy: url },
			...{ NO_PROXY: '127.0.0.1', NODE_EXTRA_CA_CERTS: authority.certificate },
			...{ npm_config_cafile: authority.certificate, npm_config_cache: join(folder, 'npm') },
		},
		close() {
			proxy.closeAllConnections();
			proxy.close();
			registry.closeAllConnections();
			registry.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
