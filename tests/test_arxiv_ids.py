from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.arxiv_ids import ArxivId, abs_url, from_url, is_abs_or_pdf, is_part, named, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1706.03762", ArxivId("1706.03762", None)),
        ("1706.03762v7", ArxivId("1706.03762", 7)),
        ("2307.06435V10", ArxivId("2307.06435", 10)),
        ("arXiv:1706.03762", ArxivId("1706.03762", None)),
        ("ARXIV:hep-th/9901001v2", ArxivId("hep-th/9901001", 2)),
        ("0704.0001", ArxivId("0704.0001", None)),
        ("1412.9999", ArxivId("1412.9999", None)),
        ("1501.00001", ArxivId("1501.00001", None)),
        ("hep-th/9108001", ArxivId("hep-th/9108001", None)),
        ("math/9107001", ArxivId("math/9107001", None)),
        ("astro-ph/0703999", ArxivId("astro-ph/0703999", None)),
        ("math.GT/0309136", ArxivId("math/0309136", None)),
        ("cs.LG/0112017v1", ArxivId("cs/0112017", 1)),
        ("cond-mat.mes-hall/0101001", ArxivId("cond-mat/0101001", None)),
        ("physics.optics/0309136", ArxivId("physics/0309136", None)),
        ("physics.flu-dyn/0309136v2", ArxivId("physics/0309136", 2)),
        ("cond-mat.soft/0309136", ArxivId("cond-mat/0309136", None)),
        ("cond-mat.other/0309136", ArxivId("cond-mat/0309136", None)),
        ("math-ph/0101001", ArxivId("math-ph/0101001", None)),
        ("solv-int/9701001v1", ArxivId("solv-int/9701001", 1)),
        ("MATH.gt/0309136", ArxivId("math/0309136", None)),
    ],
)
def test_an_identifier_is_read_in_its_canonical_form(text: str, expected: ArxivId) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "v1",
        "1706.3762",  # a digit is missing
        "1706.037620",
        "0808.05394",  # five digits only since 2015
        "1501.0001",
        "1412.00001",
        "2413.00001",  # no such month
        "2400.00001",
        "0703.0001",  # before the new identifiers
        "0000.0000",
        "1706.00000",
        "1706.03762v0",
        "1706.03762v",
        "1706.03762v01",
        "1706.03762v123456",
        "1706.03762 ",
        "1706.03762\n",
        "1706,03762",
        "١٧٠٦.٠٣٧٦٢",  # digits, but not arXiv's
        "doi:1706.03762",
        "arXiv:arXiv:1706.03762",
        "hep-th",
        "hep-th/",
        "hep-th/990100",
        "hep-th/9901000",
        "hep-th/9913001",
        "hep-th/9106001",
        "hep-th/0704001",
        "hep-th/9001001",
        "hepth/9901001",
        "no-archive/9901001",
        "math.G/0309136",
        "physics.opticsx/0309136",
        "physics.opt/0309136",
        "physics.optics.soft/0309136",
        "physics./0309136",
        "optics/0309136",
        "\u017folv-int/9701001",  # a long s is an s for careless case folding
    ],
)
def test_what_arxiv_cannot_have_issued_is_no_identifier(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/1706.03762", "1706.03762"),
        ("http://arxiv.org/abs/1706.03762", "1706.03762"),
        ("https://ARXIV.org:443/abs/1706.03762", "1706.03762"),
        ("https://www.arxiv.org/abs/1706.03762", "1706.03762"),
        ("https://export.arxiv.org/abs/1706.03762", "1706.03762"),
        ("https://browse.arxiv.org/pdf/1706.03762", "1706.03762"),
        ("https://de.arxiv.org/abs/1706.03762", "1706.03762"),
        ("http://lanl.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("http://xxx.lanl.gov/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/abs/1706.03762/", "1706.03762"),
        ("https://arxiv.org/abs/1706.03762?context=cs.LG", "1706.03762"),
        ("https://arxiv.org/abs/1706.03762#comments", "1706.03762"),
        ("https://arxiv.org/abs/arXiv:1706.03762", "1706.03762"),
        ("https://arxiv.org/abs/arXiv%3A1706.03762", "1706.03762"),
        ("https://arxiv.org/abs/cs.LG/0112017", "cs/0112017"),
        ("https://arxiv.org/abs/physics.optics/0309136", "physics/0309136"),
        ("https://arxiv.org/abs/hep-th%2F9901001", "hep-th/9901001"),
        ("https://arxiv.org/abs//1706.03762", "1706.03762"),
        ("https://arxiv.org//pdf///1706.03762.pdf", "1706.03762"),
        ("https://arxiv.org/abs/hep-th//9901001", "hep-th/9901001"),
        ("https://arxiv.org/pdf/2309.07864.pdf", "2309.07864"),
        ("https://arxiv.org/pdf/2309.07864", "2309.07864"),
        ("https://arxiv.org/pdf/hep-th/9901001.pdf", "hep-th/9901001"),
        ("https://arxiv.org/pdf/1706.03762?download=1#page=3", "1706.03762"),
        ("https://arxiv.org/ps/1706.03762", "1706.03762"),
        ("https://arxiv.org/html/1706.03762", "1706.03762"),
        ("https://arxiv.org/html/2312.00752/extracted/1/figure.png", "2312.00752"),
        ("https://arxiv.org/format/1706.03762", "1706.03762"),
        ("https://arxiv.org/src/1706.03762", "1706.03762"),
        ("https://arxiv.org/src/1605.08386/anc/data.txt", "1605.08386"),
        ("https://arxiv.org/e-print/1706.03762", "1706.03762"),
        ("https://arxiv.org/tb/1706.03762", "1706.03762"),
        ("https://arxiv.org/dvi/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/bibtex/1706.03762", "1706.03762"),
        ("https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.pdf", "1706.03762"),
        ("https://arxiv.org/refs/1706.03762", "1706.03762"),
        ("https://arxiv.org/cits/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/audio/1706.03762", "1706.03762"),
        ("https://arxiv.org/abs?id=hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/abs/?x=y&id=1706.03762", "1706.03762"),
        ("https://arxiv.org/abs/hep-th?papernum=9901001", "hep-th/9901001"),
        ("https://ar5iv.labs.arxiv.org/html/1706.03762", "1706.03762"),
        ("https://ar5iv.org/abs/1706.03762", "1706.03762"),
        ("https://ar5iv.org/pdf/1706.03762.pdf", "1706.03762"),
        ("https://www.ar5iv.org/html/hep-th/9901001", "hep-th/9901001"),
        ("https://www.alphaxiv.org/abs/1706.03762", "1706.03762"),
        ("https://alphaxiv.org/overview/1706.03762", "1706.03762"),
        ("https://www.alphaxiv.org/de/overview/1706.03762", "1706.03762"),
        ("https://www.alphaxiv.org/zh-CN/resources/1706.03762", "1706.03762"),
        ("https://www.alphaxiv.org/pdf/1706.03762.pdf", "1706.03762"),
        ("https://www.alphaxiv.org/audio/1706.03762", "1706.03762"),
        ("https://huggingface.co/papers/1706.03762", "1706.03762"),
        ("https://hf.co/papers/1706.03762.md", "1706.03762"),
        ("https://doi.org/10.48550/arXiv.1706.03762", "1706.03762"),
        ("https://dx.doi.org/10.48550/ARXIV.1706.03762", "1706.03762"),
        ("https://www.doi.org/10.48550%2Farxiv.hep-th%2F9901001", "hep-th/9901001"),
        ("https://www.semanticscholar.org/arxiv/1706.03762", "1706.03762"),
        ("https://api.semanticscholar.org/arXiv:1706.03762", "1706.03762"),
        ("https://scirate.com/arxiv/1706.03762", "1706.03762"),
        ("https://www.connectedpapers.com/arxiv/1706.03762", "1706.03762"),
        ("https://www.emergentmind.com/papers/1706.03762", "1706.03762"),
        ("https://www.arxiv-vanity.com/papers/1706.03762/", "1706.03762"),
        ("https://paperswithcode.com/paper/arxiv:1706.03762", "1706.03762"),
    ],
)
def test_every_address_of_a_paper_gives_its_identifier(url: str, expected: str) -> None:
    assert from_url(url) == ArxivId(expected, None)


