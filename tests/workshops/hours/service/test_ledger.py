"""Hours: logged, corrected, approved by a second person, rejected; nothing is ever deleted."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as forall
from hypothesis import strategies as st
from sqlalchemy import insert, literal, select, update

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command
from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.rules.ledger import digest_of_all
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.support import given, given_workshops
from tests.support.given_workshops import YESTERDAY, approved, some_hours

SHORT = Times(480, 600)


@pytest.fixture
def workshop_id(database):
    return given_workshops.a_workshop(database, tasks=("Framing",))


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def entry(database, entry_id):
    with database.reading() as session:
        return queries.entry(session, entry_id)


def approve(database, *entry_ids, by=given.OTHER_WORKSHOP_LEADER, seen=()):
    order = service.ApproveHours(entry_ids=entry_ids, seen=seen)
    return database.acting_as(by).execute(service.approve_hours, order)


def reject(database, *entry_ids, reason="was at court", by=given.OTHER_WORKSHOP_LEADER):
    order = service.RejectHours(entry_ids=entry_ids, reason=reason)
    return database.acting_as(by).execute(service.reject_hours, order)


def correct(database, entry_id, times=SHORT, by=given.WORKSHOP_LEADER, **others):
    order = service.CorrectHours(
        **({"entry_id": entry_id, "version": entry(database, entry_id).version, "times": times} | others)
    )
    return database.acting_as(by).execute(service.correct_hours, order)


def practice(database, learner_id, workshop_id):
    with database.reading() as session:
        return queries.practice_of(session, learner_id, workshop_id)


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


def test_logged_hours_wait_and_count_for_nothing_yet(database, workshop_id, ola, notes):
    notes.clear()
    entry_id = some_hours(database, workshop_id, ola)

    assert entry(database, entry_id).state == terms.SUBMITTED
    assert practice(database, ola, workshop_id) is None
    assert [(note.action, note.learner) for note in notes] == [(terms.HOURS_LOGGED, ola)]


def test_approved_hours_count_to_the_minute(database, workshop_id, ola):
    first = some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=1), SHORT)
    second = some_hours(database, workshop_id, ola, YESTERDAY)

    approve(database, first, second)

    found = practice(database, ola, workshop_id)
    assert (found.first_day, found.last_day, found.minutes) == (YESTERDAY - timedelta(days=1), YESTERDAY, 510)
    assert found.entry_ids == (first, second)


def test_nobody_approves_what_they_entered(database, workshop_id, ola):
    mine = some_hours(database, workshop_id, ola, by=given.WORKSHOP_LEADER)

    with refused("OwnHours"):
        approve(database, mine, by=given.WORKSHOP_LEADER)
    assert entry(database, mine).state == terms.SUBMITTED


def test_approval_is_all_or_nothing_and_names_everybody(database, workshop_id, ola):
    geir = given.a_learner(database, "Geir Moen")
    waits = some_hours(database, workshop_id, ola)
    own = some_hours(database, workshop_id, geir, by=given.OTHER_WORKSHOP_LEADER)

    with pytest.raises(Refused) as refusal:
        approve(database, waits, own)

    assert refusal.value.sentence().startswith("Moen, Geir: You entered the hours of 20.11.2026 yourself.")
    assert entry(database, waits).state == terms.SUBMITTED


def test_hours_are_approved_as_they_were_read_or_not_at_all(database, workshop_id, ola):
    entry_id = some_hours(database, workshop_id, ola)
    seen = entry(database, entry_id).digest
    correct(database, entry_id)  # meanwhile, at another PC

    with pytest.raises(Conflict):
        approve(database, entry_id, seen=(seen,))
    assert entry(database, entry_id).state == terms.SUBMITTED

    approve(database, entry_id, seen=(entry(database, entry_id).digest,))
    assert entry(database, entry_id).state == terms.APPROVED


def test_a_correction_voids_the_approval_and_needs_it_anew(database, workshop_id, ola, notes):
    entry_id = some_hours(database, workshop_id, ola)
    approved(database, entry_id)
    notes.clear()

    correct(database, entry_id, reason="left at ten")

    assert entry(database, entry_id).state == terms.SUBMITTED
    assert practice(database, ola, workshop_id) is None
    [note] = notes
    assert note.action == terms.HOURS_CORRECTED
    assert (note.details["before"], note.details["after"], note.details["was"]) == (
        "6:30",
        "2:00",
        "approved",
    )
    with refused("OwnHours"):
        approve(database, entry_id, by=given.WORKSHOP_LEADER)


def test_who_corrects_hours_answers_for_them_and_cannot_approve_them(database, workshop_id, ola):
    entry_id = some_hours(database, workshop_id, ola, by=given.WORKSHOP_LEADER)

    correct(database, entry_id, by=given.OTHER_WORKSHOP_LEADER)

    with refused("OwnHours"):
        approve(database, entry_id, by=given.OTHER_WORKSHOP_LEADER)
    approve(database, entry_id, by=given.WORKSHOP_LEADER)


def test_the_database_itself_keeps_two_stretches_from_starting_at_once(database, workshop_id, ola):
    """The last fence, should a rule ever forget it; a rejected one does not stand in the way."""
    entry_id = some_hours(database, workshop_id, ola)
    columns = HoursEntry.__table__.columns
    same = select(literal(new_id(), columns["id"].type), *(c for c in columns if c.name != "id"))
    again = insert(HoursEntry).from_select(
        ["id", *(c.name for c in columns if c.name != "id")], same.where(columns["id"] == entry_id)
    )

    with pytest.raises(Conflict), database.writing() as uow:
        uow.session.execute(again)
    reject(database, entry_id)
    some_hours(database, workshop_id, ola)


def test_taking_an_approval_back_needs_a_reason(database, workshop_id, ola):
    entry_id = some_hours(database, workshop_id, ola)
    approved(database, entry_id)

    with refused("ReasonMissing"):
        correct(database, entry_id)
    assert practice(database, ola, workshop_id).minutes == 390


def test_an_approval_holds_only_for_the_content_it_was_given_for(database, workshop_id, ola):
    """Somebody changes a row behind the program's back: its digest no longer fits, so it is not counted."""
    entry_id = some_hours(database, workshop_id, ola)
    untouched = some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=1))
    approved(database, entry_id, untouched)

    with database.writing() as uow:
        uow.session.execute(
            update(HoursEntry).where(HoursEntry.id == entry_id).values(end_minute=1020, minutes=510)
        )

    found = practice(database, ola, workshop_id)
    assert (found.minutes, found.entry_ids, found.void_ids) == (390, (untouched,), (entry_id,))


