from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.titles import is_remark, is_version_of, names_paper, same_title

TITLES = {
    "1706.03762": "Attention Is All You Need",
    "2203.02155": "Training language models to follow instructions with human feedback",
    "2009.01325": "Learning to summarize from human feedback",
    "2005.14165": "Language Models are Few-Shot Learners",
    "2109.01652": "Finetuned Language Models Are Zero-Shot Learners",
    "2005.11401": "Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks",
    "2006.11239": "Denoising Diffusion Probabilistic Models",
    "2103.00020": "Learning Transferable Visual Models From Natural Language Supervision",
    "2112.10741": "GLIDE: Towards Photorealistic Image Generation and Editing with Text-Guided Diffusion Models",
    "1801.06146": "Universal Language Model Fine-tuning for Text Classification",
    "2310.04438": "A Brief History of Prompt: Leveraging Language Models. (Through Advanced Prompting)",
    "2307.06435": "A Comprehensive Overview of Large Language Models",
    "2311.05020": "First Tragedy, then Parse: History Repeats Itself in the New Era of Large Language Models",
    "2309.15025": "Large Language Model Alignment: A Survey",
    "2401.04088": "Mixtral of Experts",
    "1701.06538": "Outrageously Large Neural Networks: The Sparsely-Gated Mixture-of-Experts Layer",
    "2203.14263": "A General Survey on Attention Mechanisms in Deep Learning",
    "2212.10560": "Self-Instruct: Aligning Language Models with Self-Generated Instructions",
    "2302.05543": "Adding Conditional Control to Text-to-Image Diffusion Models",
    "2305.14314": "QLoRA: Efficient Finetuning of Quantized LLMs",
    "2304.07327": "OpenAssistant Conversations -- Democratizing Large Language Model Alignment",
    "2309.07864": "The Rise and Potential of Large Language Model Based Agents: A Survey",
    "2104.12255": "0",
    "1212.2319": r"On the Schr\"{o}dinger equation with $\mathcal{O}(n)$ terms and $\alpha$-decay",
    "2303.18223": "A Survey of Large Language Models",
    "2307.09288": "Llama 2: Open Foundation and Fine-Tuned Chat Models",
    "2308.12950": "Code Llama: Open Foundation Models for Code",
}


