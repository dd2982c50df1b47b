"""Markdown that is full of links and of what almost is one, generated, and how many such texts a test reads."""

import os
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

USUAL = 300
EXAMPLES = int(os.environ.get("LINKWATCH_EXAMPLES", USUAL))
"""How many texts each test reads: the same ones every time, or as many new ones as `make nightly` asks for."""
SECONDS = 60 * max(1, EXAMPLES // USUAL)
"""As long as that may take, on a machine that has much else to do."""

Test = Callable[..., None]

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


def on_generated(*texts: st.SearchStrategy[object], part: int = 1) -> Callable[[Test], Test]:
    """Run a test on many texts, or on one `part`-th of as many where one of them takes long."""
    many = settings(
        max_examples=EXAMPLES // part,
        derandomize=EXAMPLES == USUAL,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )

    def wrapped(test: Test) -> Test:
        run: Test = many(given(*texts)(test))
        return pytest.mark.generated(pytest.mark.timeout(SECONDS)(run))

    return wrapped