@pytest.mark.parametrize(
    ("url", "version"),
    [
        ("https://arxiv.org/abs/1706.03762v7", 7),
        ("https://arxiv.org/pdf/1706.03762v7.pdf", 7),
        ("https://arxiv.org/html/1706.03762v7", 7),
        ("https://arxiv.org/html/1706.03762v7/x1.png", 7),
        ("https://www.alphaxiv.org/abs/1706.03762v7", 7),
        ("https://doi.org/10.48550/arXiv.1706.03762v7", 7),
    ],
)
def test_the_version_in_an_address_is_kept(url: str, version: int) -> None:
    assert from_url(url) == ArxivId("1706.03762", version)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "1706.03762",
        "guide/papers.md",
        "/abs/1706.03762",
        "mailto:help@arxiv.org",
        "ftp://arxiv.org/abs/1706.03762",
        "https://[::1/abs/1706.03762",
        "https://arxiv.org",
        "https://arxiv.org/",
        "https://arxiv.org/abs/",
        "https://arxiv.org/abs/hep-th",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/list/hep-th/9901001",
        "https://arxiv.org/a/vaswani_a_1",
        "https://arxiv.org/archive/hep-th",
        "https://arxiv.org/search/?query=1706.03762",
        "https://arxiv.org/catchup/cs/2024-01-01",
        "https://arxiv.org/1706.03762",
        "https://arxiv.org/ABS/1706.03762",
        "https://arxiv.org/abs/1706.03762.pdf",
        "https://arxiv.org/abs/1706.03762/more",
        "https://arxiv.org/abs/1706.3762",
        "https://arxiv.org/abs/%201706.03762",
        "https://arxiv.org/pdf/1706.03762v0",
        "https://arxiv.org/html/1706.0376299/x",
        "https://arxiv.org/abs?id=abc",
        "https://arxiv.org/abs?x=1706.03762",
        "https://arxiv.org/list?id=1706.03762",
        "https://arxiv.org/abs/hep-th?papernum=1",
        "https://arxiv.org/abs/hep-th?id=9901001",
        "https://arxiv.org:8443/abs/1706.03762",
        "https://arxiv.org.example/abs/1706.03762",
        "https://notarxiv.org/abs/1706.03762",
        "https://blog.arxiv.org/abs/1706.03762",
        "https://arxiv.org@evil.example/abs/1706.03762",
        "https://info.arxiv.org/help/arxiv_identifier.html",
        "https://arxiv.org/ftp/arxiv/papers/1706/1706.03762.tex",
        "https://arxiv.org/ftp/arxiv/papers/1706.03762.pdf",
        "https://ar5iv.org/log/1706.03762",
        "https://www.alphaxiv.org/1706.03762",
        "https://huggingface.co/papers",
        "https://huggingface.co/papers/date/2024-01-01",
        "https://huggingface.co/papers/hep-th/9901001",
        "https://huggingface.co/datasets/papers/1706.03762",
        "https://doi.org/10.1000/arXiv.1706.03762",
        "https://doi.org/10.48550/1706.03762",
        "https://www.semanticscholar.org/paper/Attention-Is-All-You-Need/204e3073870fae3d05bcbc2f6a8e263d9b72e776",
        "https://api.semanticscholar.org/1706.03762",
        "https://paperswithcode.com/paper/attention-is-all-you-need",
        "https://paperswithcode.com/paper/1706.03762",
        "https://github.com/someone/1706.03762",
    ],
)
def test_nothing_else_is_the_address_of_a_paper(url: str) -> None:
    assert from_url(url) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://arxiv.org/abs/1706.03762", True),
        ("http://arxiv.org/abs/1706.03762v2", True),
        ("https://www.arxiv.org/pdf/1706.03762", True),
        ("https://arxiv.org/pdf/2309.07864.pdf", True),
        ("https://export.arxiv.org/abs/hep-th/9901001", True),
        ("https://de.arxiv.org/abs/1706.03762", True),
        ("https://arxiv.org/abs/1706.03762?context=cs#x", True),
        ("https://arxiv.org/abs/1706.03762/", False),
        ("https://arxiv.org/abs/1706.03762.pdf", False),
        ("https://arxiv.org/abs/1706.3762", False),
        ("https://arxiv.org/abs?id=1706.03762", False),
        ("https://arxiv.org/html/1706.03762", False),
        ("https://arxiv.org/src/1706.03762", False),
        ("https://ar5iv.labs.arxiv.org/abs/1706.03762", False),
        ("https://www.alphaxiv.org/abs/1706.03762", False),
        ("https://huggingface.co/papers/1706.03762", False),
        ("https://doi.org/10.48550/arXiv.1706.03762", False),
        ("abs/1706.03762", False),
    ],
)
def test_only_arxivs_own_pages_and_pdfs_are_shown_to_work_by_its_api(url: str, expected: bool) -> None:
    assert is_abs_or_pdf(url) is expected


