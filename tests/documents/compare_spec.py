"""Compare the links of every example of Markdown's specifications with those of GitHub's own renderer.

The archive that the command line names holds the texts of the specifications; `make spec` fetches it.
"""

import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import PurePath

import cmark_oracle

from linkwatch.documents import markdown

MARK = "`" * 32
EXAMPLE = re.compile(rf"^{MARK} example[^\n]*\n(.*?)^\.\n.*?^{MARK}$", re.MULTILINE | re.DOTALL)
LEAST = {"commonmark.txt": 600, "gfm.txt": 600}
"""How many examples each specification has at least: fewer have not been found."""


def main(archive: str) -> int:
    """Tell what differs; give the exit status."""
    status = 0
    for name, text in specifications(archive):
        examples = [found[1].replace("\u2192", "\t") for found in EXAMPLE.finditer(text)]
        wrong = [example for example in examples if differs(example)]
        for example in wrong:
            sys.stderr.write(f"{name}: {example!r} is not read as GitHub reads it\n")
        sys.stdout.write(f"{name}: {len(examples)} examples, {len(wrong)} differ\n")
        status |= bool(wrong) or len(examples) < LEAST[name]
    return status


def specifications(archive: str) -> Iterator[tuple[str, str]]:
    """Give the specifications with their names, each once."""
    texts: dict[str, str] = {}
    with tarfile.open(archive) as files:
        for member in files:
            file = files.extractfile(member) if PurePath(member.name).name in LEAST else None
            if file:
                texts[PurePath(member.name).name] = file.read().decode()
    if missing := sorted(LEAST.keys() - texts.keys()):
        sys.exit(f"{archive} holds no {' and no '.join(missing)}")
    yield from texts.items()


def differs(text: str) -> bool:
    """Whether our links are others than those of cmark-gfm."""
    return cmark_oracle.ours(markdown.parse(text, "x.md").occurrences) != cmark_oracle.links(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