@pytest.mark.parametrize("title", TITLES.values())
def test_a_title_is_the_same_in_any_case_and_with_other_spaces(title: str) -> None:
    for text in (title, title.lower(), title.upper(), f" {title.replace(' ', '  ')}\n"):
        assert same_title(text, title) is True


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("OUTRAGEOUSLY LARGE NEURAL NETWORKS:THE SPARSELY-GATED MIXTURE-OF-EXPERTS LAYER", "1701.06538"),
        ("Outrageously Large Neural Networks", "1701.06538"),
        ("Outrageously Large Neural Networks: The Sparsely-Gated Mix...", "1701.06538"),
        ("Outrageously Large Neural Netw…", "1701.06538"),
        ("Self-Instruct: Aligning Language Model with Self Generated Instructions", "2212.10560"),
        ("Large Language Model Alignment", "2309.15025"),
        ("First Tragedy, then Parse", "2311.05020"),
        ("A Brief History of Prompt: Leveraging Language Models", "2310.04438"),
        ("Training language models to follow instructions", "2203.02155"),
        ("Trainig langauge models to follow instructons with human feedback", "2203.02155"),
        ("Learning to summarise with human feedback", "2009.01325"),
        ("Fine-tuned Language Models are Zero Shot Learners", "2109.01652"),
        ("Finetuned LMs are zero-shot learners", "2109.01652"),
        ("Universal Language Model Finetuning for Text Classification", "1801.06146"),
        ("QLoRA: Efficient Fine-Tuning of Quantized Large Language Models", "2305.14314"),
        ("QLoRA - Efficient Finetuning of Quantized LLMs", "2305.14314"),
        ("OpenAssistant Conversations \u2013 Democratizing Large Language Model Alignment", "2304.07327"),
        ("OpenAssistant Conversations: Democratizing Large Language Model Alignment", "2304.07327"),
        ("CLIP: Learning Transferable Visual Models From Natural Language Supervision", "2103.00020"),
        ("Attention is all you need (Vaswani et al., 2017)", "1706.03762"),
        ("Vaswani et al. - Attention is all you need", "1706.03762"),
        ("[PDF] Attention is all you need", "1706.03762"),
        ("Attention is all you need paper", "1706.03762"),
        ("“Attention is all you need”, NeurIPS", "1706.03762"),
        ("1706.03762: Attention is all you need", "1706.03762"),
        ("Mixtral of Experts paper", "2401.04088"),
        ("0 (paper)", "2104.12255"),
        ("On the Schrödinger equation with O(n) terms and \u03b1-decay", "1212.2319"),
        ("Code Llama: Open Foundation Models", "2308.12950"),
    ],
)
def test_a_title_may_be_shortened_or_slightly_different(text: str, paper: str) -> None:
    assert same_title(text, TITLES[paper]) is True


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("", "1706.03762"),
        ("  ", "1706.03762"),
        ("!?", "1706.03762"),
        ("here", "1706.03762"),
        ("Paper", "1706.03762"),
        ("arXiv", "1706.03762"),
        ("[PDF]", "1706.03762"),
        ("Click here to read the full paper", "1706.03762"),
        ("1706.03762", "1706.03762"),
        ("arXiv:1706.03762v7", "1706.03762"),
        ("arXiv:1706.03762 [cs.CL]", "1706.03762"),
        ("https://arxiv.org/abs/1706.03762", "1706.03762"),
        ("See The Text Behind https://arxiv.org/abs/1706.03762", "2401.04088"),
        ("Some Other Words About (2401.04088).", "1706.03762"),
        ("transformer", "1706.03762"),
        ("Vaswani et al. 2017", "1706.03762"),
        ("Official code and project page", "1706.03762"),
        ("Google's paper on image recognition", "1706.03762"),
        ("Vaswani, Shazeer, Parmar et al. 2017", "1706.03762"),
        ("The paper that introduced the transformer architecture", "1706.03762"),
        ("QLoRA", "2305.14314"),
        ("Lang. Models are Few-Shot Learners", "2005.14165"),
        ("Train. Lang. Models to Follow Instr. with Human Feedb.", "2203.02155"),
        ("InstructGPT: Train. Lang. Models to Follow Instr. with Human Feedb.", "2203.02155"),
        ("GLIDE (2021)", "2112.10741"),
        ("GLIDE paper", "2112.10741"),
        ("InstructGPT", "2203.02155"),
        ("Self-Instruct", "2212.10560"),
        ("Llama 2", "2307.09288"),
        ("OpenAI's CLIP", "2103.00020"),
        ("Large Language Model", "2309.15025"),
        ("large language models", "2307.06435"),
        ("Survey", "2309.15025"),
        ("how attention helps neural machine translation", "2401.04088"),
        ("注意力 就是 你 所需要 的 一切", "1706.03762"),
        ("Not All Attention Is All You Need", "1706.03762"),  # another paper, yet all words of this one
        ("Large Language Models are Zero-Shot Learners", "2109.01652"),
        ("See Figure 2 on page four", "1706.03762"),
        ("Fig. 3a: heads that follow the syntax", "1706.03762"),
        ("Equation 1 in Section 3.2 of the original", "1706.03762"),
        ("Table 3: ablations on head count", "1706.03762"),
        ("Appendix C on data contamination", "2005.14165"),
        ("Hidden Details of the Dataset in §5.1", "2005.14165"),
        ("Presented at NeurIPS 2020 in Vancouver", "2006.11239"),
        ("University of Toronto and Google Brain", "1706.03762"),
        ("QLoRA, a plain text", "2305.14314"),
        ("Self-Instruct with Many More Models", "2212.10560"),
    ],
)
def test_a_text_that_is_no_title_or_leaves_a_doubt_is_not_judged(text: str, paper: str) -> None:
    assert same_title(text, TITLES[paper]) is None


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Attention is all you need", "2401.04088"),
        ("Denoising Diffusion Implicit Models", "2006.11239"),
        ("A Survey of Large Language Models", "2307.06435"),
        ("A Comprehensive Overview of Large Language Models", "2303.18223"),
        ("Language Models are Few-Shot Learners", "2203.02155"),
        ("Learning to summarize from human feedback", "2203.02155"),
        ("Training language models to follow instructions with human feedback (2022)", "2009.01325"),
        ("Retrieval-Augmented Generation for Knowledge-Intensive NLP Tasks", "2104.12255"),
        ("Llama 3: Another Herd of Models", "2307.09288"),
        ("PaLM 2 Technical Report", "1706.03762"),
        ("[pdf] Deep Residual Learning for Image Recognition", "1706.03762"),
        ("Evaluating Large Language Models Trained on Code", "1706.03762"),
        ("A Brief History of Prompt: Leveraging Language Models. (Through Advanced Prompting)", "1706.03762"),
        ("Deep Residual Learning for Image Recognition, CVPR 2016", "1706.03762"),
        ("A Table of Contents for Large Models", "1706.03762"),
        ("Survey: a Different Overview of Other Models", "2309.15025"),
    ],
)
def test_a_text_that_names_another_paper_is_told(text: str, paper: str) -> None:
    assert same_title(text, TITLES[paper]) is False


