"""The seat plan by keyboard and by mouse; who would sit too near is refused; names only when wanted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.seating import Grid, Seat
from eduapp.exams.sittings.ui.candidates_part import PLAN_REASON
from eduapp.exams.sittings.ui.seat_page import SeatPage
from eduapp.gui.routes import Route
from tests.support import given, given_education
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench
from tests.support.fakes import a_bench
from tests.support.given_apart import a_pair
from tests.support.given_exams import a_room_of, candidates, enter_candidate, entered, moved, plan, seated
from tests.support.given_papers import a_paper, items_of, some_singles
from tests.support.keys import keys_only, press, write

NAMES = ("Karim Haddad", "Jonas Lie", "Ada Holm")


@pytest.fixture
def exam(database, course_id):
    """Three without a seat, in a room of three rows with four seats each."""
    id = plan(database, course_id, place_id=given_education.a_place(database, "Rom 2", seats=12))
    a_room_of(database, id, 3, 4)
    for name in NAMES:
        enter_candidate(database, id, given.a_learner(database, name))
    return id


@pytest.fixture
def page(qtbot, database, exam):
    return the_page(qtbot, database, exam)


def the_page(qtbot, database, sitting_id, actor=given.LEADER):
    fakes = a_hearing_bench(database, actor)
    page = SeatPage(fakes.bench, Route("sittings.seats", sitting_id))
    page.fakes = fakes
    qtbot.addWidget(page)
    show(page)
    return page


def seats(database, sitting_id):
    return {row.candidate_number: row.seat and row.seat.label for row in candidates(database, sitting_id)}


def grid(database, sitting_id):
    with database.reading() as session:
        return queries.grid(session, sitting_id)


def words(page):
    QApplication.processEvents()
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def test_somebody_is_seated_moved_and_given_back_by_keyboard(page, database, exam):
    with keys_only():
        page.unseated.setFocus()
        press(page, "Return")  # the first of those without a seat
        press(page, "Down", "Right", "Return")
        assert seats(database, exam)[101] == "B2"
        press(page, "Return", "Right", "Space")
        assert seats(database, exam)[101] == "B3"
        press(page, "Delete")
    assert seats(database, exam)[101] is None


def test_two_change_seats_when_one_is_put_on_the_other(page, database, exam):
    first, second, _third = candidates_by_number(database, exam)
    seated(database, first, 0, 0)
    seated(database, second, 0, 1)
    page.reload()
    page.view.setFocus()
    press(page, "Return", "Right", "Return")
    assert (seats(database, exam)[101], seats(database, exam)[102]) == ("A2", "A1")


def test_what_happens_is_said_aloud(page):
    with announcements() as said:
        page.unseated.setFocus()
        press(page, "Return")
        press(page, "Escape")
        page.unseated.setFocus()
        press(page, "Return")
        press(page, "Return")
    assert said[0] == "Candidate 101 is picked up. Go to a seat and press Enter; Esc lets go."
    assert "Let go." in said
    assert said[-1] == "Candidate 101 sits at A1 now."


def test_the_mouse_drags_from_the_list_to_a_seat_and_from_seat_to_seat(page, database, exam):
    drag(page, page.unseated.viewport(), at(page.unseated, 0, 0), page.view.viewport(), at(page.view, 1, 1))
    assert seats(database, exam)[101] == "B2"
    drag(page, page.view.viewport(), at(page.view, 1, 1), page.view.viewport(), at(page.view, 2, 3))
    assert seats(database, exam)[101] == "C4"
    assert page._carried.isHidden()


def test_dropped_beside_the_room_nobody_moves(page, database, exam):
    outside = QPoint(2, page.height() - 2)
    drag(page, page.unseated.viewport(), at(page.unseated, 0, 0), page, outside)
    assert seats(database, exam)[101] is None


def test_too_near_is_refused_with_the_reason_and_the_other_way_is_marked(page, database, exam):
    first, second, _third = candidates_by_number(database, exam)
    seated(database, first, 0, 0)
    seated(database, second, 0, 1)
    a_room_of(database, exam, 3, 4, empty=1)
    page.reload()

    assert "Candidates 101 (A1) and 102 (A2) sit too near" in words(page)
    assert {seat.label for seat in page.view.table._shown.wrong} == {"A1", "A2"}
    page.unseated.setFocus()
    press(page, "Return")
    page.view.go_to(Seat(1, 1))
    press(page, "Return")
    [refusal] = page.fakes.ask.refusals
    assert {one.name for one in refusal.violations} == {"SeatsTooNear"}
    assert seats(database, exam)[103] is None


def test_everybody_is_seated_so_that_pairs_are_apart(qtbot, database, exam):
    one, other = candidates(database, exam)[:2]
    a_pair(database, one.learner_id, other.learner_id, "exam_seat")
    page = the_page(qtbot, database, exam)
    page.everybody.click()

    assert all(seats(database, exam).values())
    assert page.against.isHidden()
    assert page.fakes.ask.confirmed == []


def test_seating_everybody_anew_is_asked_about(page, database, exam):
    seated(database, candidates_by_number(database, exam)[0], 2, 3)
    page.reload()
    page.fakes.ask.yes = False
    page.everybody.click()
    assert page.fakes.ask.confirmed == ["Seat everybody anew?"]
    assert seats(database, exam)[101] == "C4"
    page.fakes.ask.yes = True
    page.everybody.click()
    assert seats(database, exam)[101] == "A1"


def test_b_takes_a_seat_out_of_use_and_back(page, database, exam):
    page.view.setFocus()
    press(page, "Right", "B")
    assert grid(database, exam).blocked == {Seat(0, 1)}
    press(page, "B")
    assert grid(database, exam).blocked == frozenset()


def test_plus_leads_to_the_numbers_and_enter_draws_the_room_anew(page, database, exam):
    seated(database, candidates_by_number(database, exam)[0], 2, 3)
    database.execute(
        service.save_grid, service.SaveGrid(sitting_id=exam, grid=Grid(3, 4, 0, frozenset({Seat(2, 0)})))
    )
    page.reload()
    with keys_only():
        page.view.setFocus()
        press(page, "+", "Down", "Return")
    assert (grid(database, exam).rows, grid(database, exam).blocked) == (2, frozenset())
    assert seats(database, exam)[101] is None


def test_a_number_that_is_no_room_changes_nothing(page, database, exam):
    field = page._fields["rows"]
    field.setFocus()
    field.selectAll()
    write(page, "99")
    press(page, "Return")
    assert grid(database, exam).rows == 3


def test_names_are_told_only_of_the_seat_with_the_keyboard_or_when_wanted(page, database, exam):
    seated(database, candidates_by_number(database, exam)[0], 0, 0)
    page.reload()
    page._fields["rows"].setFocus()
    assert "Haddad" not in words(page)
    page.view.setFocus()
    assert "Seat A1: candidate 101, Haddad, Karim" in words(page)
    press(page, "Right")
    assert "Haddad" not in words(page)
    page.names.setChecked(True)
    assert page.view.current().names
    assert page.unseated.table.index(0, 0).data().startswith("102 ")
    assert page.kept() is True


def test_who_is_in_a_room_apart_is_named_by_number_below_the_list(qtbot, database, exam):
    apart = given_education.a_place(database, "Rom 3", seats=1)
    enter_candidate(database, exam, given.a_learner(database, "Bo Vik"), own_place_id=apart)
    page = the_page(qtbot, database, exam)
    assert "In rooms apart: 104 in Rom 3" in words(page)
    assert len(page.unseated.table.rows) == 3


def test_versions_are_spread_where_there_is_a_paper(page, database, exam):
    assert page.versions.accessibleDescription() == "The exam has no paper from the bank."
    paper_id = a_paper(database, items_of(some_singles(database, 3)), versions=2)
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=exam, paper_id=paper_id))
    page.reload()
    page.everybody.click()
    page.versions.click()
    assert [row.letter for row in sorted(candidates(database, exam), key=lambda row: row.seat)] == [
        "A",
        "B",
        "A",
    ]


@pytest.mark.parametrize("state", ["open"])
def test_once_the_exam_is_open_nobody_is_moved(page, database, exam, state):
    seated(database, candidates_by_number(database, exam)[0], 0, 0)
    moved(database, exam, "published", state)
    page.reload()
    with announcements() as said:
        page.view.setFocus()
        press(page, "Return", "Delete", "B")
    assert set(said) == {"The exam is now: open."}
    assert seats(database, exam)[101] == "A1"
    assert page._fields["rows"].isReadOnly()
    assert page.everybody.accessibleDescription() == "The exam is now: open."


def test_who_may_only_look_moves_nobody(qtbot, database, exam):
    page = the_page(qtbot, database, exam, given.INVIGILATOR)
    page.unseated.setFocus()
    press(page, "Return", "Return")
    assert page.everybody.accessibleDescription() == PLAN_REASON
    assert seats(database, exam)[101] is None


def test_the_way_back_and_an_exam_that_is_gone(qtbot, page, database, exam, learner_id):
    page.exam.click()
    assert page.fakes.went == [Route("sittings.sitting", exam)]
    assert the_page(qtbot, database, learner_id).title == "This exam has been removed"


def test_the_page_is_fit_for_everybody_in_a_large_room(qtbot, database, exam):
    entered(database, exam, 9)
    a_room_of(database, exam, 8, 12)
    for number, id in enumerate(candidates_by_number(database, exam)[:8]):
        seated(database, id, number // 4, number % 4)
    a_room_of(database, exam, 8, 12, empty=1)
    route = Route("sittings.seats", exam)
    assert_page_accessible(lambda theme: SeatPage(a_bench(database, theme=theme).bench, route))


def candidates_by_number(database, sitting_id):
    return [row.id for row in sorted(candidates(database, sitting_id), key=lambda row: row.candidate_number)]


def at(view, row, column):
    return view.visualRect(view.model().index(row, column)).center()


def drag(page, source, start, target, end):
    left = Qt.MouseButton.LeftButton
    there = source.mapFromGlobal(target.mapToGlobal(end))
    QTest.mousePress(source, left, pos=start)
    QTest.mouseMove(source, start + QPoint(30, 30))
    QTest.mouseMove(source, there)
    QTest.mouseRelease(source, left, pos=there)
    QApplication.processEvents()
