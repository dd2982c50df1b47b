"""Ways to write an address where nothing may be connected to, and the reason that each gets; `{}` is a port."""

from __future__ import annotations

PRIVATE, INVALID, MISSING = "private-address", "invalid-url", "file-missing"

LITERALS = [
    "127.0.0.1", "127.1", "127.0.1", "127.1.", "127.0.0.1.", "127.000.000.001", "127.255.255.254", "0", "0.0.0.0",
    "0.", "00", "0x0", "0x", "0x7f.1", "0x7F.0x0.0x0.0x1", "0x7f000001", "0x0000007f.0x1", "017700000001",
    "0177.0.0.1", "0177.1", "00000177.1", "2130706433", "2130706433.", "127.0x0.0.01", "127.65535", "10.0.0.1",
    "10.1", "0xa.1", "012.1", "167772161", "172.16.0.1", "172.31.255.255", "192.168.1.1", "192.168.257", "0xc0a80101",
    "3232235777", "169.254.169.254", "169.254.43518", "0xa9fea9fe", "0xA9.254.0251.0xFE", "2852039166",
    "0251.0376.0251.0376", "169.254.170.2", "169.254.0.23", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "168.63.129.16", "192.0.0.1", "192.0.0.9", "192.0.0.192", "192.0.2.1", "198.51.100.7", "203.0.113.9",
    "192.88.99.1", "198.18.0.1", "198.19.255.255", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "4294967295", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::0.0.0.1]", "[::2]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[::FFFF:7F00:0001]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::127.0.0.1]", "[::7f00:1]",
    "[::ffff:0:127.0.0.1]", "[::ffff:a9fe:a9fe]", "[64:ff9b::127.0.0.1]", "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b:1::a00:1]", "[64:ff9b:1:a9fe:a9:fe00::]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:7f00:1::]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[2606:4700::5efe:a00:1]", "[2606:4700::200:5efe:7f00:1]", "[fe80::1]",
    "[fe80::5efe:10.0.0.1]", "[fe80::a9fe:a9fe]", "[fec0::1]", "[feff::1]", "[fc00::1]", "[fd00:ec2::254]",
    "[fd00:ec2::23]", "[fd20:ce::254]", "[fd00:42::42]", "[ff02::1]", "[ff0e::1]", "[100::1]", "[2001:db8::1]",
    "[3fff::1]", "[3ffe::1]", "[2001:2::1]", "[2001:20::1]", "[5f00::1]", "[4000::1]", "[200::1]", "[8000::1]",
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "a.b.LocalHost.", "localhost.localdomain", "ip6-localhost",
    "ip6-loopback", "metadata.google.internal", "metadata.google.internal.", "host.docker.internal", "printer.local",
    "router.home.arpa", "l%6fcalhost", "%6c%6f%63%61%6c%68%6f%73%74", "loc\u00adalhost", "loca\u200blhost",
    "\u24db\u24de\u24d2\u24d0\u24db\u24d7\u24de\u24e2\u24e3",
    "\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54", "127%2e0%2e0%2e1", "%31%32%37.0.0.1",
    "127%E3%80%820%E3%80%820%E3%80%821", "\uff11\uff12\uff17.\uff10.\uff10.\uff11", "127\u30020\u30020\u30021",
    "127\uff0e0\uff0e0\uff0e1", "127\uff610\uff610\uff611", "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460", "0x7f%2e1",
    "\uff10\uff58\uff17\uff46.1", "127.0.0.1%E2%80%8B",
    "localho\u017ft", "\u2113ocalhost", "loc\u2064alhost", "localhost..", "localhost\u3002", "0%78%37f.1",
    "\U0001d7d9\U0001d7da\U0001d7df.\U0001d7d8.\U0001d7d8.\U0001d7d9", "\xb9\xb2\u2077.\u2070.\u2070.\xb9",
    "\u2081\u2082\u2087.\u2080.\u2080.\u2081", "169.16689662", "0251.254.169.0376", "0xA83F8110",
    "[::ffff:0:169.254.169.254]", "[64:ff9b::a83f:8110]", "[2001:0:808:808::80ff:fffe]", "[2a00:1450::5efe:7f00:1]",
]  # fmt: skip
"""Hosts, each in a plain `http://HOST:PORT/`."""

WHOLE = {
    "http://good.example@127.0.0.1:{}/": PRIVATE,
    "http://good.example:80@127.0.0.1:{}/": PRIVATE,
    "http://good.example%20@127.0.0.1:{}/": PRIVATE,
    "http://good.example%2f@127.0.0.1:{}/": PRIVATE,
    "http://a:b@c:d@127.0.0.1:{}/": PRIVATE,
    "http://:@127.0.0.1:{}/": PRIVATE,
    "http://127.0.0.1:{}#@good.example/": PRIVATE,
    "http://127.0.0.1:{}?@good.example/": PRIVATE,
    "http://127.0.0.1:0{}/": PRIVATE,
    "HTTP://127.0.0.1:{}/": PRIVATE,
    "http:127.0.0.1:{}/": PRIVATE,
    "http:/127.0.0.1:{}/": PRIVATE,
    "http:///127.0.0.1:{}/": PRIVATE,
    "http://///127.0.0.1:{}/": PRIVATE,
    "//127.0.0.1:{}/": PRIVATE,
    "https://127.0.0.1:{}/": PRIVATE,
    "https://[::1]:{}/": PRIVATE,
    "&#104;ttp://127.0.0.1:{}/": PRIVATE,
    "http&colon;//127.0.0.1:{}/": PRIVATE,
    "http://127.0.0.1&#58;{}/": PRIVATE,
    "http:&#47;&#x2F;127.0.0.1:{}/": PRIVATE,
    "http://[fe80::1%25eth0]:{}/": INVALID,
    "http://[::1%25lo]:{}/": INVALID,
    "http://[::ffff:127.1]:{}/": INVALID,
    "http://127.0.0.1\u200b:{}\u200b/": INVALID,
    "http://127.0.0.1.1:{}/": INVALID,
    "http://256.0.0.1:{}/": INVALID,
    "http://0x100000000:{}/": INVALID,
    "view-source:http://127.0.0.1:{}/": "other-scheme",
    "gopher://127.0.0.1:{}/_GET%20/": "other-scheme",
    "dict://127.0.0.1:{}/": "other-scheme",
    "file://127.0.0.1:{}/etc/passwd": "other-scheme",
    "ws://127.0.0.1:{}/": "other-scheme",
    "jar:http://127.0.0.1:{}!/": "other-scheme",
    "\\\\127.0.0.1:{}/x": MISSING,
}
"""Whole addresses as they stand in Markdown and HTML alike, and the reason that each gets; `{}` is the port."""

IN_HTML = {
    "ht\ttp://127.0.0.1:{}/": PRIVATE,
    "http://127.0\n.0.1:{}/": PRIVATE,
    " \t\n http://127.0.0.1:{}/ ": PRIVATE,
    "\x01http://127.0.0.1:{}/": MISSING,
    "http:\\\\127.0.0.1:{}\\x": PRIVATE,
    "http:/\\127.0.0.1:{}/": PRIVATE,
    "http://127.0.0.1:{}\\@good.example/": PRIVATE,
    "h&Tab;ttp://127.0.0.1:{}/": PRIVATE,
}
"""Addresses that browsers take from an attribute of HTML."""


RELATIVE = ("//127.0.0.1:{}/", "///127.0.0.1:{}/", "/\\127.0.0.1:{}/", "\\\\127.0.0.1:{}/", "http:\\\\127.0.0.1:{}/")
"""What a server may send in the place of an address, and browsers take for one."""