numbers = st.one_of(
    st.builds("{:02}{:02}.{:04}".format, st.integers(8, 14), st.integers(1, 12), st.integers(1, 9999)),
    st.builds("{:02}{:02}.{:05}".format, st.integers(15, 40), st.integers(1, 12), st.integers(1, 99999)),
    st.builds("hep-th/{:02}{:02}{:03}".format, st.integers(92, 99), st.integers(1, 12), st.integers(1, 999)),
)


@given(numbers, st.none() | st.integers(1, 9999))
def test_the_address_of_a_paper_leads_back_to_it(number: str, version: int | None) -> None:
    written = number if version is None else f"{number}v{version}"
    assert parse(written) == from_url(abs_url(written)) == ArxivId(number, version)
    assert is_abs_or_pdf(abs_url(written))


@given(st.text())
def test_any_text_is_judged_without_an_error(text: str) -> None:
    for url in (text, f"https://arxiv.org/{text}", f"https://arxiv.org/abs?{text}"):
        assert from_url(url) is None or isinstance(from_url(url), ArxivId)
    assert parse(text) is None or isinstance(parse(text), ArxivId)


@pytest.mark.parametrize("path", ["html/1706.03762/", "abs/", "pdf/hep-th", "abs?id="])
def test_a_long_address_is_judged_in_linear_time(path: str) -> None:
    assert from_url(f"https://arxiv.org/{path}" + "v1.pdf/a-" * 100_000) in {None, ArxivId("1706.03762", None)}


