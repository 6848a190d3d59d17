"""The stage: the program's own shell and pages without a display, for the tour and the pictures."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from eduapp.app.sample_site import NOW
from eduapp.app.stage import Stage
from eduapp.core.clock import StillClock
from eduapp.core.errors import NotAllowed, Refused, Unavailable
from eduapp.core.violations import Violation
from eduapp.gui.routes import Route
from tests.support import given


class Full(Violation):
    """A rule that somebody with the right to do so may override."""

    message, overridable = "Full", True


@pytest.fixture
def stage(qapp, database):
    made = Stage(database, given.LEADER, size=(1100, 640), place="Fjellvik")
    yield made
    made.desk.errors.clear()
    made.close()


def test_a_page_is_shown_as_in_the_window(database, stage):
    given.a_learner(database, "Karim Haddad")

    page = stage.show(Route("learners.list"))

    assert stage.shell.page is page
    assert [row.name for row in page.table.table.rows] == ["Haddad, Karim"]


def test_a_page_that_does_not_exist_is_not_passed_over(stage):
    with pytest.raises(LookupError, match=r"no\.such\.page"):
        stage.show(Route("no.such.page"))


def test_a_picture_is_of_the_whole_window(stage, tmp_path):
    path = tmp_path / "deep" / "today.png"
    stage.show(Route("today"))

    stage.picture(path)

    picture = QImage(str(path))
    assert (picture.width(), picture.height()) == (1100, 640)
    assert len({picture.pixel(x, y) for x in range(0, 1100, 10) for y in range(0, 640, 10)}) > 5


def test_a_picture_that_cannot_be_written_is_told(stage, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(Unavailable) as told:
        stage.picture(tmp_path / "file" / "today.png")

    assert "today.png cannot be written" in told.value.sentence()


def test_an_error_told_on_screen_ends_the_staging(stage):
    stage.bench.ask.tell_error(NotAllowed(), stage.window)

    with pytest.raises(NotAllowed):
        stage.settle()


def test_a_refusal_is_overridden_by_nobody_and_ends_the_staging(stage):
    assert stage.bench.ask.refused(Refused(Full()), stage.window) is None

    with pytest.raises(Refused):
        stage.settle()


def test_a_page_that_may_not_be_read_ends_the_staging(stage):
    stage.enter(given.INVIGILATOR)

    with pytest.raises(NotAllowed):
        stage.bench.runner.query(forbidden, owner=stage.window, done=lambda _rows: None)


def forbidden(_session):
    raise NotAllowed


def test_somebody_else_sits_down_with_their_own_places(stage):
    before = set(stage.shell.rail.buttons)

    stage.enter(given.INVIGILATOR)

    assert stage.bench.actor == given.INVIGILATOR
    assert set(stage.shell.rail.buttons) < before


def test_the_clock_turns_for_whoever_sits_down_next(stage):
    stage.turn_clock(StillClock(NOW + timedelta(days=2)))
    stage.enter(given.TEACHER)

    assert stage.bench.today().isoformat() == "2026-11-25"


def test_questions_for_files_are_answered_as_laid_out(stage, tmp_path):
    files = stage.bench.files
    assert files.save("Save", "a.pdf", (), stage.window) is None
    assert files.open_many("Open", (), stage.window) == []

    stage.desk.folder_answer, stage.desk.file_answer = tmp_path, Path("list.csv")

    assert files.save("Save", "a.pdf", (), stage.window) == tmp_path / "a.pdf"
    assert files.folder("Folder", stage.window) == tmp_path
    assert files.open("Open", (), stage.window) == Path("list.csv")
    assert files.open_many("Open", (), stage.window) == [Path("list.csv")]


def test_what_would_be_printed_is_kept(stage):
    assert stage.bench.printer.print_pdf(b"%PDF", "Papers", stage.window)
    assert stage.desk.printed == [b"%PDF"]


def test_something_else_than_the_shell_can_stand_on_it(stage):
    stage.put_on(QLabel("The entrance"))

    assert stage.window.centralWidget().text() == "The entrance"
