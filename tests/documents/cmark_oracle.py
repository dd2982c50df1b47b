"""What GitHub's own renderer (cmark-gfm) makes of a text: the links of its HTML, as an HTML5 tokenizer reads them."""

from collections import Counter
from collections.abc import Mapping
from typing import cast
from urllib.parse import quote

from cmarkgfm import cmark
from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

from linkwatch.documents import markdown, source
from linkwatch.model import Occurrence

OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES | cmark.Options.CMARK_OPT_GITHUB_PRE_LANG
EXTENSIONS = ["table", "autolink", "tagfilter", "strikethrough", "tasklist"]


def links(text: str) -> Counter[str]:
    """Give the addresses that GitHub's HTML links to, without those that its footnotes add."""
    html = cmark.markdown_to_html_with_extensions(source.read(text).text, OPTIONS, EXTENSIONS)
    found = []
    for token in HTMLTokenizer(html):
        if token["type"] != tokenTypes["StartTag"]:
            continue
        attributes = dict(cast("Mapping[str, str]", token["data"]))
        if attributes.keys() & {"data-footnote-ref", "data-footnote-backref"}:
            continue
        target = attributes.get({"a": "href", "img": "src", "image": "src"}.get(token["name"], ""))
        if target is not None:
            found.append(markdown.address(target))
    return Counter(canonical(url) for url in found if url is not None)


def ours(occurrences: tuple[Occurrence, ...]) -> Counter[str]:
    """Give the addresses of our occurrences in the same form."""
    return Counter(canonical(occurrence.url) for occurrence in occurrences)


def canonical(url: str) -> str:
    """Encode what cmark encodes; relative addresses are kept as written by us, encoded by it."""
    return quote(url, safe=markdown.SAFE)
