"""Schools and papers to check, made once for all tests of a process, and a browser with their page."""

from pathlib import Path

import pytest

from eduapp.certificates.verification.web_page import built
from tests.support import browser
from tests.support.tamperings import TODAY, World


@pytest.fixture(scope="session")
def world():
    return World()


@pytest.fixture(scope="session")
def page(world, tmp_path_factory):
    """verify.html of the school, as a file."""
    path: Path = tmp_path_factory.mktemp("page") / "verify.html"
    path.write_text(built(world.lists), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def chromium(page):
    """A window that shows the page."""
    with browser.a_browser() as window:
        window.requests()
        window.set_clock(TODAY)
        window.open(page)
        yield window
