"""The verb at the foot says how many, or why not; long work shows how far it is, short work does not."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.foot import Foot
from eduapp.exchange.files.ui.import_work import BRINGING, READING, ImportWork
from eduapp.gui.tasks import JobHandle
from tests.support import given
from tests.support.accessibility import show
from tests.support.given_imports import HOURS, PEOPLE, a_list


@pytest.fixture
def work(fakes, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    return ImportWork(fakes.bench, owner, "people")


@pytest.fixture
def foot(qtbot, theme, work):
    foot = Foot(theme, work)
    qtbot.addWidget(foot)
    for signal in (work.opened, work.matched, work.judged, work.reported, work.rested):
        signal.connect(foot.refresh)
    foot.refresh()
    show(foot)
    return foot


def read(work, tmp_path, rows, heading=PEOPLE):
    work.read(a_list(tmp_path, heading + rows))


def test_without_a_file_there_is_no_verb_and_no_sign_without_words(foot):
    assert not foot.go.isVisible()
    assert not foot._sign.isVisible()


def test_once_the_rows_are_in_nothing_is_said_of_them_any_more(database, foot, work, tmp_path):
    given.a_learner(database, "Jonas Lie", number="1")
    work.take("hours")
    read(work, tmp_path, "17.08.2026;Vaskeri;1;08.00;15.00;30;6,5;\n", HOURS)
    assert foot._sign.isVisible()

    work.bring_in()

    assert work.report is not None
    assert (foot._words.text(), foot._sign.isVisible(), foot.go.isVisible()) == ("", False, False)


@pytest.mark.parametrize(
    ("rows", "verb"), [("1;Lie;;\n", "1 learner"), ("1;Lie;;\n2;Moen;;\n", "2 learners")]
)
def test_the_verb_says_how_many(foot, work, tmp_path, rows, verb):
    read(work, tmp_path, rows)

    assert foot.go.accessibleName() == f"Bring in {verb}"
    assert foot.go.isEnabled()


def why(foot):
    assert not foot.go.isEnabled()
    assert foot.go.accessibleDescription() == foot._words.text()
    return foot._words.text()


def test_when_nothing_can_come_in_it_says_why(database, foot, work, tmp_path):
    read(work, tmp_path, "1;;;\n")
    assert why(foot) == "No row can be brought in yet. Correct at least one."

    work.change(jobs.Decided(0, State.LEFT_OUT))
    assert why(foot) == "Every row is left out."

    given.a_learner(database, "Jonas Lie", number="1")
    read(work, tmp_path, "1;Lie;Jonas;\n")
    assert why(foot) == "Every row is known already. There is nothing to bring in."

    work.choose(0, None)
    assert why(foot) == "Choose the columns first."


def test_what_comes_in_too_is_said(database, foot, work, tmp_path):
    given.a_learner(database, "Jonas Lie", number="1")
    work.take("hours")
    read(work, tmp_path, "17.08.2026;Vaskeri;1;08.00;15.00;30;6,5;\n", HOURS)

    assert foot._words.text() == "A workshop is new and will be added: Vaskeri."


def test_pressing_asks(qtbot, foot, work, tmp_path):
    read(work, tmp_path, "1;Lie;;\n")

    with qtbot.waitSignal(foot.pressed):
        foot.go.click()


def a_handle():
    return JobHandle(None, lambda deliver: deliver(), every=0)


def test_short_work_shows_no_progress(qtbot, foot):
    short, long = a_handle(), a_handle()
    foot.follow(short, READING)
    short.end()
    foot.follow(long, BRINGING)

    qtbot.waitUntil(foot.progress[BRINGING].isVisible)

    assert not foot.progress[READING].isVisible()


def test_long_work_shows_how_far_it_is_and_can_be_stopped(qtbot, foot):
    handle = a_handle()
    foot.follow(handle, BRINGING)
    qtbot.waitUntil(foot.progress[BRINGING].isVisible)

    handle.step(10, 100)
    assert foot.progress[BRINGING].words.text() == "Bringing in row 11 of 100"

    foot.progress[BRINGING].stop.click()
    assert handle.stopping
    assert foot.progress[BRINGING].words.text() == "Stopping. Nothing is brought in."

    handle.end()
    assert not foot.progress[BRINGING].isVisible()


def test_what_stands_above_does_not_move_for_a_job(qtbot, foot, work, tmp_path):
    """It is shown in place of the words: rows that moved would all be painted anew."""
    read(work, tmp_path, "1;Lie;;\n")
    before, handle = foot.sizeHint().expandedTo(foot.minimumSize()), a_handle()
    foot.follow(handle, READING)
    qtbot.waitUntil(foot.progress[READING].isVisible)

    assert foot.sizeHint().expandedTo(foot.minimumSize()).height() == before.height()
    assert not foot._said.isVisible()

    handle.end()
    assert foot._said.isVisible()
