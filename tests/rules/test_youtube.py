import pytest
from html_pages import html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge


def verdict(text: str, url: str = "https://a.example/some/page") -> tuple[Verdict, str]:
    judgement = judge(shown(text, url))
    return judgement.verdict, judgement.reason.name


def video(title: str, status: str) -> str:
    """Make a page as YouTube writes it: the player's data stand behind much script."""
    data = f'var ytInitialPlayerResponse = {{"playabilityStatus":{{"status":{status}}},"a":1}};'
    return html(title, f"<script>/*{'x' * 5_000}*/</script><script>{data}</script>")


WATCH = "https://www.youtube.com/watch?v=x"
ALERT = '<script>var d = {"alerts":[{"alertRenderer":{"type":"ERROR","text":{"simpleText":"None."}}}]};</script>'


@pytest.mark.parametrize("url", [WATCH, "https://m.youtube.com/watch?v=x", "https://www.youtube.com/shorts/x"])
@pytest.mark.parametrize("title", ["- YouTube", " - YouTube", ""])
def test_a_video_that_the_player_lacks_is_gone(title: str, url: str) -> None:
    assert verdict(video(title, '"ERROR","reason":"Video unavailable"'), url) == (Verdict.BROKEN, "video-gone")


@pytest.mark.parametrize("path", ["playlist?list=x", "channel/x"])
def test_a_list_or_a_channel_that_is_no_more_is_gone(path: str) -> None:
    assert verdict(html("YouTube", ALERT), f"https://www.youtube.com/{path}") == (Verdict.BROKEN, "video-gone")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ('"LOGIN_REQUIRED","reason":"Sign in to confirm you\u2019re not a bot"', "challenge"),
        ('"LOGIN_REQUIRED","messages":["This is a private video."]', "login"),
        ('"LOGIN_REQUIRED"', "login"),
    ],
)
def test_a_video_that_the_player_hides_is_blocked(status: str, reason: str) -> None:
    assert verdict(video("- YouTube", status), WATCH) == (Verdict.BLOCKED, reason)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (html("- YouTube", "<script>x</script>"), WATCH),
        (video("- YouTube", '"OK"'), WATCH),
        (video("A film - YouTube", '"ERROR","reason":"x"'), WATCH),
        (video("A film - YouTube", '"LOGIN_REQUIRED","reason":"Sign in to confirm your age"'), WATCH),
        (video("- YouTube", '"ERROR","reason":"x"'), "https://a.example/watch"),
        (html("A channel - YouTube", ALERT), "https://www.youtube.com/channel/x"),
    ],
)
def test_a_video_that_may_be_there_must_not_be_gone(text: str, url: str) -> None:
    assert verdict(text, url)[0] is Verdict.OK
