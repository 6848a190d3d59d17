"""Candidates of one exam: entered with their ground, cancelled, absent, marked; each by keyboard."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.ui.candidates_part import HELD_HERE, PLAN_REASON, RESULT_REASON, WAITS
from eduapp.exams.sittings.ui.looks import result_look
from eduapp.exams.sittings.ui.sitting_page import SittingPage
from eduapp.gui.routes import Route
from eduapp.people.learners import queries as learners
from tests.support import given, given_attendance
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.given_arrangements import MORE_TIME, a_decision
from tests.support.given_exams import (
    candidates,
    corrected,
    enter,
    enter_candidate,
    fixed,
    moved,
    proposed,
    seated,
)
from tests.support.given_papers import a_paper, items_of, some_singles
from tests.support.keys import press


@pytest.fixture
def part(qtbot, database, sitting_id, candidate_id):
    return the_part(qtbot, database, sitting_id)


def the_part(qtbot, database, sitting_id, actor=given.LEADER):
    fakes = a_hearing_bench(database, actor)
    page = SittingPage(fakes.bench, Route("sittings.sitting", sitting_id))
    qtbot.addWidget(page)
    show(page)
    page.candidates.fakes, page.candidates.page = fakes, page
    page.candidates.table.selectRow(0)
    return page.candidates


def the_only(database, sitting_id):
    [row] = candidates(database, sitting_id)
    return row


def pick(part, database, learner_id):
    with database.reading() as session:
        number = learners.head(session, learner_id).facts.number
        part.picker.set_value(learners.find(session, number)[0])


def test_a_result_is_entered_and_a_correction_proposed_in_a_dialog(part, database, sitting_id):
    part.result.click()
    dialog = the_dialog()
    dialog.form.set_values({"grade": "4"})
    dialog.submit()
    assert no_dialog()
    assert the_only(database, sitting_id).grade == "4"
    assert part.result.accessibleName() == "Correct result…"

    part.result.click()
    dialog = the_dialog()
    dialog.form.set_values({"grade": "5"})
    dialog.submit()
    assert not no_dialog()  # not without a reason
    dialog.form.set_values({"reason": "Read wrongly"})
    dialog.submit()
    assert the_only(database, sitting_id).grade == "4"  # nor by one person
    assert part.result.accessibleDescription() == WAITS
    with database.reading() as session:
        [waiting] = queries.waiting_corrections(session, sitting_id)
    assert (waiting.old, waiting.new, waiting.reason) == ("4 four", "5 five", "Read wrongly")


def test_h_shows_everything_that_was_entered_with_both_names(part, database, candidate_id):
    assert part.history.accessibleDescription() == "There is no result yet."
    enter(database, candidate_id, "1")
    corrected(database, candidate_id, "4", reason="read wrongly")
    proposed(database, candidate_id, "5", "Read wrongly again")
    part.page.reload()
    part.table.selectRow(0)
    part.table.setFocus()
    press(part, "H")
    said = [one.text() for one in the_dialog().findChildren(QLabel)]
    the_dialog().reject()
    assert said[1:4] == [
        "4 four",
        (
            "Corrected, entered wrongly, opplæringsforskrifta § 9-9. Proposed by Ingrid Solheim, attested by "
            "Solveig Nes, 23.11.2026 08:00"
        ),
        "Read wrongly",
    ]
    assert "1 one" in said
    assert "Proposed: 5 five instead of 4 four" in said
    assert said[-1] == "Waits for a second person."


def test_a_grade_that_is_fixed_and_not_released_is_neither_shown_nor_entered_here(
    part, database, sitting_id, candidate_id
):
    moved(database, sitting_id, "published", "open", "running", "collecting", "sealed")
    part.page.reload()
    part.table.selectRow(0)
    assert part.result.accessibleDescription() == HELD_HERE
    fixed(database, candidate_id, "5")
    part.page.reload()
    part.table.selectRow(0)
    [row] = part.table.table.rows
    assert result_look(row)[2] == "fixed, not released"
    assert "5" not in part.table.table.sentence(row)
    assert part.result.accessibleDescription() == HELD_HERE
    part.history.click()
    said = [one.text() for one in the_dialog().findChildren(QLabel)]
    the_dialog().reject()
    assert "Fixed, not released" in said
    assert not any("five" in text for text in said)


def test_minus_notes_an_absence_and_takes_it_back(part, database, sitting_id):
    part.table.setFocus()
    press(part, "-")
    assert the_only(database, sitting_id).attended is False
    assert part.absent.accessibleName() == "Came after all"
    assert not part.result.isEnabled()

    press(part, "-")
    assert the_only(database, sitting_id).attended is True
    assert part.result.isEnabled()


def test_d_says_that_an_absence_is_documented(part, database, sitting_id):
    assert not part.documented.isEnabled()
    part.table.setFocus()
    press(part, "-", "D")
    assert the_only(database, sitting_id).documented is True
    assert part.documented.accessibleName() == "Not documented after all"
    press(part, "D")
    row = the_only(database, sitting_id)
    assert (row.attended, row.documented) == (False, False)


def test_somebody_is_entered_with_a_ground_and_the_next_can_be_typed(part, database, sitting_id):
    pick(part, database, given.a_learner(database, "Jonas Lie"))
    part.add.click()
    dialog = the_dialog()
    assert dialog.form.values()["ground"] == "ordinary"
    dialog.submit()

    assert [row.name for row in candidates(database, sitting_id)] == ["Haddad, Karim", "Lie, Jonas"]
    assert part.picker.value() is None
    assert len(part.table.table.rows) == 2


def test_who_enters_somebody_with_a_lesson_then_learns_of_it(part, database):
    [learner_id] = given_attendance.a_class(database, 1).learner_ids
    pick(part, database, learner_id)
    part.add.click()
    the_dialog().submit()

    [said] = part.fakes.tell.texts
    assert said.startswith("Gives way to the exam: ")
    assert "08:30–10:00 (Norwegian A2, Autumn)" in said


def test_without_anybody_picked_the_keyboard_goes_to_the_field(part):
    part.add.click()
    assert no_dialog()
    assert part.picker.line.hasFocus()


def test_an_entry_is_cancelled_and_leaves_the_table(part, database, sitting_id):
    part.cancel.click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "moved"})
    dialog.submit()
    assert the_only(database, sitting_id).cancelled == "moved"
    assert len(part.table.table.rows) == 0


def test_measures_and_the_own_end_stand_in_the_row_and_never_why(qtbot, database, sitting_id):
    learner_id = given.a_learner(database, "Lise Dahl")
    a_decision(database, learner_id, MORE_TIME)
    seated(database, enter_candidate(database, sitting_id, learner_id), 0, 0)
    part = the_part(qtbot, database, sitting_id)
    [row] = part.table.table.rows
    columns = {column.title: column for column in part.table.table.columns}

    assert columns["Planned end"].text(row) == "15:15"
    assert "25 %" in columns["Name"].caption(row)
    assert "25 %" in columns["Name"].spoken(row)
    assert columns["Seat"].text(row) == "A1"


def test_a_version_is_given_where_there_is_a_paper(part, database, sitting_id):
    assert part.version.accessibleDescription() == "The exam has no paper from the bank."
    paper_id = a_paper(database, items_of(some_singles(database, 3)), versions=2)
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id))
    part.page.reload()
    part.version.click()
    dialog = the_dialog()
    dialog.form.set_values({"letter": "B"})
    dialog.submit()
    assert the_only(database, sitting_id).letter == "B"


def test_while_the_exam_is_held_nobody_is_entered_or_marked(part, database, sitting_id):
    moved(database, sitting_id, "published", "open")
    part.page.reload()
    for verb in (part.add, part.result, part.absent, part.cancel):
        assert not verb.isEnabled()
        assert verb.accessibleDescription() == "The exam is now: open."
    assert not part.picker.isEnabled()


def test_who_may_only_look_is_told_why(qtbot, database, sitting_id, candidate_id):
    part = the_part(qtbot, database, sitting_id, given.INVIGILATOR)
    assert part.add.accessibleDescription() == PLAN_REASON
    assert part.result.accessibleDescription() == RESULT_REASON


def test_who_is_entered_elsewhere_is_seen_here(part, database, sitting_id):
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=given.a_learner(database, "Jonas Lie"))
    part.page.send(service.enter_candidate, order)
    assert len(part.table.table.rows) == 2
