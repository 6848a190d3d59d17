import pytest

from eduapp.app.closing_page import ClosingPage
from eduapp.gui.tasks import JobHandle
from eduapp.gui.theme import Theme
from tests.support.accessibility import show


@pytest.fixture
def closed():
    return []


@pytest.fixture
def page(qtbot, qapp, closed):
    Theme().apply(qapp)
    handle = JobHandle(None, lambda tell: tell(), every=0)
    made = ClosingPage(Theme(), handle, lambda: closed.append(True))
    made.handle = handle
    qtbot.addWidget(made)
    show(made)
    return made


def test_it_shows_how_far_the_backup_is(page):
    page.handle.step(2, 6)
    assert (page.bar.value(), page.bar.maximum()) == (2, 6)


def test_who_cannot_wait_goes(page, closed):
    page.now.click()
    assert closed == [True]


def test_what_went_wrong_stays_to_be_read(page):
    page.show_problem("The disk is full (E:).")
    assert page.problem.isVisible()
    assert not page.bar.isVisible()
