"""A file of questions comes in by keyboard or by drop: whole or not at all, each refusal with its line."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from eduapp.exams.questions import queries, service, terms
from eduapp.exams.questions.queries import Wanted
from eduapp.exams.questions.ui.found_rows import KNOWN, NEW, REFUSED
from eduapp.exams.questions.ui.import_page import BRINGING, LIST, MAY_NOT, ImportPage
from eduapp.gui.routes import Route
from eduapp.gui.tasks import ThreadedTaskRunner
from tests.support import given
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_questions import in_the_bank, one_of_each
from tests.support.import_pages import dragged
from tests.support.keys import keys_only, press

ROUTE = Route("questions.import")
GIFT = "En {T}\n\nTo {#3.14:0.01}\n\nEn til {=a ~b}\n"


def a_file(folder, text=GIFT, name="fil.gift", encoding="utf-8"):
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


@pytest.fixture
def page(qtbot, database, fakes):
    made = ImportPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def states(page):
    return [(row.line, row.state) for row in page.table.table.rows]


def labels(database):
    with database.reading() as session:
        return [row.label for row in queries.questions(session, Wanted())]


def drop(page, *paths):
    data = dragged(*paths)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    QApplication.processEvents()


def test_a_file_comes_in_with_two_presses(page, fakes, database, tmp_path):
    fakes.files.answers = [a_file(tmp_path)]
    with keys_only() as cost:
        press(page, "Ctrl+O")
        assert states(page) == [(1, NEW), (3, NEW), (5, NEW)]
        press(page, "Ctrl+Return")

    assert cost.keys == 2
    assert labels(database) == ["En til", "To", "En"]
    assert fakes.went == [LIST]
    assert fakes.tell.texts == ["3 questions are in the bank now."]


def test_the_format_is_found_and_can_be_changed(page, tmp_path):
    text = "Hva?\nA) 4\nB) 5\nANSWER: A\n"
    page.read(a_file(tmp_path, text, "fil.txt"))
    assert page._read_as.text() == "Read as Aiken (text, one right answer of several)."
    assert states(page) == [(1, NEW)]

    page.format.set_value("gift")
    assert page._read_as.text() == "Read as GIFT (Moodle's text format)."
    assert page.table.table.rows[0].question.kind != "single"


def test_letters_that_are_not_utf_8_are_asked_about(page, tmp_path):
    page.read(a_file(tmp_path, "Blåbær? {T}", encoding="cp1252"))
    assert states(page) == [(1, REFUSED)]
    bar = page._bars.itemAt(0).widget()
    assert "Windows-1252" in bar.accessibleName()

    bar.action_button.click()

    assert page.table.table.rows[0].words == "Blåbær?"
    assert page.go.isEnabled()


def test_one_bad_line_keeps_all_out_and_says_where_and_what_to_do(page, database, tmp_path):
    with announcements() as said:
        page.read(a_file(tmp_path, GIFT + "\nTre {#1,5}\n"))

    assert states(page)[-1] == (7, REFUSED)
    assert page.table.current_row().words.startswith("“1,5” has a comma. Write a decimal point")
    assert not page.go.isEnabled()
    assert "Put the named lines right" in page.go.accessibleDescription()
    assert "1 place cannot be taken over." in said[-1]
    press(page, "Ctrl+Return")
    assert labels(database) == []


def test_what_the_bank_has_is_marked_and_stays_as_it_is(page, fakes, database, tmp_path):
    page.read(a_file(tmp_path))
    page.bring_in()
    page.read(a_file(tmp_path, GIFT + "\nNy {F}\n"))
    assert [state for _line, state in states(page)] == [KNOWN, KNOWN, KNOWN, NEW]
    page.bring_in()
    assert fakes.tell.texts[-1] == "1 question is in the bank now. 3 were there already."

    page.read(a_file(tmp_path))
    assert not page.go.isEnabled()
    assert page.go.accessibleDescription() == "The bank has all of them already."


def test_somebody_brings_the_same_in_meanwhile(page, database, tmp_path):
    page.read(a_file(tmp_path, "Hva er 2 + 2? {=4 ~3 ~5}\n\nNy {F}\n"))
    assert page.go.text() == "Bring in 2 questions"
    form = replace(page.table.table.rows[0].question)
    in_the_bank(database, form)

    assert page.go.text() == "Bring in 1 question"


def test_enter_shows_a_question_as_it_is_answered_and_the_key_only_when_asked_for(page, tmp_path):
    page.read(a_file(tmp_path, GIFT + "\nTre {#1,5}\n"))
    page.table.select_row(2)
    page.table.setFocus()
    with keys_only():
        press(page, "Return")
        assert the_dialog().accessibleDescription() == "En til\n\nA) a\nB) b"
        press(the_dialog(), "Shift+Tab", "Return")
        assert the_dialog().accessibleDescription() == "100 %: a\n0 %: b"
        press(the_dialog(), "Escape")
        press(page, "Down", "Return")
        assert the_dialog().accessibleDescription().startswith("“1,5” has a comma.")
        press(the_dialog(), "Escape")
    assert no_dialog()


def test_a_file_may_be_dropped_anywhere_but_only_one(page, tmp_path):
    drop(page, a_file(tmp_path), a_file(tmp_path, name="b.gift"))
    assert page._bars.itemAt(0).widget().accessibleName() == "Drop one file at a time."
    assert states(page) == []

    drop(page, a_file(tmp_path))
    assert len(states(page)) == 3


def test_a_file_that_cannot_be_read_is_said_in_the_page(page, tmp_path):
    page.read(tmp_path / "borte.gift")

    said = page._bars.itemAt(0).widget().accessibleName()
    assert said.startswith("The file borte.gift cannot be read.")


def test_another_look_or_text_size_keeps_the_file(qtbot, fakes, page, tmp_path):
    page.read(a_file(tmp_path))
    again = ImportPage(fakes.bench, ROUTE)
    qtbot.addWidget(again)

    again.restore(page.kept())

    assert states(again) == states(page)
    assert again.go.text() == "Bring in 3 questions"


def test_stop_leaves_the_bank_as_it_was_and_says_so(qtbot, database, theme, tmp_path, monkeypatch):
    runner = ThreadedTaskRunner(database, pytest.fail, pytest.fail)
    page = ImportPage(a_bench(database, theme=theme, runner=runner).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    page.read(a_file(tmp_path, "\n\n".join(f"Nr. {number} {{T}}" for number in range(600))))
    qtbot.waitUntil(lambda: len(states(page)) == 600)
    may_go_on, real = threading.Event(), service.bring_in

    def slowly(uow, order, progress):
        may_go_on.wait(10)
        return real(uow, order, progress)

    monkeypatch.setattr(service, "bring_in", slowly)
    page.bring_in()
    assert page.go.accessibleDescription() == "A job is under way."
    qtbot.waitUntil(page.progress[BRINGING].isVisible)
    page.progress[BRINGING].stop.click()
    may_go_on.set()
    qtbot.waitUntil(lambda: page._bars.count() == 1)

    assert page._bars.itemAt(0).widget().accessibleName() == "Stopped. Nothing was brought in."
    assert labels(database) == []
    assert page.go.isEnabled()
    runner.close()


def test_who_may_not_is_told_why_and_nothing_can_be_dropped(qtbot, database, tmp_path):
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_QUESTIONS}))
    page = ImportPage(a_bench(database.acting_as(looking), looking).bench, ROUTE)
    qtbot.addWidget(page)

    assert (page.choose.isEnabled(), page.choose.accessibleDescription()) == (False, MAY_NOT)


def test_the_beginning_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(lambda theme: ImportPage(a_bench(database, theme=theme).bench, ROUTE))


def test_what_a_file_holds_is_fit_for_everybody(qtbot, database, tmp_path):
    path = a_file(tmp_path, GIFT + "\nTre {#1,5}\n\nHva {=a ~b\n")
    in_the_bank(database, one_of_each()["true_false"])

    def made(theme):
        page = ImportPage(a_bench(database, theme=theme).bench, ROUTE)
        page.read(path)
        return page

    assert_page_accessible(made)
