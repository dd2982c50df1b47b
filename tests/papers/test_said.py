from __future__ import annotations

import pytest

from linkwatch.papers import gfm, said
from linkwatch.papers.gfm import References

QLORA = "QLoRA: Efficient Finetuning of Quantized LLMs"
DIFFUSION = "Denoising Diffusion Probabilistic Models"
Q = "https://arxiv.org/abs/2305.14314"


def has_name_beside(cell: str, title: str) -> bool:
    """Whether the title or a part of it stands beside the first link to the paper."""
    links = gfm.read(cell, References()).links
    return said.has_name_beside(cell, next(link for link in links if link.href == Q), title, References())


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (QLORA, True),
        (f"Dettmers et al.<br>**{QLORA}**<br>2023", True),
        (f"{QLORA} (NeurIPS 2023)", True),
        ("QLoRA", False),
        ("Dettmers et al.", False),
        ("", False),
    ],
)
def test_a_cell_or_a_line_of_it_is_the_title(cell: str, *, expected: bool) -> None:
    assert said.is_title(cell, QLORA, References()) is expected


@pytest.mark.parametrize("text", ["pdf", "link to the paper", "arXiv:2305.14314", "论文", "📄 PDF", "📄", "1"])
def test_a_label_says_only_that_there_is_a_paper(text: str) -> None:
    assert said.is_label(text)


@pytest.mark.parametrize("text", ["⭐ pdf", "QLoRA", "NeurIPS 2023", "video"])
def test_what_says_more_must_not_be_a_label(text: str) -> None:
    assert not said.is_label(text)


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        (f"**QLoRA** [pdf]({Q})", QLORA),
        (f"**QLoRA** [pdf]({Q}) [code](https://github.com/artidoro/qlora)", QLORA),
        (f"**QLoRA** [[pdf]({Q})] [[code](https://github.com/artidoro/qlora)]", QLORA),
        (f"**QLoRA**: [pdf]({Q}) / [code](https://github.com/artidoro/qlora)", QLORA),
        (f"QLoRA (NeurIPS 2023) [pdf]({Q})", QLORA),
        (f"**QLoRA** [pdf]({Q}), NeurIPS 2023", QLORA),
        (f"QLoRA [pdf]({Q}) NeurIPS 2023", QLORA),
        (f"QLoRA<br>[pdf]({Q})<br>Dettmers et al.", QLORA),
        (f"Dettmers et al.<br>Efficient Finetuning of Quantized LLMs<br>[pdf]({Q})", QLORA),
        (f"⭐ **QLoRA** [pdf]({Q})", QLORA),
        (f"QLoRA [pdf]({Q}) ⭐", QLORA),
        (f"1. QLoRA [pdf]({Q})", QLORA),
        (f"QLoRA - [pdf]({Q}) - 4 bits", QLORA),
        (f"**QLoRA** ([pdf]({Q}), [v1]({Q}v1))", QLORA),
        (rf"[QLoRA](https://github.com/artidoro/qlora) \| [arXiv]({Q})", QLORA),
        (f"[QLoRA](https://x.example) [arXiv]({Q}) [code](https://y.example)", QLORA),
        (f"**QLoRA [pdf]({Q})**", QLORA),
        (f"*Denoising Diffusion* (Ho 2020) [📄]({Q})", DIFFUSION),
        (f"Video Diffusion [pdf]({Q})", "Video Diffusion Models"),
        (f"**Code Llama** [pdf]({Q})", "Code Llama: Open Foundation Models for Code"),
        (f"Dettmers, {QLORA} [pdf]({Q})", QLORA),
        (f"T5 [pdf]({Q})", "T5: Exploring"),
        (f"[QLoRA](https://x.example) by Dettmers [pdf]({Q})", QLORA),
        (f"3D [pdf]({Q})", "3D Gaussian Splatting"),
    ],
)
def test_the_title_or_a_part_of_it_beside_a_link_is_found_whatever_else_is_there(cell: str, title: str) -> None:
    assert has_name_beside(cell, title)


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        (f"[pdf]({Q})", QLORA),
        (f"🔥 [pdf]({Q}), [ICCV 2023](https://x.example)", QLORA),
        (f"Dettmers et al. [pdf]({Q})", QLORA),
        (f"LoRA [pdf]({Q})", QLORA),
        (f"[pdf]({Q}) [video](https://v.example)", "Video Diffusion Models"),
        (f"Video: [pdf]({Q})", "Video Diffusion Models"),
        (f"[pdf]({Q}) ([code](https://c.example))", "Code Llama: Open Foundation Models for Code"),
        (f"[pdf]({Q}) · [project page](https://p.example)", "Project Page Generation"),
        (f"[pdf]({Q}) [代码](https://c.example)", "代码 Llama"),
        (f"[abs]({Q}) / [pdf]({Q})", "PDF Parsing"),
        (f"[pdf]({Q}), a", "A Survey of Models"),
        (f"Video [pdf]({Q}) Diffusion", "Video Diffusion Models"),
        (f"Video [pdf]({Q}) Diffusion [code](https://c.example)", "Video Diffusion Models"),
        (f"[pdf]({Q}) (4)", "4-bit Models"),
    ],
)
def test_what_stands_beside_any_paper_must_not_be_a_name_of_this_one(cell: str, title: str) -> None:
    assert not has_name_beside(cell, title)
