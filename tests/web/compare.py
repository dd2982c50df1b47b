"""Let lychee check the same guide on the same web: `compare.py LYCHEE` writes lychee.json beside this file.

It needs the ports 80 and 443 and its own /etc/hosts, so run it as root in namespaces of its own:
`unshare --mount --net python tests/web/compare.py LYCHEE`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from web import LOOPBACK, Place
from web.cases import Case
from web.families import all_cases
from web.run import GUIDE, web_of, write_guide

RECORD = Path(__file__).with_name("lychee.json")
PLACE = Place(plain=(80,), secure=(443, 8443), doors=("127.0.1.{}", (80, 443)))
NOBODY = "127.0.2.1"
PATIENCE = ("--timeout", "4")
"""As much as the other side has; everything else is lychee's default."""


def main(lychee: str) -> None:
    """Write what lychee says of each case: `alive`, `dead` or `unsaid`."""
    cases = all_cases()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        first = write_guide(list(cases.values()), Path(folder))
        web = web_of(cases.values(), PLACE)
        lead_names_here(cases, web.doors, Path(folder))
        with web:
            environment = {**os.environ, "SSL_CERT_FILE": web.write_authority(Path(folder))}
            command = [lychee, "--no-progress", "-vv", "--format", "json", *PATIENCE, GUIDE]
            ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        said = dict(sayings(json.loads(ran.stdout)))
    words = {name: said.get(first + number, "unsaid") for number, name in enumerate(cases)}
    RECORD.write_text(json.dumps(words, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def lead_names_here(cases: dict[str, Case], doors: Any, folder: Path) -> None:
    """Put a file of names over /etc/hosts that leads every host of the web to its address."""
    addresses = {urlsplit(url).hostname: LOOPBACK for case in cases.values() for url in case.pages}
    addresses |= {host: PLACE.door(number) for number, host in enumerate(doors, 1)}
    addresses |= {host: NOBODY for case in cases.values() for host, kind in case.names.items() if kind == "refusing"}
    file = folder / "hosts"
    file.write_text("".join(f"{address} {host}\n" for host, address in addresses.items()))
    subprocess.run(["mount", "--bind", str(file), "/etc/hosts"], check=True)


def sayings(report: Any) -> Iterator[tuple[int, str]]:
    """Give what the report says of each line of the guide; what it follows redirects to is among these, too."""
    for kind, word in (("success_map", "alive"), ("error_map", "dead"), ("timeout_map", "dead")):
        for each in (entry for entries in report[kind].values() for entry in entries):
            yield each["span"]["line"], word


if __name__ == "__main__":
    main(sys.argv[1])