AUTHORS = {
    "1706.03762": ("Ashish Vaswani", "Noam Shazeer", "Jakob Uszkoreit", "Yang You", "Xu Li"),
    "2005.14165": ("Tom B. Brown", "Benjamin Mann"),
    "2006.11239": ("Jonathan Ho", "Ajay Jain", "Pieter Abbeel"),
    "2106.09685": ("Edward J. Hu", "Yelong Shen", "Phillip Wallis"),
}


@pytest.mark.parametrize("among_titles", [True, False])
@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Original transformer architecture by Vaswani", "1706.03762"),
        ("The Transformer of Vaswani and Shazeer", "1706.03762"),
        ("Scores of Li and You compared", "1706.03762"),
        ("Ho, Jain and Abbeel, NeurIPS 2020", "2006.11239"),
        ("Modern diffusion model formulation by Jonathan Ho", "2006.11239"),
        ("BROWN, MANN and many others", "2005.14165"),
    ],
)
def test_a_text_with_the_authors_of_the_paper_is_not_judged(text: str, paper: str, among_titles: bool) -> None:
    assert same_title(text, TITLES[paper]) is False
    assert names_paper(text, TITLES[paper], AUTHORS[paper], among_titles=among_titles) is None


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Transformer architecture from Google Brain", "1706.03762"),
        ("The transformer architecture that changed everything", "1706.03762"),
        ("Multi-head attention with sinusoidal positional encodings", "1706.03762"),
        ("GPT-3 with 175 billion parameters", "2005.14165"),
        ("OpenAI GPT-3 technical report from 2020", "2005.14165"),
        ("Contrastive pretraining on 400M image-caption pairs", "2103.00020"),
        ("RLHF as used for InstructGPT", "2203.02155"),
        ("Dense retriever combined with a BART generator", "2005.11401"),
        ("WMT 2014 English-German Results of Transformers", "1706.03762"),
        ("Deep residual learning for image recognition", "1706.03762"),
    ],
)
def test_only_among_titles_a_text_without_their_capitals_names_another_paper(text: str, paper: str) -> None:
    assert names_paper(text, TITLES[paper], (), among_titles=True) is False
    assert names_paper(text, TITLES[paper], (), among_titles=False) is None


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Deep Residual Learning for Image Recognition", "1706.03762"),
        ("DEEP RESIDUAL LEARNING FOR IMAGE RECOGNITION", "1706.03762"),
        ("Zero-Shot Learning with Nothing at All", "1706.03762"),
        ("Adding Conditional Control to Text-to-Image Diffusion Models (2023)", "1706.03762"),
        ("Llama 3: another herd of models", "1706.03762"),
        ("Brown Noise in Deep Neural Networks", "1706.03762"),
        ("What You Need to Know about Models", "1706.03762"),
        ("A Brief History of Prompt: Leveraging Language Models. (Through Advanced Prompting)", "1706.03762"),
        ("Attention Is All You Need", "2005.14165"),
        ("Schrödinger Bridges Without Any Loss", "1706.03762"),
        ("Efficient de novo Design of Large Proteins", "1706.03762"),
    ],
)
def test_a_text_that_is_written_as_a_title_names_another_paper_anywhere(text: str, paper: str) -> None:
    assert names_paper(text, TITLES[paper], AUTHORS[paper], among_titles=False) is False


