"""How the questions worked, on screen: picture, table and card go together; files; who sees what."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.marking.terms import MARKING_CHANGED
from eduapp.exams.questions.terms import SEE_KEY
from eduapp.exams.statistics.ui.questions_page import QuestionsPage
from eduapp.gui.routes import Route
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.accessibility import Case, assert_page_accessible, settle, standing
from tests.support.fakes import a_bench
from tests.support.given_statistics import HELD, WRONG_KEY, a_marked_exam, held

PAGE = "statistics.questions"


@pytest.fixture
def opened(qtbot, qapp, database):
    Theme().apply(qapp)

    def opening(route, by=given.LEADER, runner=None):
        fakes = a_bench(database.acting_as(by), by, runner=runner)
        page = QuestionsPage(fakes.bench, route)
        page.fakes = fakes
        qtbot.addWidget(page)
        page.resize(1366, 696)
        page.show()
        return page

    return opening


def of(exam, about="sitting"):
    return Route(PAGE, exam.sitting_id if about == "sitting" else exam.paper_id, about)


def texts(widget):
    QApplication.processEvents()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def numbers(page):
    return [row.number for row in page.table.table.rows]


def test_picture_table_and_card_show_the_same_questions(opened, exam):
    page = opened(of(exam))

    assert numbers(page) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert sorted(spot.row.number for spot in page.picture.spots) == numbers(page)
    assert page.about.text() == "Matematikk, 16.11.2026"
    first = page.picture.current().row
    assert page.table.current_row().number == first.number
    assert page.card.title.text() == f"Question no. {first.number}"


def test_arrows_in_the_picture_lead_the_table_and_the_card(opened, exam):
    page = opened(of(exam))
    page.picture.setFocus()
    before = page.card.title.text()
    QTest.keyClick(page.picture, Qt.Key.Key_Right)

    number = page.picture.current().row.number
    assert page.table.current_row().number == number
    assert page.card.title.text() == f"Question no. {number}" != before


def test_a_row_of_the_table_leads_the_picture(opened, exam):
    page = opened(of(exam))
    page.table.select_row(page.table.table.rows[WRONG_KEY - 1].id)

    assert page.picture.current().row.number == WRONG_KEY
    assert "look at the key" in page.card.chip.accessibleName()


def test_what_the_strongest_chose_is_told_to_who_may_know_what_is_right(opened, exam):
    page = opened(of(exam))
    page.table.select_row(page.table.table.rows[WRONG_KEY - 1].id)
    assert page.card.chosen.text() == "Of the 11 strongest 1 gave the right answer. 7 gave “3” instead."

    may_not = replace(given.LEADER, permissions=given.LEADER.permissions - {SEE_KEY})
    page = opened(of(exam), by=may_not)
    page.table.select_row(page.table.table.rows[WRONG_KEY - 1].id)
    assert "look at the key" in page.card.chip.accessibleName()
    assert not page.card.chosen.isVisibleTo(page)


def test_enter_opens_the_question(opened, exam):
    page = opened(of(exam))
    row = page.table.current_row()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    page.card.go.click()

    assert page.fakes.went == [Route("questions.edit", row.question_id)] * 2


def test_figures_rules_and_what_was_left_out_are_told(database, opened, exam):
    more = [given.a_learner(database) for _one in range(22)]
    later = HELD + timedelta(days=2)
    held(database, exam.course_id, exam.paper_id, exam.versions, more, day=later, left_open=2)
    said = texts(opened(of(exam, "paper")))

    assert "2 who sat are not marked to the end, and not counted." in said
    assert any(one.startswith("Figures are shown from 20 attempts on (the school's own rule") for one in said)
    assert any(one.startswith("The key is pointed out where the index is below 10 %") for one in said)
    assert "Cronbach’s alpha" in said
    assert any(one.startswith("Alpha ") for one in said)


def test_one_goes_from_the_exam_to_its_paper_and_to_all(database, opened, exam):
    more = [given.a_learner(database) for _one in range(20)]
    held(database, exam.course_id, exam.paper_id, exam.versions, more, day=HELD + timedelta(days=2))
    page = opened(of(exam))
    assert [one.text() for one in page.choice.buttons()] == ["This exam", "This paper", "All exams"]
    assert page.table.current_row().item.n == 24

    page.choice.buttons()[1].click()
    assert page.table.current_row().item.n == 44
    assert page.about.text() == "all exams with the paper “Prøve i regning”"
    page.choice.buttons()[2].click()
    assert page.about.text() == "2 exams"
    page.choice.buttons()[0].click()
    assert page.about.text() == "Matematikk, 16.11.2026"


def test_from_the_palette_all_exams_are_shown_and_nothing_is_to_be_chosen(opened, exam):
    page = opened(Route(PAGE))

    assert page.about.text() == "1 exam"
    assert not page.choice.isVisibleTo(page)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_figures_are_saved_as_a_file(opened, exam, tmp_path, kind):
    page = opened(of(exam))
    page.fakes.files.answers.append(tmp_path / f"tall.{kind}")
    getattr(page, kind).click()

    assert (tmp_path / f"tall.{kind}").exists()
    assert page.fakes.tell.texts == [f"8 questions saved in tall.{kind}."]
    assert page.csv.isEnabled()


def test_a_file_that_cannot_be_written_is_told(opened, exam, tmp_path):
    (tmp_path / "mappe").mkdir()
    page = opened(of(exam))
    page.fakes.files.answers.append(tmp_path / "mappe")
    page.csv.click()

    assert page.fakes.ask.errors
    assert page.csv.isEnabled()


def test_below_the_stated_number_there_is_no_mark_but_who_answered(database, opened):
    exam = a_marked_exam(database, count=12)
    page = opened(of(exam))

    assert page.picture.spots == []
    assert numbers(page) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert page.not_drawn.text().startswith(
        "8 questions are not drawn: too few attempts, or no differences. Figures are shown from 20"
    )
    assert not page.picture.isVisibleTo(page)
    assert page.card.chip.accessibleName() == "too few for figures"
    assert "%" not in "".join(page.table.table.lines(page.table.current_row()))


def test_nothing_yet_says_so_and_the_buttons_say_why(database, opened):
    page = opened(Route(PAGE))

    assert "No figures yet" in texts(page)
    assert not page.csv.isEnabled()
    assert "no figures to save" in page.csv.accessibleDescription()


def test_an_exam_that_is_gone_is_told(opened):
    assert opened(Route(PAGE, given.TEACHER.user_id, "sitting")).title == "This exam has been removed"


def test_a_mark_that_is_decided_meanwhile_is_counted_at_once(database, opened, exam):
    page = opened(of(exam, "paper"))
    more = [given.a_learner(database) for _one in range(20)]
    held(database, exam.course_id, exam.paper_id, exam.versions, more, day=HELD + timedelta(days=2))
    page.fakes.feed.changed.emit(frozenset({MARKING_CHANGED}))

    assert page.table.current_row().item.n == 44


class AnswersLater(InlineTaskRunner):
    """Asks a question only when it is told to, as a busy database would."""

    def __init__(self, database):
        super().__init__(database, lambda error: None)
        self.held = []

    def query(self, *question, **told):
        self.held.append(lambda: InlineTaskRunner.query(self, *question, **told))


def test_the_keyboard_is_in_the_picture_though_its_marks_come_later(database, opened, exam):
    runner = AnswersLater(database)
    page = opened(of(exam), runner=runner)
    assert page.focusWidget() is page.picture
    assert "No figures yet" not in texts(page)
    runner.held.pop()()

    assert page.focusWidget() is page.picture
    QTest.keyClick(page.picture, Qt.Key.Key_End)
    assert page.picture.current() == page.picture.spots[-1]


def test_filled_the_page_is_fit_for_everybody(qtbot, database, exam):
    assert_page_accessible(
        lambda theme: QuestionsPage(a_bench(database, given.LEADER, theme=theme).bench, of(exam))
    )


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_picture_is_seen_whole_on_a_small_screen(qtbot, database, exam, scale):
    def make(theme):
        return QuestionsPage(a_bench(database, given.LEADER, theme=theme).bench, of(exam))

    with standing(Case(scale=scale), make) as (window, page, _theme):
        page.picture.setFocus()
        settle(window)
        seen = page.picture.visibleRegion().boundingRect()

        assert seen.height() == page.picture.height()
