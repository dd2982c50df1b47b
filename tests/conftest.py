import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from command import linkwatch
from linkwatch.model import Settings, TableSettings
from repository import repository
from stand_in_github import github
from visiting import dial, visit
from web import Web

# A machine that is busy is no failure: no test looks at the clock, so Hypothesis must not either.
hypothesis.settings.register_profile(
    "no clock", hypothesis.settings(), deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("no clock")

__all__ = ["dial", "github", "linkwatch", "repository", "visit"]  # fixtures from other files


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as for whatever a shell starts in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)  # else no program that a test starts would hear of Ctrl-C
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:  # as below nohup
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture
def web(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web of its own for each test; its authority is trusted, and no proxy stands between."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Web() as running:
        monkeypatch.setenv("SSL_CERT_FILE", running.write_authority(tmp_path_factory.mktemp("authority")))
        yield running


@pytest.fixture
def settings(web: Web) -> Settings:
    """Settings that lead every connection to the test web; without pauses, a memory and suggestions of code."""
    silent = TableSettings(huggingface=False)
    return Settings(
        connect_to=web.connect_to, interval=0, timeout=4, retries=0, late_pause=0, cache=False, papers=silent
    )


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository to stand in, configured not to wait."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "linkwatch.toml").write_text("late-pause = 0\nretries = 0\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path
