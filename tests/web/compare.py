"""Let another checker check the same links on the same web: `compare.py PROGRAM` writes its answers beside this file.

PROGRAM is the path of lychee or of linkinator; the file is named after it. It needs the ports 80 and 443 and its own
/etc/hosts, so run it as root in namespaces of its own: `unshare --mount --net python tests/web/compare.py PROGRAM`.
"""

from __future__ import annotations

import json
import os
import posixpath
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import ada_url

sys.path.insert(0, str(Path(__file__).parents[1]))

from web import LOOPBACK, Place
from web.cases import Case
from web.families import all_cases
from web.run import GUIDE, web_of, write_guide

PLACE = Place(plain=(80,), secure=(443, 8443), doors=("127.0.1.{}", (80, 443)))
NOBODY = "127.0.2.1"
OPTIONS = {
    "lychee": ("--no-progress", "-vv", "--format", "json", "--timeout", "4"),
    "linkinator": ("--markdown", "--format", "json", "--timeout", "4000"),
}
"""The patience is as much as the other side has; everything else that decides is the program's default."""


def main(program: str) -> None:
    """Write what the program says of each case: `alive`, `dead` or `unsaid`."""
    cases, name = all_cases(), Path(program).name
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        first = write_guide(list(cases.values()), Path(folder))
        web = web_of(cases.values(), PLACE)
        lead_names_here(cases, web.doors, Path(folder))
        with web:
            authority = web.write_authority(Path(folder))
            environment = {**os.environ, "SSL_CERT_FILE": authority, "NODE_EXTRA_CA_CERTS": authority}
            command = [program, *OPTIONS[name], GUIDE]
            report = Path(folder, "said.json")
            with report.open("w") as out:  # Node.js may end before all that it wrote is through a pipe
                subprocess.run(command, cwd=folder, env=environment, stdout=out, stderr=subprocess.PIPE, check=False)
        said = dict(SAYINGS[name](json.loads(report.read_text())))
    keys = {case: (first + number, addressed(each.link)) for number, (case, each) in enumerate(cases.items())}
    words = {case: said.get(line, said.get(url, "unsaid")) for case, (line, url) in keys.items()}
    record = Path(__file__).with_name(f"{name}.json")
    record.write_text(json.dumps(words, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def lead_names_here(cases: Mapping[str, Case], doors: Any, folder: Path) -> None:
    """Put a file of names over /etc/hosts that leads every host of the web to its address."""
    addresses: dict[str | None, str] = {"localhost": LOOPBACK}
    addresses |= {urlsplit(url).hostname: LOOPBACK for case in cases.values() for url in case.pages}
    addresses |= {host: PLACE.door(number) for number, host in enumerate(doors, 1)}
    addresses |= {host: NOBODY for case in cases.values() for host, kind in case.names.items() if kind == "refusing"}
    file = folder / "hosts"
    file.write_text("".join(f"{address} {host}\n" for host, address in addresses.items()))
    subprocess.run(["mount", "--bind", str(file), "/etc/hosts"], check=True)


def of_lychee(report: Any) -> Iterator[tuple[int | str, str]]:
    """Give what the report says of each line of the guide; what it follows redirects to is among these, too."""
    for kind, word in (("success_map", "alive"), ("error_map", "dead"), ("timeout_map", "dead")):
        for each in (entry for entries in report[kind].values() for entry in entries):
            yield each["span"]["line"], word


def of_linkinator(report: Any) -> Iterator[tuple[int | str, str]]:
    """Give what the report says of each address: it tells neither lines nor fragments."""
    words = {"OK": "alive", "BROKEN": "dead", "SKIPPED": "unsaid"}
    yield from ((addressed(link["url"]), words[link["state"]]) for link in report["links"])


def addressed(link: str) -> str:
    """Give an address without its fragment, in the one spelling in which both sides can be compared."""
    bare = link.partition("#")[0]
    if "://" in bare:
        return unquote(str(ada_url.URL(bare).href)) if ada_url.check_url(bare) else bare
    return posixpath.normpath(unquote(bare.partition("?")[0])).lstrip("/") if bare else GUIDE


SAYINGS: dict[str, Callable[[Any], Iterator[tuple[int | str, str]]]] = {
    "lychee": of_lychee,
    "linkinator": of_linkinator,
}


if __name__ == "__main__":
    main(sys.argv[1])
