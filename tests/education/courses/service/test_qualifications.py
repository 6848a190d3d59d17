"""Certificates and safety training are noted, put right and withdrawn; nothing that stood there is lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.models import QualificationHeld
from eduapp.education.courses.rules import QualificationFacts
from eduapp.education.courses.service import (
    CorrectQualification,
    NoteQualification,
    WithdrawQualification,
)
from tests.support import given

OBTAINED, UNTIL = date(2026, 1, 5), date(2027, 6, 30)
FACTS = QualificationFacts("certificate", "TRUCK", OBTAINED, UNTIL)


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def note(database, learner_id, **change):
    order = NoteQualification(learner_id=learner_id, facts=replace(FACTS, **change))
    return database.acting_as(given.TEACHER).execute(service.note_qualification, order)


def correct(database, entry_id, reason="read wrongly", version=1, **change):
    order = CorrectQualification(
        entry_id=entry_id, version=version, facts=replace(FACTS, **change), reason=reason
    )
    return database.execute(service.correct_qualification, order)


def withdraw(database, entry_id, reason="called back by its issuer", version=1):
    order = WithdrawQualification(entry_id=entry_id, version=version, reason=reason)
    return database.execute(service.withdraw_qualification, order)


def held(database, learner_id):
    with database.reading() as session:
        return queries.held(session, learner_id)


def history(database, learner_id):
    with database.reading() as session:
        return queries.history_of_held(session, learner_id)


def refused(do, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        do(*args, **kwargs)
    return [violation.name for violation in refusal.value.violations]


def test_what_somebody_holds_is_noted_with_who_saw_it(database, learner_id, published, notes):
    published.clear()
    notes.clear()

    entry_id = note(database, learner_id, code=" truck ")

    [row] = held(database, learner_id)
    assert (row.id, row.facts, row.noted_by) == (entry_id, FACTS, given.TEACHER.name)
    assert [terms.QUALIFICATIONS_CHANGED in topics for topics in published] == [True]
    assert [(one.action, one.learner, one.details) for one in notes] == [
        (
            terms.QUALIFICATION_NOTED,
            learner_id,
            {
                "name": "Haddad, Karim",
                "what": "qualification_kinds:certificate",
                "code": "TRUCK",
                "day": "2026-01-05",
                "until": "2027-06-30",
                "known": "qualification_proofs:paper_seen",
            },
        )
    ]


def test_all_reasons_against_it_are_told_and_nothing_is_kept(database, learner_id, published, notes):
    note(database, learner_id)
    published.clear()
    notes.clear()

    assert refused(note, database, learner_id) == ["HeldAlready"]
    tomorrow = given.TODAY + timedelta(days=1)
    found = refused(note, database, learner_id, kind="", code="", day=tomorrow, until=OBTAINED, known="")
    assert found == [
        "QualificationKindUnknown", "QualificationCodeMissing", "ProofUnknown", "NotObtainedYet",
        "EndsBeforeObtained",
    ]  # fmt: skip
    assert published == notes == []
    assert len(held(database, learner_id)) == 1


def test_a_renewal_stands_beside_what_ran_out(database, learner_id):
    note(database, learner_id, until=date(2026, 9, 30))
    note(database, learner_id, day=date(2026, 10, 1))

    assert [row.day for row in held(database, learner_id)] == [date(2026, 10, 1), OBTAINED]


def test_a_correction_keeps_the_old_entry_with_both_names_and_the_reason(database, learner_id, notes):
    entry_id = note(database, learner_id, code="TRUK", until=None)
    notes.clear()

    correct(database, entry_id)

    [row] = held(database, learner_id)
    assert (row.facts, row.reason) == (FACTS, "read wrongly")
    assert [(one.code, one.noted_by) for one in history(database, learner_id)] == [
        ("TRUCK", given.LEADER.name),
        ("TRUK", given.TEACHER.name),
    ]
    assert (notes[0].action, notes[0].details["changed"]) == (
        terms.QUALIFICATION_CORRECTED,
        {"held_code": ["TRUK", "TRUCK"], "held_until": ["", "2027-06-30"]},
    )


def test_a_correction_changes_something_says_why_and_keeps_to_the_rules(database, learner_id):
    entry_id = note(database, learner_id)
    note(database, learner_id, code="CRANE")

    assert refused(correct, database, entry_id, reason=" ") == ["NothingPutRight", "CorrectionReasonMissing"]
    found = refused(correct, database, entry_id, reason="", code="crane", known="?")
    assert found == ["CorrectionReasonMissing", "ProofUnknown", "HeldAlready"]


def test_what_was_withdrawn_is_held_no_more_and_can_be_noted_again(database, learner_id, notes):
    entry_id = note(database, learner_id)
    assert refused(withdraw, database, entry_id, reason="") == ["CorrectionReasonMissing"]

    withdrawn = withdraw(database, entry_id)

    assert held(database, learner_id) == []
    assert (notes[-1].action, notes[-1].details["reason"]) == (
        terms.QUALIFICATION_WITHDRAWN,
        "called back by its issuer",
    )
    again = note(database, learner_id)
    assert [row.id for row in held(database, learner_id)] == [again]
    assert [row.id for row in history(database, learner_id)] == [again, withdrawn, entry_id]


def test_an_entry_is_put_right_once(database, learner_id):
    entry_id = note(database, learner_id)
    for attempt in (correct, withdraw):
        with pytest.raises(Conflict):
            attempt(database, entry_id, version=7, reason="twice")
    withdrawn = withdraw(database, entry_id)

    for gone in (entry_id, withdrawn, given.TEACHER.user_id):
        for attempt in (correct, withdraw):
            with pytest.raises(NotFound):
                attempt(database, gone, reason="twice")


def test_nobody_is_noted_for_who_is_not_known(database):
    with pytest.raises(NotFound):
        note(database, given.TEACHER.user_id)


def test_a_repeated_command_makes_one_entry(database, learner_id):
    order = NoteQualification(learner_id=learner_id, facts=FACTS)
    first = database.execute(service.note_qualification, order)

    assert database.execute(service.note_qualification, order) == first
    assert len(history(database, learner_id)) == 1


@pytest.mark.parametrize("who", [given.OFFICE, given.ADMINISTRATOR, given.AUDITOR], ids=lambda one: one.title)
def test_who_may_not_note_it_may_not_put_it_right_either(database, learner_id, who):
    entry_id = note(database, learner_id)
    for attempt in (
        lambda other: other.execute(
            service.note_qualification, NoteQualification(learner_id=learner_id, facts=FACTS)
        ),
        lambda other: correct(other, entry_id, code="X"),
        lambda other: withdraw(other, entry_id),
    ):
        with pytest.raises(NotAllowed):
            attempt(database.acting_as(who))


def test_who_gives_the_training_notes_it_and_the_office_sees_it():
    for who in (given.LEADER, given.TEACHER, given.WORKSHOP_LEADER):
        assert who.may(terms.SEE_QUALIFICATIONS)
        assert who.may(terms.NOTE_QUALIFICATIONS)
    assert given.OFFICE.may(terms.SEE_QUALIFICATIONS)
    assert not given.AUDITOR.may(terms.SEE_QUALIFICATIONS)


@pytest.mark.parametrize(
    "wrong",
    [{"until": date(2026, 1, 4)}, {"withdrawn": True}, {"code": "TRUCK"}],
    ids=["backwards", "withdrawn without a reason", "twice"],
)
def test_the_database_is_the_last_fence(database, learner_id, wrong):
    note(database, learner_id)
    known = {
        "learner_id": learner_id, "kind": "certificate", "code": "CRANE", "day": OBTAINED, "until": UNTIL,
        "known": "told", "noted_by": given.LEADER.user_id, "noted_at": given.NOW, "version": 1,
    }  # fmt: skip
    with database.engine.begin() as connection, pytest.raises(IntegrityError):
        connection.execute(insert(QualificationHeld).values(known | wrong))


def test_a_withdrawn_entry_leaves_its_place_to_another(database, learner_id):
    """The index of one current entry holds only those that count."""
    for _time in range(3):
        withdraw(database, note(database, learner_id))

    assert len(history(database, learner_id)) == 6
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM qualification_held WHERE withdrawn")) == 3
