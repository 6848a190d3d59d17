"""A fixed grade is put right by two, or not at all; the old one stays with every name."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, EduError, NotAllowed, NotFound
from eduapp.exams.sittings import queries, service, terms
from tests.support import given
from tests.support.given_exams import (
    candidates,
    corrected,
    decided_before,
    enter,
    fixed,
    moved,
    proposed,
    refused,
)


def attest(database, correction_id, by=given.LEADER, version=1):
    order = service.AttestCorrection(correction_id=correction_id, version=version)
    return database.acting_as(by).execute(service.attest_correction, order)


def refuse(database, correction_id, by=given.LEADER, reason="The list is right", version=1):
    order = service.RefuseCorrection(correction_id=correction_id, version=version, reason=reason)
    database.acting_as(by).execute(service.refuse_correction, order)


def history(database, candidate_id):
    with database.reading() as session:
        return queries.history(session, candidate_id)


def waiting(database):
    with database.reading() as session:
        return queries.waiting_corrections(session)


@pytest.mark.both_databases
def test_a_proposal_changes_nothing_until_a_second_person_attests_it(database, sitting_id, candidate_id):
    enter(database, candidate_id, "1")
    correction_id = proposed(database, candidate_id, "5", " Read wrongly ")
    [row] = candidates(database, sitting_id)
    assert row.grade == "1"
    assert [(one.old, one.new, one.proposed_by) for one in waiting(database)] == [
        ("1 one", "5 five", given.TEACHER.name)
    ]

    attest(database, correction_id)
    [row] = candidates(database, sitting_id)
    assert (row.grade, row.passed) == ("5", True)
    new, old = history(database, candidate_id)
    assert (new.grade, new.superseded, new.reason, new.basis) == ("5", False, "Read wrongly", "entry_error")
    assert (new.proposed_by, new.entered_by) == (given.TEACHER.name, given.LEADER.name)
    assert (old.grade, old.superseded, old.entered_by, old.proposed_by) == ("1", True, given.LEADER.name, "")
    assert waiting(database) == []


@pytest.mark.both_databases
def test_nobody_attests_what_they_proposed_themselves(database, sitting_id, candidate_id):
    enter(database, candidate_id, "1")
    correction_id = proposed(database, candidate_id, "5", by=given.LEADER)

    assert refused(lambda: attest(database, correction_id)) == {"OwnCorrection"}
    assert candidates(database, sitting_id)[0].grade == "1"
    with pytest.raises(IntegrityError), database.engine.begin() as connection:  # nor does the database
        connection.execute(
            text("UPDATE result_correction SET attested_by = proposed_by, attested_at = proposed_at")
        )


def test_a_correction_needs_reason_basis_another_grade_and_something_to_correct(database, candidate_id):
    with pytest.raises(NotFound):
        proposed(database, candidate_id, "5")
    enter(database, candidate_id, "4")

    assert refused(lambda: proposed(database, candidate_id, "4", " ", "because")) == {
        "ReasonMissing",
        "SameGrade",
        "BasisUnknown",
    }
    assert refused(lambda: proposed(database, candidate_id, "9")) == {"GradeUnknown"}


def test_one_correction_waits_at_a_time_and_says_whose(database, candidate_id):
    enter(database, candidate_id, "4")
    proposed(database, candidate_id, "5")
    with pytest.raises(EduError) as refusal:
        proposed(database, candidate_id, "6", by=given.LEADER)
    [said] = refusal.value.violations
    assert (said.name, said.facts["name"]) == ("CorrectionWaits", given.TEACHER.name)


def test_it_is_refused_with_a_reason_and_another_can_be_proposed(database, sitting_id, candidate_id):
    enter(database, candidate_id, "4")
    first = proposed(database, candidate_id, "5")
    assert refused(lambda: refuse(database, first, reason=" ")) == {"RefusalReasonMissing"}
    refuse(database, first)
    assert refused(lambda: attest(database, first, version=2)) == {"CorrectionDecided"}
    assert refused(lambda: refuse(database, first, version=2)) == {"CorrectionDecided"}

    attest(database, proposed(database, candidate_id, "6"))
    assert candidates(database, sitting_id)[0].grade == "6"
    with database.reading() as session:
        kept = queries.corrections(session, candidate_id)
    assert [(one.new, one.refused_by, one.refused_reason, one.attested_by) for one in kept] == [
        ("5 five", given.LEADER.name, "The list is right", ""),
        ("6 six", "", "", given.LEADER.name),
    ]


def test_who_proposed_it_takes_it_back_and_no_other_colleague_does(database, candidate_id):
    enter(database, candidate_id, "4")
    correction_id = proposed(database, candidate_id, "5")
    with pytest.raises(NotAllowed):
        refuse(database, correction_id, given.OFFICE)
    refuse(database, correction_id, given.TEACHER, "I looked at the wrong line")
    assert waiting(database) == []


def test_who_has_seen_another_state_of_it_decides_nothing(database, candidate_id):
    enter(database, candidate_id, "4")
    order = service.ProposeCorrection(
        candidate_id=candidate_id, before=given.LEADER.user_id, grade="5", basis="entry_error", reason="Why"
    )
    with pytest.raises(Conflict):  # it is another result than was shown
        database.execute(service.propose_correction, order)
    correction_id = proposed(database, candidate_id, "5")
    with pytest.raises(Conflict):
        attest(database, correction_id, version=7)


def test_a_result_that_was_annulled_with_its_exam_is_not_corrected(database, sitting_id, candidate_id):
    enter(database, candidate_id, "4")
    correction_id = proposed(database, candidate_id, "5")
    order = service.AnnulSitting(sitting_id=sitting_id, reason="Wrong paper")
    database.execute(service.annul_sitting, order)

    assert refused(lambda: attest(database, correction_id)) == {"ResultMovedOn", "NoResultsNow"}
    refuse(database, correction_id, reason="The exam does not count")


@pytest.mark.parametrize(
    ("actor", "may_propose"), [(given.TEACHER, True), (given.OFFICE, True), (given.INVIGILATOR, False)]
)
def test_only_a_leader_attests(database, candidate_id, actor, may_propose):
    enter(database, candidate_id, "4")
    if may_propose:
        assert proposed(database, candidate_id, "5", by=actor)
    else:
        with pytest.raises(NotAllowed):
            proposed(database, candidate_id, "5", by=actor)
        proposed(database, candidate_id, "5")
    with pytest.raises(NotAllowed):
        attest(database, waiting(database)[0].id, actor)


def test_every_step_is_in_the_trail_with_both_names(database, candidate_id, notes):
    enter(database, candidate_id, "4")
    refuse(database, proposed(database, candidate_id, "5"))
    corrected(database, candidate_id, "6")

    told = [note for note in notes if "correct" in note.action]
    assert [note.action for note in told] == [
        terms.CORRECTION_PROPOSED,
        terms.CORRECTION_REFUSED,
        terms.CORRECTION_PROPOSED,
        terms.RESULT_CORRECTED,
    ]
    last = told[-1].details
    assert (last["old"], last["grade"], last["first"]) == ("4", "6", given.TEACHER.name)
    assert last["basis"] == "correction_bases:entry_error"
    assert told[1].details["why"] == "The list is right"


def test_points_of_a_new_grade_are_kept_with_it(database, sitting_id, candidate_id):
    moved(database, sitting_id, "published", "open", "running", "collecting", "sealed")
    fixed(database, candidate_id, "4", 1200, 2000)
    order = service.ProposeCorrection(
        candidate_id=candidate_id, grade="5", basis="key_corrected", reason="Key", points=1500, most=2000
    )
    correction_id = database.acting_as(given.TEACHER).execute(service.propose_correction, order)
    attest(database, correction_id)
    with database.engine.connect() as connection:
        query = text("SELECT grade, points, most FROM exam_result ORDER BY entered_at, superseded DESC")
        assert [tuple(row) for row in connection.execute(query)] == [("4", 1200, 2000), ("5", 1500, 2000)]


@pytest.mark.both_databases
def test_what_an_instance_decided_is_proposed_by_no_hand_and_refused_by_none(
    database, sitting_id, candidate_id
):
    result_id = enter(database, candidate_id, "4")
    assert refused(lambda: proposed(database, candidate_id, "2", basis="appeal")) == {"BasisOfAnInstance"}
    correction_id = decided_before(database, candidate_id, result_id, "5")

    for by in (given.TEACHER, given.LEADER):
        assert refused(lambda by=by: refuse(database, correction_id, by)) == {"DecidedByInstance"}
    assert [bool(one.never_refused) for one in waiting(database)] == [True]
    attest(database, correction_id)
    assert candidates(database, sitting_id)[0].grade == "5"


def test_what_two_wrote_down_of_an_instance_is_in_force_with_both_names(database, sitting_id, candidate_id):
    result_id = enter(database, candidate_id, "4")
    with database.acting_as(given.LEADER).writing() as uow:
        teacher = given.TEACHER.user_id
        service.correct_as_decided(uow, candidate_id, "5", "The board said so", result_id, teacher)

    assert (waiting(database), candidates(database, sitting_id)[0].grade) == ([], "5")
    with database.reading() as session:
        [kept] = queries.corrections(session, candidate_id)
    assert (kept.basis, kept.proposed_by, kept.attested_by) == ("appeal", "Ingrid Solheim", "Solveig Nes")


def test_what_was_decided_of_a_grade_that_counts_no_more_is_put_away(database, sitting_id, candidate_id):
    result_id = enter(database, candidate_id, "4")
    correction_id = decided_before(database, candidate_id, result_id, "5")
    order = service.AnnulSitting(sitting_id=sitting_id, reason="Wrong paper")
    database.execute(service.annul_sitting, order)

    refuse(database, correction_id, reason="The exam does not count")
    assert waiting(database) == []
