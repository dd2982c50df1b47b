"""What stands on the pages of the practice web."""

from __future__ import annotations

_TEXT = """\
The grey heron waits at the edge of the reeds until the water is still again. It takes small fish, frogs and,
in a dry summer, voles from the meadow behind the dyke.

Counting them is easy in March, before the leaves come: the nests stand high in the poplars, and each pair
returns to the one it built last year. We walk the same five kilometres every Sunday and note what we see.

In 1962 there were four nests; in 1994, after the mill closed and the river ran clear, there were thirty-one.
The figures since then are in the table, together with the names of the people who counted.

A pair of field glasses with a magnification of eight is enough. Bring a second pair of socks, stay on the
path, and leave dogs at home between February and July.

If you find a ring, write down its letters from left to right. The ringing office answers within a week and
tells you where the bird was hatched; ours came from as far as the mouth of the Vistula.
"""
PARAGRAPHS = _TEXT.split("\n\n")


def html(title: str, body: str, *, lang: str = "en", head: str = "") -> str:
    """A small page."""
    return (
        f'<!doctype html>\n<html lang="{lang}">\n<head><meta charset="utf-8"><title>{title}</title>{head}</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def article(title: str = "Counting herons on the lower river", before: str = "", rounds: int = 3) -> str:
    """A long article, with something of the page's own before it."""
    text = "\n".join(f"<p>{each}</p>" for each in PARAGRAPHS * rounds)
    return html(title, f"{NAVIGATION}<main><h1>{title}</h1>\n{before}\n{text}</main>")


def notice(title: str, heading: str, text: str, *, lang: str = "en", head: str = "") -> str:
    """A short page that says one thing, inside the site's navigation."""
    return html(title, f"{NAVIGATION}<main><h1>{heading}</h1><p>{text}</p></main>", lang=lang, head=head)


def framed(title: str, body: str) -> str:
    """A page whose navigation, lists of links, sidebar and footer say much more than it does itself."""
    links = "".join(f'<li><a href="/{n}">A heron near lock {n}, as seen by our readers</a></li>' for n in range(100))
    around = f"<aside><ul>{links}</ul></aside><footer><p>The press of the river, since 1962</p></footer>"
    return html(title, f"{NAVIGATION}<main>{body}</main>{around}")


NAVIGATION = '<nav><a href="/">Start</a> <a href="/blog">Blog</a> <a href="/contact">Contact</a></nav>'
ARTICLE = article()
SHORT = html("Heron of the week", "<h1>Heron of the week</h1><p>Seen on Sunday near the old lock.</p>")
