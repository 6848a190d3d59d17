"""Taking learners in and putting their records right."""

from datetime import date

import pytest

from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.people.learners import queries, service, terms
from eduapp.people.learners.rules import LearnerFacts
from tests.support import given


def admit(database, **facts):
    return database.execute(service.admit_learner, service.AdmitLearner(facts=LearnerFacts(**facts)))


def test_an_admitted_learner_is_found_by_the_beginning_of_any_name(database):
    admit(database, number="2007", family_name="Sárá", given_name="Nils-Ánte")

    with database.reading() as session:
        assert [row.name for row in queries.find(session, "ant sara")] == ["Sárá, Nils-Ánte"]
        assert queries.find(session, "ara") == []


def test_one_name_is_enough(database):
    learner_id = admit(database, number="2009", given_name="Sukarno")

    with database.reading() as session:
        assert queries.names(session, [learner_id]) == {learner_id: "Sukarno"}


def test_a_number_belongs_to_one_learner(database):
    admit(database, number="1042", family_name="Lie", given_name="Jonas")

    with pytest.raises(Refused) as refusal:
        admit(database, number="1042", family_name="Moen")
    assert [violation.name for violation in refusal.value.violations] == ["NumberTaken"]
    assert "Lie, Jonas" in refusal.value.sentence()


def test_all_reasons_are_told_at_once(database):
    with pytest.raises(Refused) as refusal:
        admit(database, number="", birth_date=date(2030, 1, 1), norwegian_level="Z9")
    names = {violation.name for violation in refusal.value.violations}
    assert names == {"NumberMissing", "NameMissing", "BirthDateImpossible", "LevelUnknown"}


def test_a_repeated_command_makes_one_learner(database):
    order = service.AdmitLearner(facts=LearnerFacts(number="1", family_name="Vik"))

    first = database.execute(service.admit_learner, order)
    second = database.execute(service.admit_learner, order)

    assert first == second
    with database.reading() as session:
        assert queries.count(session) == 1


def test_a_refusal_leaves_no_trace(database, published, notes):
    with pytest.raises(Refused):
        admit(database, number="1")
    assert published == notes == []


def test_a_correction_keeps_what_was_there_in_the_trail(database, notes):
    learner_id = given.a_learner(database, "Karim Haddad", number="1003")
    with database.reading() as session:
        head = queries.head(session, learner_id)
    notes.clear()

    order = service.CorrectLearner(
        learner_id=learner_id, version=head.version, facts=LearnerFacts(number="1003", family_name="Hadad")
    )
    database.execute(service.correct_learner, order)

    [note] = notes
    assert (note.action, note.learner) == (terms.LEARNER_CORRECTED, learner_id)
    assert note.details["changed"]["family_name"] == ["Haddad", "Hadad"]


def test_a_stale_correction_is_refused(database):
    learner_id = given.a_learner(database)
    order = service.CorrectLearner(
        learner_id=learner_id, version=7, facts=LearnerFacts(number="1", family_name="X")
    )
    with pytest.raises(Conflict):
        database.execute(service.correct_learner, order)


def test_a_teacher_does_not_admit(database):
    with pytest.raises(NotAllowed):
        admit(database.acting_as(given.TEACHER), number="1", family_name="Vik")


def test_names_sort_as_norwegians_expect(database):
    for number, name in enumerate(["Ås", "Ærlend", "Ødegård", "Zetterlund", "Aasen", "Berg", "Østby"]):
        admit(database, number=str(number), family_name=name)

    with database.reading() as session:
        names = [row.name for row in queries.learners(session)]
    assert names == ["Berg", "Zetterlund", "Ærlend", "Ødegård", "Østby", "Ås", "Aasen"]


def test_the_trail_says_that_a_note_was_changed_and_never_what_stood_in_it(database, notes):
    learner_id = given.a_learner(database, "Ola Vik", number="7", staff_note="Not for here")
    order = service.CorrectLearner(
        learner_id=learner_id,
        version=1,
        facts=LearnerFacts(number="7", family_name="Vik", learner_note="Bring a  pen\n\nor two"),
    )
    notes.clear()
    database.execute(service.correct_learner, order)

    [note] = notes
    assert note.details["changed"]["staff_note"] == note.details["changed"]["learner_note"] == ["", ""]
    assert "Not for here" not in str(note.details)
    with database.reading() as session:
        assert queries.head(session, learner_id).facts.learner_note == "Bring a pen\nor two"
