from linkwatch.documents import code_spans


def test_a_span_ends_at_the_next_run_of_the_same_length() -> None:
    scanner = code_spans.Scanner("`a``b`` c`")
    assert (scanner.length(0), scanner.length(1), scanner.length(2)) == (1, 0, 2)
    assert scanner.closer(2, 4) == 5
    assert scanner.closer(1, 7) == 9
    assert scanner.closer(1, 10) is None
    assert scanner.closer(3, 10) is None


def test_a_run_that_is_longer_than_cmark_counts_opens_nothing() -> None:
    for length, found in ((code_spans.MAX_BACKTICKS, True), (code_spans.MAX_BACKTICKS + 1, False)):
        run = "`" * length
        scanner = code_spans.Scanner(f"{run}a{run}")
        assert (scanner.closer(length, length) is not None) == found