def count(database, *entry_ids, by=given.OFFICE):
    order = service.CountHours(entry_ids=entry_ids, statement="2026-1")
    return database.acting_as(by).execute(service.count_hours, order)


def test_only_approved_hours_are_counted_and_each_once(database, workshop_id, ola):
    """Law-states 2.6."""
    waiting = some_hours(database, workshop_id, ola)
    with pytest.raises(Refused) as refused:
        count(database, waiting)
    assert "are waiting for approval. A statement counts approved hours" in refused.value.sentence()
    approved(database, waiting)

    assert count(database, waiting) == digest_of_all([entry(database, waiting).digest])

    assert entry(database, waiting).state == terms.COUNTED
    with pytest.raises(Refused) as refused:
        count(database, waiting)
    assert [one.name for one in refused.value.violations] == ["NotApproved"]


def test_counting_is_the_offices_and_leaders(database, workshop_id, ola):
    hours = some_hours(database, workshop_id, ola)
    approved(database, hours)
    with pytest.raises(NotAllowed):
        count(database, hours, by=given.WORKSHOP_LEADER)


def test_rejected_hours_stay_take_no_time_and_can_be_put_right(database, workshop_id, ola):
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    entry_id = some_hours(database, workshop_id, ola)

    reject(database, entry_id)
    some_hours(database, kitchen, ola, times=SHORT)  # where the person really was

    assert entry(database, entry_id).reject_reason == "was at court"
    with refused("Overlaps"):
        correct(database, entry_id, times=Times(540, 900, 30))
    correct(database, entry_id, times=Times(600, 900, 30))
    assert (entry(database, entry_id).state, entry(database, entry_id).reject_reason) == (terms.SUBMITTED, "")


def test_an_approval_can_be_taken_back_by_rejecting_with_a_reason(database, workshop_id, ola):
    entry_id = some_hours(database, workshop_id, ola)
    approved(database, entry_id)

    with refused("ReasonMissing"):
        reject(database, entry_id, reason=" ")
    reject(database, entry_id)

    assert practice(database, ola, workshop_id) is None


