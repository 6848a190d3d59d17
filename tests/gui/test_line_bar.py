from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.core.errors import Unreachable
from eduapp.gui.line import Line
from eduapp.gui.line_bar import LineBar
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import vbox
from tests.support.accessibility import assert_page_accessible

GONE = Unreachable(reason="The cable is out.")


@pytest.fixture
def line(qapp):
    return Line()


@pytest.fixture
def bar(qtbot, line):
    window = QWidget()
    bar = LineBar(Theme(), line)
    vbox(bar, None, parent=window)
    qtbot.addWidget(window)
    window.show()
    yield bar
    window.close()


def said(bar):
    assert bar.words.text() == bar.accessibleName()
    return bar.words.text()


def test_it_takes_no_room_while_all_is_well(bar):
    assert not bar.isVisible()


def test_it_says_that_the_database_is_gone_and_has_it_tried(bar, line, qtbot):
    line.lose(GONE)
    assert bar.isVisible()
    assert "cannot be reached" in said(bar)
    assert bar._gone.isVisible()
    with qtbot.waitSignal(line.asked):
        bar.now.click()


def test_what_waits_is_counted(bar, line):
    line.lose(GONE)
    line.wait_for(1)
    assert "1 change is not confirmed yet" in said(bar)
    line.wait_for(3)
    assert "3 changes are not confirmed yet" in said(bar)


def test_it_is_back_with_another_sign_and_without_a_button(bar, line):
    line.lose(GONE)
    line.wait_for(1)
    line.restore()
    assert said(bar) == "The database can be reached again. What waited is being saved."
    assert not bar.now.isVisible()
    assert bar._fine.isVisible()


def test_saved_or_not_saved_is_told_of_each_that_waited(bar, line):
    line.lose(GONE)
    line.restore()
    line.answered(saved=True)
    assert said(bar).endswith("The change that waited is saved.")
    line.answered(saved=True)
    line.answered(saved=False)
    assert "2 changes that waited are saved." in said(bar)
    assert "The change that waited is not saved" in said(bar)
    line._calm.timeout.emit()
    assert not bar.isVisible()


def test_what_became_of_changes_of_before_stays_until_it_is_seen(bar, line):
    line.recall(0, 0)
    assert not bar.isVisible()
    line.recall(2, 1)
    assert said(bar) == (
        "2 changes that waited when Dagverk was left are saved."
        " The change that waited when Dagverk was left is not saved. Do it again."
    )
    bar.seen.click()
    assert not bar.isVisible()


def test_it_is_heard_at_once_and_only_once(bar, line, monkeypatch):
    heard = []
    monkeypatch.setattr("eduapp.gui.line_bar.announce", lambda _w, text, urgent: heard.append((text, urgent)))
    line.lose(GONE)
    line.changed.emit()
    assert heard == [(said(bar), True)]
    line.restore()
    assert heard[1:] == [(said(bar), False)]


@pytest.mark.parametrize("back", [False, True])
def test_it_is_fit_for_everybody(qtbot, line, back):
    line.lose(GONE)
    line.wait_for(3)
    if back:
        line.restore()

    def build(theme):
        page = QWidget()
        vbox(LineBar(theme, line), None, parent=page)
        return page

    assert_page_accessible(build)


def test_a_clock_that_is_off_is_told_calmly_and_seen(bar, line):
    line.differ(timedelta(minutes=-5, seconds=-2))
    assert said(bar) == "This PC’s clock is 5 minutes ahead of the server’s. Dagverk goes by the server’s."
    assert (bar._clock.isVisible(), bar._gone.isVisible(), bar._fine.isVisible()) == (True, False, False)
    bar.seen.click()
    assert not bar.isVisible()
    line.differ(timedelta(seconds=61))
    assert "1 minute behind" in said(bar)


def test_a_database_that_says_nothing_is_told_with_since_when(bar, line):
    line.hush(datetime(2026, 11, 24, 8, 5, 9, tzinfo=UTC))
    assert said(bar).startswith("The database has not answered since 09:05:09.")
    assert (bar._gone.isVisible(), bar._fine.isVisible(), bar.now.isVisible()) == (True, False, False)
    line.hush(None)
    assert not bar.isVisible()
