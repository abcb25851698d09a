"""Finds the browser that the browser tests drive; none is ever downloaded."""

import os
import shutil

from tests.needs import Missing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Where macOS keeps applications that are not on the PATH.
APPLICATIONS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def chromium() -> str:
    """Path of the browser: GOVGRAPH_CHROMIUM, else the first one found. Raises Missing."""
    if wish := os.environ.get("GOVGRAPH_CHROMIUM"):
        if path := shutil.which(wish):
            return path
        raise Missing(f"GOVGRAPH_CHROMIUM names '{wish}', which is not a program")
    for name in (*NAMES, *APPLICATIONS):
        if path := shutil.which(name):
            return path
    raise Missing("chromium is not installed (apt-get install chromium), or set GOVGRAPH_CHROMIUM to its path")