def test_counted_hours_stay_as_they_are(database, workshop_id, ola):
    entry_id = some_hours(database, workshop_id, ola)
    approved(database, entry_id)
    with database.writing() as uow:
        uow.session.execute(update(HoursEntry).where(HoursEntry.id == entry_id).values(state=terms.COUNTED))

    with refused("Locked"):
        correct(database, entry_id, reason="left at ten")
    with refused("CannotReject"):
        reject(database, entry_id)
    assert practice(database, ola, workshop_id).minutes == 390


def test_the_trail_gets_one_note_a_person_for_many_approvals(database, workshop_id, ola, notes):
    geir = given.a_learner(database, "Geir Moen")
    ids = [
        some_hours(database, workshop_id, learner, YESTERDAY - timedelta(days=back))
        for learner in (ola, geir)
        for back in (0, 1, 2)
    ]
    notes.clear()

    approve(database, *ids)

    assert [(note.action, note.learner, note.details["hours"]) for note in notes] == [
        (terms.HOURS_APPROVED, ola, "19:30"),
        (terms.HOURS_APPROVED, geir, "19:30"),
    ]
    assert (notes[0].details["first"], notes[0].details["last"]) == ("18.11.2026", "20.11.2026")


def test_a_stale_correction_is_refused(database, workshop_id, ola):
    entry_id = some_hours(database, workshop_id, ola)
    correct(database, entry_id)

    with pytest.raises(Conflict):
        correct(database, entry_id, times=Times(480, 540), version=1)


def test_approving_what_is_not_there_says_so(database, workshop_id, ola):
    entry_id = some_hours(database, workshop_id, ola)

    with pytest.raises(NotFound):
        approve(database, entry_id, ola)


def test_a_repeated_approval_is_one(database, workshop_id, ola, notes):
    order = service.ApproveHours(entry_ids=(some_hours(database, workshop_id, ola),))
    siri = database.acting_as(given.OTHER_WORKSHOP_LEADER)
    notes.clear()

    siri.execute(service.approve_hours, order)
    siri.execute(service.approve_hours, order)

    assert len(notes) == 1


def test_hours_of_days_to_come_and_impossible_hours_are_refused_together(database, workshop_id, ola):
    with refused("EndsBeforeItStarts", "DayToCome"):
        some_hours(database, workshop_id, ola, given.TODAY + timedelta(days=1), Times(900, 480))


def test_a_task_of_another_workshop_is_refused(database, workshop_id, ola):
    kitchen = given_workshops.a_workshop(database, "Kitchen", tasks=("Soup",))
    with database.reading() as session:
        [soup] = queries.tasks(session, kitchen)

    with refused("TaskUnknown"):
        some_hours(database, workshop_id, ola, task_id=soup.id)


@pytest.mark.parametrize(
    "use_case",
    [service.log_hours, service.correct_hours, service.approve_hours, service.reject_hours],
    ids=lambda use_case: use_case.__name__,
)
def test_a_teacher_does_nothing_with_hours(database, use_case):
    with pytest.raises(NotAllowed), database.acting_as(given.TEACHER).writing() as uow:
        use_case(uow, Command())


quarters = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
    lambda pair: Times(pair[0] * 30, (pair[0] + pair[1]) * 30)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@forall(wanted=st.lists(quarters, max_size=12))
def test_the_ledger_never_holds_two_stretches_at_once(database, workshop_id, wanted):
    """What gets in is what a naive ledger of minutes would let in, whatever the order."""
    learner_id = given.a_learner(database)
    taken = set()
    for times in wanted:
        minutes = set(range(times.start, times.end))
        against = {"Overlaps"} if minutes & taken else set()
        if len(taken) + len(minutes) > ORDINARY_SHIFT.span.minutes:
            against.add("DayLongerThanTheShift")
        if against:
            with pytest.raises(Refused) as caught:
                some_hours(database, workshop_id, learner_id, times=times)
            assert {violation.name for violation in caught.value.violations} == against
        else:
            some_hours(database, workshop_id, learner_id, times=times)
            taken |= minutes

    with database.reading() as session:
        rows = session.execute(
            select(HoursEntry.start_minute, HoursEntry.end_minute).where(HoursEntry.learner_id == learner_id)
        ).all()
    assert sum(end - start for start, end in rows) == len(taken)