@pytest.mark.parametrize("among_titles", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "Aufmerksamkeit ist alles, was man braucht",
        "L'attention est tout ce dont vous avez besoin",
        "La atención es todo lo que necesitas",
        "Direkte Präferenzoptimierung: Dein Sprachmodell ist insgeheim ein Belohnungsmodell",
        "LOS MODELOS DE LENGUAJE APRENDEN CON POCOS EJEMPLOS",
        "Η προσοχή είναι το μόνο που χρειάζεστε",  # noqa: RUF001 - Greek, whose letters have names
    ],
)
def test_a_text_in_another_language_than_the_title_is_not_judged(text: str, among_titles: bool) -> None:
    assert names_paper(text, TITLES["2005.14165"], (), among_titles=among_titles) is None


def test_a_text_in_the_language_of_the_title_is_judged() -> None:
    french = "Une étude des modèles de langue"
    assert names_paper("Apprendre les représentations avec peu de données", french, (), among_titles=True) is False


@given(st.sampled_from(list(TITLES.values())), st.booleans())
def test_neither_authors_nor_the_place_make_a_title_another_one(title: str, among_titles: bool) -> None:
    authors = tuple(title.title().split())
    assert names_paper(title, title, authors, among_titles=among_titles) is True


def test_no_title_of_the_guide_passes_for_another_one() -> None:
    confused = [(a, b) for a in TITLES for b in TITLES if a != b and same_title(TITLES[a], TITLES[b]) is True]
    assert confused == []


def test_signs_that_stand_for_letters_are_compared_as_letters() -> None:
    assert same_title("\u2121 \u2121 \u2121 \u2121", "Attention Is All You Need") is not True
    assert same_title("\u2121", "Tel") is True


def test_without_a_title_nothing_is_judged() -> None:
    assert same_title("Attention is all you need", "") is None
    assert same_title("", "") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_are_compared_without_an_error(text: str, title: str) -> None:
    assert same_title(text, title) in {True, False, None}


@given(st.sampled_from(list(TITLES.values())), st.data())
def test_a_single_slip_of_the_pen_never_makes_another_paper(title: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(title) - 1))
    assert same_title(title[:at] + title[at + 1 :], title) is not False


