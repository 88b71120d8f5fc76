import { isLocalHost } from '../../../../nodes/VideoTask/core/localHost';

test.each([
	...['localhost', 'LOCALHOST', 'x.localhost', 'localhost.', 'nas.local', 'db.internal', 'pi.lan'],
	...['router.home.arpa', '127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1'],
	...['172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255'],
	...['[::1]', '[::]', '[fc00::1]', '[fd12:3456::1]', '[fe80::1]', '[febf::1]'],
	...['[::ffff:7f00:1]', '[::ffff:c0a8:101]', '[::ffff:a9fe:a9fe]'],
])('%s leads into the own network', (hostname) => {
	expect(isLocalHost(hostname)).toBe(true);
});

test.each([
	...['cdn.example', 'localhost.example', 'local', 'mylocal.net', 'internal.example'],
	...['1.1.1.1', '11.0.0.1', '172.15.0.1', '172.32.0.1', '192.169.1.1', '169.253.1.1'],
	...['100.63.0.1', '100.128.0.1', '128.0.0.1', '[2606:4700::1111]', '[fec0::1]', '[ff02::1]'],
	...['[::ffff:808:808]', '10.example.com', '127.0.0.1.example.com'],
])('%s does not', (hostname) => {
	// What begins like an address is one only when it is whole; the URL class has checked that.
	const written = new URL(`https://${hostname}/`).hostname;
	expect([written, isLocalHost(written)]).toEqual([written, false]);
});
