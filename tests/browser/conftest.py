"""`govgraph serve` on the sample, and a browser that notes every request it makes."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import chromium
from tests.conftest import Sample
from tests.needs import Missing, missing

SECONDS = 90
SETTLED = "() => document.querySelector('[data-testid=stApp]')?.getAttribute('data-test-script-state') === 'notRunning'"
DRAWN = "() => !document.querySelector('[data-testid=stSkeleton]')"


@dataclass
class Tab:
    """A page of the browser on the dashboard at `base`; `requests` holds the hosts that it asked beside ours."""

    page: Page
    base: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname != "127.0.0.1":
            self.foreign.append(url)

    def open(self, path: str) -> None:
        self.page.goto(f"{self.base}/{path}")
        self.page.wait_for_selector("h1", timeout=SECONDS * 1000)
        self.settle()

    def settle(self) -> None:
        """Waits until the script has run and everything is drawn."""
        self.page.wait_for_timeout(200)
        self.page.wait_for_function(SETTLED, timeout=SECONDS * 1000)
        self.page.wait_for_function(DRAWN, timeout=SECONDS * 1000)

    def choose(self, label: str, text: str) -> None:
        """Types into the list with that label."""
        field = self.page.get_by_label(label, exact=True).first
        field.click()
        field.fill(text)
        self.page.wait_for_timeout(300)
        field.press("Enter")
        self.settle()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        path = chromium()
    except Missing as why:
        missing("browser", why)
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def served(sample: Sample) -> Iterator[str]:
    """The address of a running dashboard."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-P", "-c", "from govgraph import main; main()", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=sample.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        base = f"http://127.0.0.1:{port}"
        _wait(process, base)
        yield base
        process.terminate()


def _wait(process: "subprocess.Popen[bytes]", base: str) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        assert process.poll() is None, "serve ended at once"
        with suppress(OSError), urllib.request.urlopen(f"{base}/_stcore/health", timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise AssertionError("serve does not answer")


@pytest.fixture
def tab(browser: Browser, served: str) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    yield Tab(context.new_page(), served)
    context.close()


@pytest.fixture(scope="session")
def shots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where screenshots go, to be looked at."""
    return tmp_path_factory.mktemp("shots")
