from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.report.latex import latex


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R&D costs $5 & 10% of #1_x", r"R\&D costs \$5 \& 10\% of \#1\_x"),
        ("from $5 to $10 a day", r"from \$5 to \$10 a day"),
        (r"~ ^ \ x", r"\textasciitilde{} \textasciicircum{} \textbackslash{} x"),
        ("Tri~Dao and Fig~3, 5~10, a ~b", r"Tri~Dao and Fig~3, 5\textasciitilde{}10, a \textasciitilde{}b"),
        (r"already \& escaped \%", r"already \& escaped \%"),
        (r"$O(n^2)$ and $\alpha$-decay", r"{$O(n^2)$} and {$\alpha$}-decay"),
        (r"$\{0,1\}^n$", r"{$\{0,1\}^n$}"),
        (r"5\% of $a\%$", r"5\% of {$a\%$}"),
        (r"Schr\"{o}dinger, Caf\'e, \c{c}", r"Schr{\"{o}}dinger, Caf{\'e}, {\c{c}}"),
        (r"\v z, na\"{\i}ve", r"{\v z}, na{\"{\i}}ve"),
        (r"Erd\H{o}s \o re", r"Erd{\H{o}}s {\o} re"),
        (r"\emph{deep} nets", r"\emph{deep} nets"),
        ("one {group}", "one {group}"),
        ("one {group", r"one \textbraceleft{}group"),
        ("} {", r"\textbraceright{} \textbraceleft{}"),
        (r"\{x\}", r"\textbackslash{}{x\textbackslash{}}"),
        ("two\n lines\t", "two lines"),
        ("null\x00 \u202eleft", "null\ufffd \ufffdleft"),
        ("Naïve 注意力 \u2013 “x”", "Naïve 注意力 \u2013 “x”"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_shown_as_it_is_written_and_math_and_accents_stay(text: str, written: str) -> None:
    assert latex(text) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("LoRA: Low-Rank Adaptation", "{LoRA}: Low-Rank Adaptation"),
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("A GPT-4 Study of 3D and T5", "A {GPT}-4 Study of {3D} and {T5}"),
        ("Vitamin C in Vivo", "Vitamin {C} in Vivo"),
        ("Learning to summarize in German: A study of Kafka", "Learning to summarize in {German}: A study of {Kafka}"),
        (r"\emph{Deep} Nets of NLP", r"\emph{Deep} Nets of {NLP}"),
        ("Google\u2019s LaMDA\u2019s Use", "Google\u2019s {LaMDA\u2019s} Use"),
    ],
)
def test_capitals_that_a_style_must_keep_are_protected_in_titles_only(text: str, written: str) -> None:
    assert latex(text, keep_case=True) == written
    assert latex(text) == text


@pytest.mark.parametrize(
    "text",
    [
        r"\input{/etc/passwd}", r"$\input{/etc/passwd}$", r"\write18{rm -rf /}", r"$^^5cinput x$",
        r"\csname x\endcsname", r"$}\input{$",
        r"$\def\x{y}$", r"$a\catcode`x$", r"\ input x", r"$x\\input y$", r"\emphinput{x}", r"\e^^5cinput", r"$\(x$",
    ],
)  # fmt: skip
def test_a_command_that_is_not_known_to_be_harmless_is_shown_and_not_obeyed(text: str) -> None:
    written = latex(text)
    assert r"\textbackslash{}" in written or r"\textasciicircum{}" in written
    assert not any(command in written for command in ("\\input", "\\write", "\\csname", "\\def", "\\catcode", "^^"))
    assert "$" not in written.replace(r"\$", "")


tex_ish = st.text(st.sampled_from("aZé{}$\\\"'%&#_^~@= \n\x00,\u202e3"), max_size=30)


@given(tex_ish | st.text(), st.booleans())
def test_braces_are_balanced_as_bibtex_counts_them(text: str, keep_case: bool) -> None:
    depth = 0
    for char in latex(text, keep_case=keep_case):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


@given(tex_ish | st.text())
def test_no_sign_of_latex_is_left_bare(text: str) -> None:
    written = latex(text)
    assert "\n" not in written
    outside = _without_math(written)
    for sign in "%&#_$":
        assert sign not in outside.replace(f"\\{sign}", "")
    assert "^" not in outside.replace(r"{\^", "")
    assert "~" not in re.sub(r"(?<=\w)~(?=\w)", "", outside.replace(r"{\~", ""))  # those between words stay


def _without_math(written: str) -> str:
    pieces = written.split("{$")
    return pieces[0] + "".join(piece.partition("$}")[2] for piece in pieces[1:])


@pytest.mark.parametrize(
    "text", ["$" * 200_000, "{" * 200_000, "{" * 9 + "}" * 9, "\\$" * 100_000, "$" + "\\a" * 100_000]
)
def test_a_long_text_is_written_in_linear_time(text: str) -> None:
    assert latex(text, keep_case=True)
