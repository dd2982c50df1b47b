from __future__ import annotations

from dataclasses import replace

import sample

from linkwatch.model import Verdict
from linkwatch.report.page_hosts import hosts


def test_hosts_have_their_verdicts_and_times_those_with_trouble_first() -> None:
    found = hosts(sample.full())
    assert [(host.name, host.total, host.median, host.slowest) for host in found] == [
        ("example.org", 3, 120, 120),
        ("slow.example", 1, 20_000, 20_000),
        ("wall.example", 1, None, None),
        ("back.example", 1, 120, 120),
    ]
    assert found[0].counts[Verdict.BROKEN] == 1


def test_hosts_that_nobody_asked_are_not_named() -> None:
    seen = sample.visited("http://10.0.0.1/", 200)
    never = sample.result("https://a.example/", Verdict.BROKEN)
    excluded = sample.result("http://10.0.0.1/", Verdict.EXCLUDED, seen=seen)
    odd = sample.result("guide/x.md", Verdict.OK, seen=seen)
    assert hosts(sample.report(never, excluded, odd)) == ()


def test_the_answer_of_another_link_is_no_time_of_a_host() -> None:
    seen = replace(sample.visited("https://a.example/", 503), attempts=0)
    [host] = hosts(sample.report(sample.result("https://a.example/", Verdict.UNREACHABLE, seen=seen)))
    assert (host.total, host.median) == (1, None)
