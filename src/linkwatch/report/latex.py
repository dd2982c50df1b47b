"""Text of arXiv as LaTeX: its math and accents stay, all else is shown as it is written, and nothing of it commands."""

from __future__ import annotations

import re

from linkwatch.patterns import lazy
from linkwatch.report import escape


def latex(text: str, *, keep_case: bool = False) -> str:
    """Write a text on one line; its braces are balanced as BibTeX counts them, those after a backslash included.

    With `keep_case`, braces protect what a bibliography style must not write small: names, abbreviations, math.
    Commands that are not known to be harmless are shown, not obeyed: a title is somebody else's text.
    """
    tokens = list(_TOKEN.finditer(escape.one_line(text)))
    grouped = _is_grouped(tokens)
    is_sentence = keep_case and _is_sentence(tokens)
    pieces = []
    for token in tokens:
        piece = _written(token, grouped=grouped)
        if keep_case and token.lastgroup == "word" and _has_own_case(token, is_sentence=is_sentence):
            piece = f"{{{piece}}}"
        pieces.append(piece)
    return "".join(pieces)


def _written(token: re.Match[str], *, grouped: bool) -> str:
    text, kind = token[0], token.lastgroup
    if kind == "math" and _is_harmless(text[1:-1]):
        return f"{{{text}}}"
    if kind == "accent":
        return f"{{{text}}}"  # at this level BibTeX takes it for one letter
    if kind in {"style", "brace"} and grouped:
        return text
    if kind in {"word", "escaped", "tie"}:
        return text
    return "".join(_SHOWN.get(char, char) for char in text)


def _is_grouped(tokens: list[re.Match[str]]) -> bool:
    """Whether every brace that stands alone has its partner, so that they can stay what they are."""
    depth = deepest = 0
    for token in tokens:
        if token.lastgroup == "brace":
            depth += 1 if token[0] == "{" else -1
            deepest = max(deepest, depth)
            if depth < 0 or deepest > _DEEPEST:
                return False
    return depth == 0


def _is_harmless(math: str) -> bool:
    """Whether a formula is whole and made of nothing but signs and known commands."""
    depth = 0
    for brace in re.findall(r"[{}]", math):  # those after a backslash, too: so does BibTeX
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    commands = set(re.findall(r"\\([A-Za-z]+)", math))
    return depth == 0 and commands <= _HARMLESS and _NEVER_IN_MATH.search(math) is None


def _is_sentence(tokens: list[re.Match[str]]) -> bool:
    """Whether a title is written as a sentence: then its capitals are those of names."""
    words = [token[0] for token in tokens if token.lastgroup == "word"][1:]
    long = [word for word in words if len(word) >= _LONG_WORD]
    return bool(long) and sum(word[0].islower() for word in long) * 2 >= len(long)


def _has_own_case(word: re.Match[str], *, is_sentence: bool) -> bool:
    text = word[0]
    if any(map(str.isupper, text[1:])) or (text.isupper() and text != "A"):
        return True
    begins = _BEGINNING.search(word.string[max(0, word.start() - 9) : word.start()])
    return is_sentence and text[0].isupper() and not begins


_DEEPEST = 8
_LONG_WORD = 5  # not `with` and `from`, which stand in titles, too
_BEGINNING = lazy(r"(?:^|[:.?!])\W*$")
_SHOWN = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
}  # fmt: skip
_LETTER = r"(?:[A-Za-z]|\{[A-Za-z]\}|\\[ij](?![A-Za-z])|\{\\[ij]\})"
_TOKEN = lazy(
    r"(?P<math>\$(?=\S)(?:[^$\\]|\\.)+(?<=\S)\$(?!\d))"  # else it is money
    rf"""|(?P<accent>\\(?:["'`^~=.]|[cvuHkrbdt](?=[ {{\\]))[ ]?{_LETTER}"""
    r"|\\(?:ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z]))"
    r"|(?P<style>\\(?:emph|text(?:bf|it|sc|tt|rm|sf|sub|super|subscript|superscript)?|mbox)(?=\{))"
    r"|(?P<escaped>\\[&%$#_])"
    r"|(?P<tie>(?<=[^\W_])~(?=[^\W\d_])|(?<=[^\W\d_])~(?=\d))"  # no line break between words; two numbers are a range
    r"|(?P<brace>[{}])"
    r"|(?P<word>(?:[^\W_]|['\u2019](?=\w))+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_NEVER_IN_MATH = lazy(r"\^\^|(?<!\\)[%#&]|\\[^A-Za-z,;:!{}|%&#_ ]")  # `^^5c` would be a backslash
_MATH_COMMANDS = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho
    sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    mathbb mathbf mathcal mathfrak mathit mathrm mathscr mathsf mathtt boldsymbol bm operatorname text textit textbf
    textrm textsc mbox rm bf it cal sc tt sf ensuremath left right big Big langle rangle lfloor rfloor lceil rceil
    vert Vert frac tfrac dfrac sqrt binom overline underline widehat widetilde hat tilde bar dot ddot vec check
    acute grave breve times cdot cdots ldots dots div pm mp ast star circ bullet dagger ddagger oplus ominus otimes
    odot wedge vee cap cup setminus wr le leq ge geq ll gg ne neq equiv approx sim simeq cong propto lesssim gtrsim
    lessgtr prec succ preceq succeq in ni notin subset supset subseteq supseteq mid parallel perp to gets mapsto
    rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow uparrow
    downarrow hookrightarrow infty partial nabla forall exists emptyset varnothing hbar ell Re Im aleph prime angle
    triangle square sum prod int oint bigcup bigcap bigoplus log ln lg exp sin cos tan cot sinh cosh tanh arcsin
    arccos arctan min max inf sup lim limsup liminf arg det dim ker gcd deg hom Pr mod bmod pmod quad qquad cdotp
    colon not imath jmath AA ss o O l L ae AE oe OE
"""
_HARMLESS = frozenset(_MATH_COMMANDS.split())
