"""The parts that the content of a block is cut into."""

from __future__ import annotations

from linkwatch.documents.emphasis import Run
from linkwatch.records import dataclass


@dataclass(slots=True)
class Node:
    """A part of a block, `start` to `end` in its content.

    `kind` is `text`, `run`, `break`, `code`, `html`, `note`, `autolink`, `bare`, `undefined`, or `link` or `image`,
    which last to their `end`. `value` is the text of text, code and html, the label of a note or of an undefined
    reference, and the destination of all that links; `text` is what an `autolink` or `bare` shows. `span` is where the
    destination of a link or an image is written, in the content or, of what is `defined` elsewhere, in the document.
    """

    kind: str
    start: int
    end: int
    value: str = ""
    run: Run | None = None
    text: str = ""
    span: tuple[int, int] = (-1, -1)
    defined: bool = False

    @property
    def shown(self) -> str:
        """The text that a reader sees of this part; of a run of delimiters what is no mark."""
        if self.run:
            return self.run.char * self.run.count
        return "" if self.kind in {"html", "note", "link", "image", "end"} else self.text or self.value
