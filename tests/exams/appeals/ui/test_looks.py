"""What a state, a day and a grade look like and say; a colour never says it alone."""

from datetime import date

import pytest

from eduapp.exams.appeals import queries, service
from eduapp.exams.appeals.rules.steps import TABLE
from eduapp.exams.appeals.ui import looks
from tests.exams.appeals.service.test_annulling import cheated, closed, suspected
from tests.support import given, given_exams, given_room
from tests.support.given_appeals import LAST_DAY, confirmed


def row_of(database, sitting_id, number=101):
    with database.reading() as session:
        found = queries.exam(session, sitting_id)
    return next(one for one in found.rows if one.number == number)


@pytest.mark.parametrize("state", [*TABLE, "upheld", "raised", "lowered", "annulled", "settled"])
def test_every_state_has_a_look_and_a_word(state):
    _token, icon, word = looks.state_look(state)
    assert icon != "info"
    assert word


def test_days_are_counted_in_words(appeals):
    last = appeals.page(appeals.receive()).last
    assert looks.left_text(last, date(2026, 12, 1)) == "2 days left"
    assert looks.left_text(last, date(2026, 12, 2)) == "1 day left"
    assert looks.left_text(last, LAST_DAY) == "today is the last day"
    assert looks.left_text(last, date(2026, 12, 4)) == "over since 03.12.2026"


def test_an_answer_that_is_due_changes_its_colour_and_a_closed_appeal_has_none(appeals):
    appeal_id = appeals.receive()
    [row] = appeals.rows()
    due = row.answer_by.last_day
    assert looks.due_look(row, given.TODAY)[0] == "none"
    assert looks.due_look(row, due)[0] == "late"
    assert looks.due_look(row, date(2027, 2, 1))[0] == "absent"
    appeals.note(appeal_id, "interim")
    assert looks.due_look(appeals.rows()[0], due)[2] == "answered 23.11.2026"
    appeals.step(appeal_id, "withdrawn")
    assert looks.due_look(appeals.rows()[0], given.TODAY) is None


def test_a_decision_nobody_was_told_is_said_in_the_list(appeals):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "upheld")
    assert looks.due_look(appeals.rows()[0], given.TODAY)[2] == "tell the candidate"
    appeals.note(appeal_id, "outcome")
    assert looks.due_look(appeals.rows()[0], given.TODAY) is None


def test_what_comes_next_waits_for_the_second_person(appeals, database):
    appeal_id = appeals.receive()
    assert looks.next_text(appeals.page(appeal_id)).startswith("Next: the file is sent to ")
    appeals.enclose(appeal_id)
    appeals.step(appeal_id, "sent", by=given.OFFICE)
    appeals.note_down(appeal_id, "raised", grade="4")
    waits = appeals.page(appeal_id).waiting
    assert looks.waiting_text(waits).startswith("Grade raised: 4 four, 23.11.2026 · Klagenemnda, Tone Myhre")
    appeals.confirm(appeal_id)
    to_tell = "Next: the candidate is told by the letter with the new grade (forvaltningsloven § 27)."
    assert looks.next_text(appeals.page(appeal_id)) == to_tell
    facts = appeals.page(appeal_id).facts
    appeals.told(facts.sitting_id, facts.candidate_id)
    assert looks.next_text(appeals.page(appeal_id)) == ""


def test_what_the_file_lacks_comes_before_it_is_sent(appeals):
    appeal_id = appeals.receive("overall")
    said = looks.next_text(appeals.page(appeal_id))
    assert said.startswith("Before the file is sent to the state representative: This goes along by law (")
    assert "the teacher's grounds for how the grade was set" in said
    appeals.enclose(appeal_id)
    assert looks.next_text(appeals.page(appeal_id)) == "Next: the file is sent to the state representative."


@pytest.mark.parametrize(
    ("sent", "then"),
    [
        (False, "Ask the candidate whether the appeal is withdrawn, or dismiss it."),
        (
            True,
            "Tell complaints board appointed by the state representative, and write down what it answers.",
        ),
    ],
)
def test_an_exam_annulled_meanwhile_is_what_comes_next(appeals, sent, then):
    appeal_id = appeals.sent() if sent else appeals.receive()
    facts = appeals.page(appeal_id).facts
    order = service.AnnulExams(
        candidate_ids=(facts.candidate_id,),
        heard_on=given.TODAY,
        decided_on=given.TODAY,
        person="Liv Dahl",
        told_on=None,
        reason="The wrong paper was handed out.",
    )
    appeals.run(given.LEADER, service.annul_exams, order)
    confirmed(appeals.database)
    page = appeals.page(appeal_id)
    assert looks.next_text(page) == (
        f"The exam of this candidate is annulled: formal mistake in how it was held "
        f"(opplæringsforskrifta §§ 9-40, 15-25). {then}"
    )
    if sent:
        assert page.why["raised"].startswith("This grade is in force no more")
        assert page.why["upheld"] == page.why["dismissed"] == ""
    appeals.step(appeal_id, "withdrawn")
    assert looks.next_text(appeals.page(appeal_id)) == ""


def test_a_grade_corrected_meanwhile_is_said(appeals, database):
    appeal_id = appeals.sent()
    given_exams.corrected(database, appeals.page(appeal_id).facts.candidate_id, "4")
    said = looks.next_text(appeals.page(appeal_id))
    assert said == (
        "The grade was corrected to 4 four meanwhile. Tell complaints board appointed by the state "
        "representative; what it decides is carried out on the grade in force."
    )


def test_a_grade_in_words(appeals, database, clock):
    page = appeals.page(appeals.receive())
    row = row_of(database, page.row.sitting_id)
    assert looks.grade_look(row)[2] == "3 three"
    assert looks.appeal_look(row, given.TODAY)[2] == "appeal 1: received"
    hidden = appeals.grade(told=False)
    with database.reading() as session:
        sitting_id = queries.result_facts(session, hidden).sitting_id
    found = row_of(database, sitting_id)
    assert looks.appeal_look(found, given.TODAY)[2] == "time to appeal not begun"


def test_a_decision_to_carry_out_and_an_annulment(database, clock):
    hall = given_room.a_hall(database, clock)
    hall.begin(101, 103)
    suspected(hall)
    closed(hall, 103)
    row = row_of(database, hall.sitting_id, 103)
    assert looks.appeal_look(row, given_room.DAY)[2] == "annulment decided, to be carried out"
    assert looks.grade_look(row_of(database, hall.sitting_id))[2] == "no result"
    cheated(hall)
    row = row_of(database, hall.sitting_id, 103)
    assert looks.grade_look(row)[2].startswith("annulled: ")
    said = dict(looks.annulment_lines(row.annulment))
    assert said["Grade that was in force"] == "4 four"
    assert said["Grounds"] == "The slip has the answers of task 3."
    assert "§ 9-42" in said["Annulled"]


def test_who_is_told_no_new_grade_since_the_exam_was_annulled_is_told_what_was_decided(appeals):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "raised", grade="4")
    letter = "Next: the candidate is told by the letter with the new grade (forvaltningsloven § 27)."
    assert looks.next_text(appeals.page(appeal_id)) == letter
    appeals.annulled(candidate_id=appeals.page(appeal_id).facts.candidate_id)
    decided = "Next: the candidate is told what was decided (forvaltningsloven § 27)."
    assert looks.next_text(appeals.page(appeal_id)) == decided
