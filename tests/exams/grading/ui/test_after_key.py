"""After a key was corrected the page says so first; one reason serves all, and looks are noted by number."""

import pytest

from eduapp.exams.grading.ui import looks
from eduapp.exams.questions.rules import question as q
from eduapp.gui.form import Tick
from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_grading import Grading
from tests.support.given_marking import ON_PAPER, ON_SCREEN, Sealed, a_sealed_exam, correct_key


@pytest.fixture
def moved(ready_made, database, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    correct_key(sealed, sealed.item(q.SINGLE).version_id)
    return exam


def test_grades_that_moved_come_first_and_one_reason_serves_them_all(moved, open_grades, texts):
    page = open_grades(moved, given.OFFICE)
    shown = moved.page()
    assert looks.next_part(shown) == looks.MARKS
    assert dict(looks.steps(shown))["Fix grades"] == ("late", "triangle-alert", "6 to look at again")
    assert any(text.startswith("Next: 6 fixed grades are others by their marks") for text in texts(page))
    page.marks.correct_moved.click()
    dialog = the_dialog()
    assert any("Candidate 103:" in one.text() for one in dialog.findChildren(Tick))
    dialog.submit()
    assert not no_dialog()  # not without a reason
    dialog.form.type_in({"reason": "The second choice is right."})
    dialog.submit()

    assert no_dialog()
    assert [number for number, row in moved.rows().items() if row.waits] == [*ON_SCREEN]
    assert page.marks.correct_moved.isHidden()
    assert "Ask a leader" in page.marks.looked.accessibleDescription()


def test_who_was_looked_at_is_ticked_by_number_and_their_grades_stand(moved, open_grades):
    assert "Let the answer be looked at" in looks.state_words(moved.rows()[105])
    page = open_grades(moved)
    page.marks.looked.click()
    dialog = the_dialog()
    dialog.form.type_in({"found": "Marit Vold: the same points"})
    dialog.submit()
    assert not no_dialog()  # nobody is ticked
    dialog.form.type_in({f"row_{ON_PAPER[0]}": True})
    dialog.submit()

    assert no_dialog()
    assert [number for number, row in moved.rows().items() if row.looks] == [ON_PAPER[1]]


@pytest.fixture
def told(ready_made, database, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    exam.propose()
    exam.confirm()
    exam.tell(*ON_SCREEN, *ON_PAPER)
    correct_key(sealed, sealed.item(q.SINGLE).version_id)
    return exam


def test_who_was_told_and_would_fall_is_not_ticked_and_may_stand(told, open_grades, texts):
    falls = [row.number for row in told.page().may_stand]
    page = open_grades(told)
    page.marks.correct_moved.click()
    dialog = the_dialog()
    assert any("forvaltningsloven § 35" in text for text in texts(dialog))
    ticked = {one.text().split()[1].strip(":"): one.isChecked() for one in dialog.findChildren(Tick)}
    assert ticked == {str(number): number not in falls for number in ON_SCREEN}
    dialog.reject()

    page.marks.let_stand.click()
    dialog = the_dialog()
    assert len(dialog.findChildren(Tick)) == len(falls)
    dialog.form.type_in({f"row_{number}": True for number in falls} | {"reason": "Told, and not void"})
    dialog.submit()

    assert no_dialog()
    assert page.marks.let_stand.isHidden()
    said = looks.state_words(told.rows()[falls[0]])
    assert f"{given.LEADER.name}, " in said
    assert "Told, and not void (forvaltningsloven § 35)" in said


def test_only_a_leader_lets_grades_stand(told, open_grades):
    page = open_grades(told, given.OFFICE)
    assert not page.marks.let_stand.isEnabled()
    assert "Ask a leader" in page.marks.let_stand.accessibleDescription()