@pytest.mark.parametrize(
    "text",
    [
        "1706.03762",
        " arXiv:1706.03762v2 ",
        "arXiv: 1706.03762",
        "arXiv:1706.03762 [cs.CL]",
        "ARXIV:1706.03762v7  [cs.CL]",
        "10.48550/arXiv.1706.03762",
        "doi:10.48550/arxiv.1706.03762",
        "DOI: 10.48550/arXiv.1706.03762",
        "https://doi.org/10.48550/arXiv.1706.03762",
        "https://arxiv.org/pdf/1706.03762v3.pdf",
        "arxiv.org/abs/1706.03762",
        "www.arxiv.org/abs/1706.03762",
    ],
)
def test_a_paper_is_named_by_identifier_doi_or_address(text: str) -> None:
    found = named(text)
    assert found
    assert found.id == "1706.03762"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1706.3762",
        "2413.00001",
        "1706.03762v0",
        "1706.03762 and more",
        "see 1706.03762",
        "1706.03762 [cs.CL] [math]",
        "10.1145/1706.03762",
        "doi: 1706.03762",
        "https://example.org/1706.03762",
        "arxiv.org",
        "x" * 100_000,
        "arxiv:" + " " * 100_000 + "1",
    ],
)
def test_anything_else_must_not_name_a_paper(text: str) -> None:
    assert named(text) is None


@pytest.mark.parametrize(
    ("url", "part"),
    [
        ("https://arxiv.org/html/2405.18218v1/x1.png", True),
        ("https://arxiv.org/html/2312.00752/extracted/1/figure.png", True),
        ("https://arxiv.org//html/2405.18218v1//x1.png#top", True),
        ("https://arxiv.org/src/2405.18218/anc/data.csv", True),
        ("https://arxiv.org/html/2405.18218v1", False),
        ("https://arxiv.org/html/2405.18218v1/", False),
        ("https://arxiv.org/html/2405.18218v1#S1", False),
        ("https://arxiv.org/abs/2405.18218", False),
        ("https://arxiv.org/pdf/2405.18218.pdf", False),
        ("https://a.example/html/2405.18218v1/x1.png", False),
    ],
)
def test_a_file_of_a_paper_is_told_from_the_paper(url: str, part: bool) -> None:
    assert is_part(url) is part
