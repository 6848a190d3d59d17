"""The papers of an exam: looked at as they would be printed, printed by key, and kept in the trail."""

import pytest

from eduapp.exams.sittings import service, terms
from eduapp.exams.sittings.ui.papers_page import PapersPage
from eduapp.gui.routes import Route
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench
from tests.support.fakes import a_bench
from tests.support.given_exams import a_room_of, enter_candidate, everybody_seated, plan
from tests.support.given_papers import a_paper, items_of, some_singles
from tests.support.given_sitting_papers import pages_read


@pytest.fixture
def exam(database, course_id):
    id = plan(database, course_id, place_id=given_education.a_place(database, "Rom 2", seats=12))
    a_room_of(database, id, 2, 2)
    enter_candidate(database, id, given.a_learner(database, "Karim Haddad"))
    everybody_seated(database, id)
    return id


def the_page(qtbot, database, sitting_id, kind, actor=given.LEADER):
    fakes = a_hearing_bench(database, actor)
    page = PapersPage(fakes.bench, Route("sittings.papers", sitting_id, kind))
    page.fakes = fakes
    qtbot.addWidget(page)
    show(page)
    return page


def printed(page):
    return [(" ".join(pages_read(pdf)), title) for pdf, title in page.fakes.printer.printed]


def noted(notes):
    return [note.details["paper"] for note in notes if note.action == terms.PAPER_PRINTED]


def test_what_is_looked_at_is_printed_and_the_trail_keeps_it(qtbot, database, exam, notes):
    page = the_page(qtbot, database, exam, "watch_list")
    page.print_()

    [(said, title)] = printed(page)
    assert "Haddad, Karim" in said
    assert title == "Invigilators' list: Matematikk"
    assert noted(notes) == ["sitting_papers:watch_list"]


def test_another_paper_and_language_are_chosen_beside_the_page(qtbot, database, exam):
    page = the_page(qtbot, database, exam, "watch_list")
    assert page.names.text() == "Names stand on it: keep it with you, and never hang it up."
    page.paper.set_value("door_list")
    page.language.set_value("nn")
    assert page.names.text() == "Numbers alone stand on it, no names."
    page.print_button.click()

    [(said, _title)] = printed(page)
    assert "Hjelpemiddel:" in said
    assert "Haddad" not in said


def test_a_printer_that_took_nothing_leaves_no_trace(qtbot, database, exam, notes):
    page = the_page(qtbot, database, exam, "door_list")
    page.fakes.printer.works = False
    page.print_()
    assert noted(notes) == []


def test_the_shell_comes_again_with_another_paper(qtbot, database, exam):
    page = the_page(qtbot, database, exam, "door_list")
    page.open_route(Route("sittings.papers", exam, "desk_labels"))
    assert page.title == "Desk labels: Matematikk"
    page.open_route(Route("sittings.papers", exam))
    assert page.title == "Door list: Matematikk"


def test_without_seats_there_are_no_labels_and_the_button_says_why(qtbot, database, sitting_id, candidate_id):
    page = the_page(qtbot, database, sitting_id, "desk_labels")
    reason = "Nobody has a seat yet. Seat everybody on the seat plan first."
    assert page.reasons.text() == reason
    assert page.print_button.accessibleDescription() == reason
    page.print_()
    assert printed(page) == []


def test_who_watches_may_print(qtbot, database, exam, notes):
    page = the_page(qtbot, database, exam, "door_list", given.INVIGILATOR)
    page.print_()
    assert len(printed(page)) == 1


def test_an_exam_that_is_gone_is_told_on_the_page(qtbot, database, learner_id):
    page = the_page(qtbot, database, learner_id, "door_list")
    assert not page.print_button.isEnabled()
    assert page.print_button.accessibleDescription()


def test_a_new_seat_is_on_the_paper_at_once(qtbot, database, exam):
    page = the_page(qtbot, database, exam, "door_list")
    enter_candidate(database, exam, given.a_learner(database, "Jonas Lie"))
    page.reload()
    page.print_()
    assert "102" in printed(page)[0][0]


@pytest.mark.parametrize("kind", ["door_list", "seat_plan"])
def test_the_page_is_fit_for_everybody(qtbot, database, exam, kind):
    route = Route("sittings.papers", exam, kind)
    assert_page_accessible(lambda theme: PapersPage(a_bench(database, theme=theme).bench, route))


def test_copies_for_everybody_are_saved_in_a_folder_and_counted(qtbot, database, exam, tmp_path):
    paper_id = a_paper(database, items_of(some_singles(database, 2)))
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=exam, paper_id=paper_id))
    database.execute(service.spread_versions, service.SpreadVersions(sitting_id=exam))
    page = the_page(qtbot, database, exam, "door_list")
    page.fakes.files.answers = [tmp_path]
    page.copies_button.click()

    assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]
    assert page.fakes.tell.texts[-1] == "Copies saved: 1 of 1."
    assert page.copies_button.isEnabled()


def test_what_stands_against_copies_is_told_and_nothing_is_saved(qtbot, database, exam, tmp_path):
    page = the_page(qtbot, database, exam, "door_list")
    page.fakes.files.answers = [tmp_path]
    page.copies_button.click()

    assert list(tmp_path.iterdir()) == []
    assert "no paper from the bank" in page.fakes.ask.errors[-1].sentence()


def test_who_may_not_print_what_is_asked_is_told_why(qtbot, database, exam):
    page = the_page(qtbot, database, exam, "door_list", given.INVIGILATOR)
    assert not page.copies_button.isEnabled()
    assert "Ask a leader" in page.copies_button.accessibleDescription()
