"""Markdown that is full of links and of what almost is one, generated."""

from hypothesis import strategies as st

WORDS = r"""
    [ ] ( ) ![ * ** _ ~ ~~ ` `` < > \ & @ a b c . , : ; ? ! ' " { } / # ## - + 1. > >> === --- ```
    [x] [y] [^1] [x][] [a][x] [a](u) ![i](s) ](u) (u) (<u>) <http://z.y> <m@n.o> http://x.y/ https://a_b.co
    HTTP://Z.z ftp://q www.x.y www. :// a@b.co mailto: xmpp: foo@bar.baz/ </a> <b>
    <div> <script> </script> <textarea> &amp; &lt; &copy; &#x40; é 😀 \[ \] \` \* ”
    """
PARTS = st.sampled_from([*WORDS.split(), "<a href='q'>", "<img src=z>"])
GLUE = st.sampled_from(
    [
        "",
        "",
        "",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n> ",
        "\n- ",
        "\n   - ",
        "\n    ",
        "\n  \n",
        "\n    \n        ",
        "\n# ",
        "\t",
        "\r\n",
        "\f",
    ]
)
DEFINITIONS = st.sampled_from(
    ["", "\n\n[x]: /u\n[y]: <v> 't'\n", "\n\n[^1]: n [m](o)\n", "\n\n| a |\n|---|\n| [b](c) |\n"]
)
DOCUMENTS = st.tuples(st.lists(st.tuples(PARTS, GLUE), max_size=24), DEFINITIONS).map(
    lambda drawn: "".join(part + glue for part, glue in drawn[0]) + drawn[1]
)
