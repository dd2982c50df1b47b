"""What the words of a cell say of a paper: its title, a name of it, or no more than that there is one."""

from __future__ import annotations

from collections.abc import Iterator

from linkwatch import titles
from linkwatch.model import Fact
from linkwatch.papers import gfm
from linkwatch.papers.columns import normalized
from linkwatch.papers.gfm import CellLink, References
from linkwatch.papers.header_names import LINKS, NAMES, PAPER_GROUPS, UNCLEAR
from linkwatch.patterns import lazy


def is_title(cell: str, title: str, references: References) -> bool:
    """Whether the cell, or a line of it, is the title."""
    parts = (cell, *gfm.lines(cell))
    return any(titles.same_title(gfm.read(part, references).text, title) for part in parts)


def is_label(text: str) -> bool:
    """Whether the text of a link says only that there is a paper, in one of several languages; a star says more."""
    return not titles.has_signs(text) and (titles.is_remark(text) or normalized(text) in _CALLED)


def has_name_beside(cell: str, link: CellLink, title: str, references: References) -> bool:
    """Whether anything beside the link is the title or a part of it: a line, another link, or a piece of the text.

    A title may begin with a word for something beside a paper (`Video Diffusion Models`): such a word is no name of it.
    """
    return is_title(gfm.without(cell, [link]), title, references) or any(
        _is_name(text) and titles.is_version_of(text, title) for text in _beside(cell, link, references)
    )


def _beside(cell: str, link: CellLink, references: References) -> Iterator[str]:
    """Give what stands beside the link, line by line with other links in it, and in pieces without."""
    links = gfm.read(cell, references).links
    others = [each.text for each in links if each.span != link.span]
    lines = [gfm.read(line, references).text for line in gfm.lines(gfm.without(cell, [link], instead=_BAR))]
    alone = [gfm.read(line, references).text for line in gfm.lines(gfm.without(cell, links, instead=_BAR))]
    for text in (*lines, *others, *alone):
        yield text.strip(_EDGES)
        yield from _BETWEEN_PIECES.split(text)


def _is_name(text: str) -> bool:
    words = titles.words(text)
    signs = "".join(words)
    is_beside = _BESIDE_PAPERS.issuperset(words) or normalized(text) in _CALLED_CODE
    return len(signs) >= _FEWEST_SIGNS and any(map(str.isalpha, signs)) and not is_beside and not is_label(text)


_CALLED = LINKS.union(*PAPER_GROUPS)
_CALLED_CODE = NAMES[Fact.CODE] | UNCLEAR[Fact.CODE]
_WORDS_BESIDE_PAPERS = (
    "animation announcement api app appendix archive article bib bibtex blog blogpost board checkpoint checkpoints "
    "citation cite code codes colab collection cvf data dataset datasets demo demos discussion doc docs documentation "
    "example examples explanation explained explainer face forum gallery github gitlab hf home homepage hub hugging "
    "huggingface image images implementation implementations interview jax keras lecture leaderboard library media "
    "model models news notebook notebooks official online openreview package page paperswithcode playground podcast "
    "post poster press presentation project python pytorch recording release repo repos repository review reviews "
    "series short site slide slides soon space spaces spotlight summary supp supplement supplemental supplementary "
    "suppl talk talks tensorflow thread tool toolkit torch trailer tutorial tutorials tweet tweets twitter "
    "unofficial video videos web webpage website weights wiki youtube zoo"
)
_BESIDE_PAPERS = frozenset(_WORDS_BESIDE_PAPERS.split())
_FEWEST_SIGNS = 2
_BAR = " | "
_EDGES = " |"
_BETWEEN_PIECES = lazy(r"[^\w\s'\u2019-]+|(?<!\w)[-_]+|[-_]+(?!\w)")
