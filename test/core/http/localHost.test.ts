import { isLocalHost } from '../../../core/http/localHost';

test.each([
	...['localhost', 'LOCALHOST', 'x.localhost', 'localhost.', 'nas.local', 'db.internal', 'pi.lan'],
	...['router.home.arpa', '127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1'],
	...['172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '100.127.255.255'],
	...['[::1]', '[::]', '[fc00::1]', '[fd12:3456::1]', '[fe80::1]', '[febf::1]'],
	...['postgres', 'metadata', 'local', 'x.localdomain', 'wiki.intranet', 'localhost..'],
	...['255.255.255.255', '[fec0::1]', '[::7f00:1]', '[::ffff:0:a00:1]', '[64:ff9b::c0a8:1]'],
	...['[2002:a00:1::1]', '[2002:7f00:1:0:1::]', '[2002:c0a8:101::1]', 'nas.local.'],
	...['0.1.2.3', '172.20.0.1', '172.29.9.9', '172.30.0.1', '100.69.0.1', '100.70.0.1'],
	...['100.99.0.1', '100.110.0.1', '100.119.0.1', '100.120.0.1', 'a.b.local', 'LAN.LAN'],
	...['[fe90::1]', '[fea0::1]', '[FD00::1]', '[fdff:ffff::1]', '[::ffff:a00:1]', '[::ffff:0:0]'],
	...['[::ffff:7f00:1]', '[::ffff:c0a8:101]', '[::ffff:a9fe:a9fe]'],
	// The rest of n8n's own list, and what else is no public address.
	...['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.7'],
	...['192.88.99.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '254.1.2.3'],
	...['[ff02::1]', '[2001:db8::1]', '[2001:db8::]', '[2001:db8::ffff:7f00:1]', '[3fff::1]'],
	...['[100::1]', '[64:ff9b:1::808:808]', '[2001::1]', '[2001:0:1::]', '[2001:2::1]'],
	...['[2001:10::1]', '[2001:2f::1]', '[::ffff:c612:1]', '[64:ff9b::e000:1]'],
	...['api.default.svc', 'api.default.svc.cluster.local', 'web.service.consul', 'web.nomad'],
	...['instance-data.ec2', 'metadata.google.internal', 'files.corp', 'nas.home', 'app.test'],
	`${'a.'.repeat(130)}example`,
])('%s leads into the own network', (hostname) => {
	expect(isLocalHost(hostname)).toBe(true);
});

test.each([
	...['2130706433', '0x7f.1', '0177.0.0.1', '127.1', '10.1', '0xa9fea9fe', '１０.０.０.１', '0'],
	...['[::ffff:169.254.169.254]', '[0:0:0:0:0:0:0:1]', '[::127.0.0.1]', '[64:ff9b::10.0.0.1]'],
	...['LOCALHOST', 'Metadata.Google.Internal', 'localhost。', 'nas。local', '%6cocalhost'],
])('%s as the URL class writes it leads there too', (hostname) => {
	expect(isLocalHost(new URL(`https://${hostname}/`).hostname)).toBe(true);
});

test.each([
	...['cdn.example', 'localhost.example', 'mylocal.net', 'internal.example'],
	...['1.1.1.1', '11.0.0.1', '172.15.0.1', '172.32.0.1', '192.169.1.1', '169.253.1.1'],
	...['100.63.0.1', '100.128.0.1', '128.0.0.1', '[2606:4700::1111]'],
	...[
		'[::ffff:808:808]',
		'[64:ff9b::808:808]',
		'[2002:808:808::1]',
		'[2a00:2002:a00:1::]',
		'[2a00:1450::1]',
		'10.example.com',
		'127.0.0.1.example.com',
	],
	...['100.63.0.1', '100.128.0.1', '128.0.0.1', '[2606:4700::1111]'],
	...['5.10.0.1', '5.0.1.2', '5.127.0.1', '1.169.254.1', '1.172.16.1', '1.192.168.1'],
	...['1.100.64.1', '172.1.0.1', '172.160.0.1', '100.6.0.1', '100.200.0.1', '100.1.0.1'],
	...['my.notlocalhost', 'nas.local.example', 'a.homexarpa', '[::2]'],
	...[
		'[::12]',
		'[::ffff:a00:1:2]',
		'[2001:fd00::5]',
		'[fe70::1]',
		'[2001:fe80::1]',
		'[2606:4700::ffff:7f00:1]',
	],
	...['[::ffff:8080:a00]', '[::ffff:80a:1]', '[100:1::1]', '[2001:200::1]', '[2001:4860::1]'],
	...['192.0.1.1', '192.88.98.1', '198.17.0.1', '198.20.0.1', '198.51.101.1', '203.0.114.1'],
	...['223.255.255.1', '192.1.0.1', '[64:ff9c::1]', '[2001:40:1::]'],
	...['svc.example', 'consul.io', 'test.example', 'local.arpa', 'a.ec2', 'corp.example.com'],
	`${'a.'.repeat(123)}example`,
	...['[::ffff:808:808]', '10.example.com', '127.0.0.1.example.com'],
])('%s does not', (hostname) => {
	// What begins like an address is one only when it is whole; the URL class has checked that.
	const written = new URL(`https://${hostname}/`).hostname;
	expect([written, isLocalHost(written)]).toEqual([written, false]);
});

// A range is that of an address's beginning: the same digits further on are somebody's host.
test.each([
	...['1.198.18.1', '[2606:100::1]', '[2606:2001:db8::1]', '[2606:3fff::1]', '[2606:2001:2::1]'],
	...['[2606:64:ff9b:1::1]', '[2606:2001::1]', '[2606:2001:10::1]'],
])('%s is out in the world', (hostname) => {
	expect(isLocalHost(hostname)).toBe(false);
});

test.each(['files.private', 'nobody.invalid'])('%s is no name of the world', (hostname) => {
	expect(isLocalHost(hostname)).toBe(true);
});
