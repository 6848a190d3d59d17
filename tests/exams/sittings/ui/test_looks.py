"""How a sitting is told: each state in a word and with what comes next; no colour alone."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.queries import EventRow, Unavailable
from eduapp.exams.sittings.rules import states
from eduapp.exams.sittings.rules.publishing import Watch
from eduapp.exams.sittings.rules.resits import GROUNDS
from eduapp.exams.sittings.ui import looks
from tests.support import given
from tests.support.given_exams import came, candidates, enter, moved
from tests.support.sight import alike

DAY = date(2026, 11, 23)


def test_every_state_has_a_chip_of_its_own_and_says_what_comes_next():
    chips = [looks.state_look(state) for state in states.STATES]
    assert alike(chips) == []
    assert all(looks.next_text(state) for state in states.STATES)
    assert looks.state_look("from_a_newer_program")[1] == "info"
    assert looks.next_text("from_a_newer_program") == ""


def test_who_brought_it_to_its_state_by_which_paragraph_and_why_is_told(database, sitting_id):
    with database.reading() as session:
        assert looks.event_text(queries.events(session, sitting_id)) == ""
    moved(database, sitting_id, "published")
    moved(database, sitting_id, "annulled", reason="Wrong paper")
    with database.reading() as session:
        said = looks.event_text(queries.events(session, sitting_id))
    assert said == "Annulled by Solveig Nes, 23.11.2026 (opplæringsforskrifta § 9-40): Wrong paper"


@pytest.mark.parametrize(
    ("trained_on", "look", "said"),
    [
        (None, "training lacks", "No training as invigilator is recorded."),
        (date(2026, 11, 1), "trained", "Trained on 01.11.2026; that counts for 24 months"),
        (date(2024, 11, 23), "training lacks", "Trained on 23.11.2024"),
    ],
)
def test_training_is_told_with_the_rule_it_counts_by(trained_on, look, said):
    watch = Watch(uuid4(), "Berit Moe", trained_on, False)
    assert looks.watch_look(watch, DAY)[2] == look
    note = looks.watch_note(watch, DAY)
    assert said in note
    assert note.endswith("Does not teach this course.")
    assert looks.watch_note(Watch(uuid4(), "B", trained_on, True), DAY).endswith("Teaches this course.")


def test_every_ground_is_told_with_its_paragraph():
    for code in code_list(GROUNDS):
        assert "§" in looks.ground_text(code.key)


def test_a_candidate_is_told_in_one_sentence(database, sitting_id, candidate_id):
    [row] = candidates(database, sitting_id)
    assert looks.candidate_sentence(row) == "Haddad, Karim, candidate 101: no result yet, no seat yet"
    came(database, candidate_id, False, documented=True)
    [row] = candidates(database, sitting_id)
    assert (looks.came_text(row), looks.result_look(row)[2]) == ("no, documented", "did not come")
    came(database, candidate_id, True)
    enter(database, candidate_id, "4")
    [row] = candidates(database, sitting_id)
    assert (looks.came_text(row), looks.result_look(row)[0]) == ("yes", "present")


def test_who_cannot_be_there_is_told_by_number_name_and_reason():
    found = [
        Unavailable(uuid4(), 103, "Holm, Ada", "on that day: released."),
        Unavailable(uuid4(), 104, "B", "c"),
    ]
    assert looks.unavailable_text(found).splitlines()[0] == "Candidate 103, Holm, Ada: on that day: released."


def test_a_cancelled_entry_tells_its_reason_in_words():
    assert looks.end_text("moved") == "moved away"
    assert given.TODAY == DAY


def test_an_annulled_exam_is_said_in_its_row_and_aloud(database, sitting_id, candidate_id):
    enter(database, candidate_id, "4")
    with database.writing() as uow:
        service.annul_candidate(uow, candidate_id, "cheating")
    [row] = candidates(database, sitting_id)
    assert looks.result_look(row) == ("absent", "ban", "annulled")
    assert "101: annulled" in looks.candidate_sentence(row)


def test_results_are_counted_of_those_who_get_one(database, sitting_id, candidate_id):
    def told():
        with database.reading() as session:
            facts = looks.facts(queries.sitting(session, sitting_id), [])
        return next(fact.value for fact in facts if fact.title == "Results")

    enter(database, candidate_id, "4")
    assert told() == "1 of 1"
    with database.writing() as uow:
        service.annul_candidate(uow, candidate_id, "cheating")
    assert told() == "0 of 0"


def test_who_released_results_is_told_as_the_second_of_two():
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    one = EventRow(8, "marked", "released", "", "Solveig Nes", at)
    assert looks.event_text([one]) == (
        "Results released, by Solveig Nes as the second of two, 23.11.2026 (forvaltningsloven § 27): "
        "Two people have released the same grades."
    )