@pytest.mark.parametrize("text", ["(" * 300_000, "a" * 300_000, "a " * 150_000, r"\"{" * 100_000, "Ab cd - " * 40_000])
def test_a_long_text_is_compared_in_bounded_time(text: str) -> None:
    assert same_title(text, "A b c d e f " * 20_000) is not True


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("attention is all you need", "1706.03762"),
        ("ATTENTION", "1706.03762"),
        ("Attention is what you need", "1706.03762"),
        ("QLoRA", "2305.14314"),
        ("QLoRA: Efficient Fine-Tuning of Quantized Large Language Models", "2305.14314"),
        ("Fine-tuned Language Models for Text Classification", "1801.06146"),  # as it was called first
        ("Trainig langauge models to follow instructons with human feedback", "2203.02155"),
        ("CODE LLAMA", "2308.12950"),
        ("Finetuned LMs are zero-shot learners", "2109.01652"),
        ("Learning to summarise from human feedback", "2009.01325"),
        ("Efficient Finetuning of Quantized LLMs", "2305.14314"),
        ("Outrageously Large Neural Netw…", "1701.06538"),
        ("“Attention Is All You Need”!", "1706.03762"),
        ("Democratizing Large Language Model Alignment", "2304.07327"),
        ("On the Schrödinger equation with $O(n)$ terms and \u03b1-decay", "1212.2319"),
    ],
)
def test_a_form_of_the_title_gives_way_to_it(text: str, paper: str) -> None:
    assert is_version_of(text, TITLES[paper])


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("", "1706.03762"),
        ("NeurIPS 2017", "1706.03762"),
        ("CVPR 2024 (oral)", "1706.03762"),
        ("Attention Is All You Need (NeurIPS 2017)", "1706.03762"),
        ("Attention is all you need, our favourite", "1706.03762"),
        ("Attention, all you need (best paper)", "1706.03762"),
        ("Attention You All Need by Vaswani", "1706.03762"),
        ("Attention is all you need: Transformer", "1706.03762"),
        ("Attention is what T5 needs all", "1706.03762"),
        ("the one with attention", "1706.03762"),
        ("InstructGPT", "2203.02155"),
        ("Vaswani et al. 2017", "1706.03762"),
        ("pdf", "1706.03762"),
        ("ICCV 2023 attention is what you need", "1706.03762"),
        ("Denoising Diffusion Probabilistic Models (DDPM)", "2006.11239"),
        ("DDPM: Denoising Diffusion Probabilistic Models", "2006.11239"),
        ("[DDPM] Denoising Diffusion Probabilistic Models", "2006.11239"),
        ("Diffusion Models", "2006.11239"),
        ("Attention Is All You Need AIAYN", "1706.03762"),
        ("Attention Is All You Need ⭐", "1706.03762"),
        ("✅🔥 Attention Is All You Need", "1706.03762"),
        ("Attention Is All You Need†", "1706.03762"),
        ("Attention Is All You Need*", "1706.03762"),
        ("Attention Is All You Need?", "1706.03762"),
        ("?? Attention Is All You Need ??", "1706.03762"),
        ("Attention Is All You Need!!", "1706.03762"),
        ("Attention Is All You Need :)", "1706.03762"),
        ("Attention Is Not All You Need", "1706.03762"),
        ("Need", "1706.03762"),
        ("Training language models to follow instructions (training of models)", "2203.02155"),
        ("Training language models to follow instructions: models and language", "2203.02155"),
        ("Denoising Diffusion Implicit Models", "2006.11239"),
        ("QLoRA \u2014 effizientes Finetuning quantisierter LLMs", "2305.14314"),
        ("Code Llama: Open Foundation Models for Mode", "2308.12950"),
    ],
)
def test_a_text_that_says_more_than_the_title_is_no_form_of_it(text: str, paper: str) -> None:
    assert not is_version_of(text, TITLES[paper])


@given(st.sampled_from(list(TITLES.values())), st.text(max_size=30))
def test_a_title_is_a_form_of_itself_and_any_text_is_compared_without_an_error(title: str, text: str) -> None:
    assert is_version_of(title, title)
    assert is_version_of(text, title) in {True, False}
    assert is_remark(text) in {True, False}


@pytest.mark.parametrize(
    "texts",
    [
        ["", "🔗", "paper", "[PDF]", "arXiv", "Link to the paper", "a", "x", "[1]", "v2", "click here"],
        ["arXiv:1706.03762v2", "2305.14314", "1706.03762 (pdf)", "Full text (PDF)", "Read the original version"],
    ],
)
def test_a_label_is_a_remark(texts: list[str]) -> None:
    assert all(map(is_remark, texts))


@pytest.mark.parametrize(
    "text", ["attention", "ICLR", "2017", "oral", "CVPR 2024", "PDF of Vaswani et al.", "code", "项目", "arXiv 2017"]
)
def test_a_text_that_says_more_is_none(text: str) -> None:
    assert not is_remark(text)
