"""Every step is a line that stays; two people are two, also for the database; mistakes are taken back."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as drawn
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.exams.custody import queries, service, terms
from eduapp.exams.custody.rules.recording import StepFacts
from eduapp.exams.custody.rules.steps import KINDS, STEPS
from tests.support import accounts, given
from tests.support.given_custody import (
    AT_HALF_PAST_EIGHT,
    a_bundle,
    an_exam,
    by_two,
    confirm,
    step,
    take_back,
    the_bundle,
)


def refused(call):
    with pytest.raises(Refused) as refusal:
        call()
    return [one.name for one in refusal.value.violations]


def test_a_day_of_papers_balances_to_the_last_sheet(database, sitting_id):
    """Rule 72: received, opened, used, returned, destroyed and sent, and the sum holds."""
    papers = a_bundle(database, sitting_id, "Version A", count=16, seal="P 1")
    sheets = a_bundle(database, sitting_id, "Answer sheets", "answer_sheets", count=60)
    step(database, papers, "moved", words="The safe in the office")
    by_two(database, papers, "opened", count=16)
    by_two(database, sheets, "opened", count=60)
    step(database, papers, "handed_out", count=14, first_number=1, last_number=14)
    step(database, sheets, "handed_out", count=42)
    step(database, sheets, "back", count=3)
    with database.reading() as session:
        assert not queries.balance(session, sitting_id).settled
    step(database, sheets, "handed_in", count=39)
    step(database, sheets, "sealed", reference="P 2")
    by_two(database, sheets, "opened", count=21)
    step(database, sheets, "sent", count=39, words="The examiners", reference="RR 1")
    step(database, papers, "returned", count=1, words="The county")
    by_two(database, papers, "destroyed", count=1, words="Shredded in the office")
    with database.reading() as session:
        balance = queries.balance(session, sitting_id)
    first, second = balance.bundles
    assert (first.received, first.used, first.returned, first.destroyed) == (16, 14, 1, 1)
    assert (second.received, second.unused, second.sent, second.out) == (60, 21, 39, 0)
    assert balance.settled


def test_opening_takes_two_people_and_the_database_holds_it(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    event_id = step(database, bundle_id, "opened", count=30)
    assert the_bundle(database, bundle_id).standing.state == "unsealed"
    assert refused(lambda: step(database, bundle_id, "handed_out", count=1)) == ["WaitsAlready", "NotOpened"]
    assert refused(lambda: confirm(database, bundle_id, event_id, given.INVIGILATOR)) == ["SamePerson"]
    confirm(database, bundle_id, event_id)
    row = the_bundle(database, bundle_id)
    assert row.standing.state == "open"
    assert (row.log[1].by, row.log[1].second) == (given.INVIGILATOR.name, given.LEADER.name)
    assert refused(lambda: confirm(database, bundle_id, event_id, given.OFFICE)) == ["NothingWaits"]
    somebody = f"SELECT id FROM user_account WHERE name = '{given.OFFICE.name}'"
    for change in (
        "UPDATE bundle_event SET entered_by = first_by WHERE kind = 'confirmed'",
        "UPDATE bundle_event SET first_by = NULL WHERE kind = 'confirmed'",
        f"UPDATE bundle_event SET first_by = ({somebody}) WHERE kind = 'confirmed'",
    ):
        with (
            accounts.owner_of(database) as owner,
            pytest.raises(IntegrityError),
            owner.engine.begin() as connection,
        ):
            connection.execute(text(change))


def test_papers_are_not_opened_before_their_time_neither_by_the_first_nor_by_the_second(
    database, clock, sitting_id
):
    bundle_id = a_bundle(database, sitting_id)
    clock.moment = datetime(2026, 11, 23, 6, 59, tzinfo=UTC)
    assert refused(lambda: step(database, bundle_id, "opened", count=30)) == ["TooEarly"]
    clock.moment += timedelta(minutes=1)
    event_id = step(database, bundle_id, "opened", count=30)
    clock.moment -= timedelta(minutes=1)
    assert refused(lambda: confirm(database, bundle_id, event_id)) == ["TooEarly"]
    tomorrow = an_exam(database, given.TODAY + timedelta(days=1))
    clock.moment = AT_HALF_PAST_EIGHT
    later = a_bundle(database, tomorrow)
    assert refused(lambda: step(database, later, "opened", count=30)) == ["TooEarly"]
    blank = a_bundle(database, tomorrow, "Sheets", "answer_sheets")
    by_two(database, blank, "opened", count=30)


def test_a_mistake_stays_beside_what_takes_it_back(database, sitting_id, notes):
    bundle_id = a_bundle(database, sitting_id)
    by_two(database, bundle_id, "opened", count=30)
    wrong = step(database, bundle_id, "handed_out", count=15)
    take_back(database, bundle_id, wrong, count=14)
    row = the_bundle(database, bundle_id)
    assert (row.balance.out, row.balance.unused) == (14, 16)
    assert (row.log[3].event.count, row.log[3].put_right, row.log[3].worth) == (15, 14, queries.STANDS)
    assert (row.log[4].event.kind, row.log[4].about_number, row.log[4].words) == (
        "taken_back",
        4,
        "Wrong bundle",
    )
    assert notes[-1].action == terms.TAKEN_BACK
    assert refused(lambda: take_back(database, bundle_id, wrong)) == ["TakenBackAlready"]


def test_what_two_did_is_taken_back_by_two_and_only_where_nothing_follows_from_it(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id, seal="P 1")
    opened = by_two(database, bundle_id, "opened", count=30)
    used = step(database, bundle_id, "handed_out", count=14)
    assert refused(lambda: take_back(database, bundle_id, opened)) == ["LaterStepsStand"]
    take_back(database, bundle_id, used)
    taking = take_back(database, bundle_id, opened)
    assert the_bundle(database, bundle_id).standing.state == "open"
    confirm(database, bundle_id, taking, given.OFFICE)
    row = the_bundle(database, bundle_id)
    assert (row.standing.state, row.seal) == ("sealed", "P 1")
    by_two(database, bundle_id, "opened", count=30)


def test_a_taking_back_that_waited_is_given_up_and_tried_again(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    opened = by_two(database, bundle_id, "opened", count=30)
    first = take_back(database, bundle_id, opened)
    take_back(database, bundle_id, first)
    assert the_bundle(database, bundle_id).waiting is None
    second = take_back(database, bundle_id, opened)
    confirm(database, bundle_id, second, given.OFFICE)
    assert the_bundle(database, bundle_id).standing.state == "unsealed"


def test_a_receipt_taken_back_makes_room_for_the_right_one(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    [receipt] = the_bundle(database, bundle_id).log
    take_back(database, bundle_id, receipt.event.id)
    assert the_bundle(database, bundle_id).balance.settled
    assert refused(lambda: step(database, bundle_id, "opened", count=30)) == ["NothingReceived"]
    step(database, bundle_id, "received", count=31, words="The county")
    assert the_bundle(database, bundle_id).balance.received == 31


def test_what_is_recorded_is_about_what_was_shown(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    step(database, bundle_id, "moved", words="The safe")
    stale = service.RecordStep(bundle_id=bundle_id, turn=1, step="moved", facts=StepFacts(words="The room"))
    with pytest.raises(Conflict):
        database.execute(service.record_step, stale)


def test_no_line_is_changed_or_goes_away(database, sitting_id):
    """Whatever happens, what stood in the log stands there as it was."""
    bundle_id = a_bundle(database, sitting_id)
    query = text("SELECT * FROM bundle_event ORDER BY number")
    before = []
    for act in (
        lambda: by_two(database, bundle_id, "opened", count=29),
        lambda: by_two(database, bundle_id, "missing", count=1, words="Not in the bag"),
        lambda: step(database, bundle_id, "found", count=1, words="In the safe"),
        lambda: take_back(database, bundle_id, the_bundle(database, bundle_id).log[-1].event.id),
    ):
        act()
        with database.engine.connect() as connection:
            now = [tuple(row) for row in connection.execute(query)]
        assert now[: len(before)] == before
        assert len(now) > len(before)
        before = now


def test_the_trail_tells_which_exam_and_bundle_and_who_the_first_was(database, sitting_id, notes):
    bundle_id = a_bundle(database, sitting_id)
    by_two(database, bundle_id, "opened", count=30)
    told = notes[-1]
    assert (told.action, told.subject, told.learner) == (terms.CONFIRMED, bundle_id, None)
    assert told.details["first"] == given.INVIGILATOR.name
    assert told.details["step"] == "bundle_steps:opened"
    assert (told.details["course"], told.details["day"]) == ("Matematikk", "2026-11-23")


def test_who_may_not_learns_that_first_and_what_is_gone_is_said(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    orders = (
        (
            service.record_step,
            lambda id: service.RecordStep(bundle_id=id, turn=1, step="moved", facts=StepFacts()),
        ),
        (service.confirm_step, lambda id: service.ConfirmStep(bundle_id=id, turn=1, event_id=UUID(int=5))),
        (
            service.take_step_back,
            lambda id: service.TakeStepBack(bundle_id=id, turn=1, event_id=UUID(int=5), reason="x"),
        ),
    )
    for use_case, order in orders:
        with pytest.raises(NotAllowed):
            database.acting_as(given.TEACHER).execute(use_case, order(UUID(int=5)))
        with pytest.raises(NotFound):
            database.execute(use_case, order(UUID(int=5)))
    for use_case, order in orders[1:]:
        with pytest.raises(NotFound):
            database.execute(use_case, order(bundle_id))
    unknown = service.RecordStep(bundle_id=bundle_id, turn=1, step="eaten", facts=StepFacts())
    with pytest.raises(NotFound):
        database.execute(service.record_step, unknown)
    own = database.acting_as(given.INVIGILATOR)
    with pytest.raises(NotAllowed):
        own.execute(service.take_step_back, orders[2][1](bundle_id))


@st.composite
def anything(draw):
    """A step as somebody might send it, sensible or not."""
    kind = draw(st.sampled_from(STEPS))
    pile = draw(st.sampled_from(("", *KINDS[kind].piles)))
    return kind, draw(st.integers(0, 12)), pile, draw(st.sampled_from(("confirm", "back", "leave")))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@drawn(st.lists(anything(), min_size=4, max_size=14))
def test_rule_72_whatever_is_sent_the_sum_of_the_stored_log_holds(database, clock, done):
    clock.moment = AT_HALF_PAST_EIGHT
    bundle_id = a_bundle(database, an_exam(database), count=12)
    for number, (kind, count, pile, then) in enumerate(done):
        try:
            event_id = step(
                database,
                bundle_id,
                kind,
                count=count,
                pile=pile,
                words="x",
                reference=f"{bundle_id}-{number}",
            )
            if then == "confirm":
                confirm(database, bundle_id, event_id)
            if then == "back":
                take_back(database, bundle_id, event_id)
        except Refused:
            continue
        one = the_bundle(database, bundle_id).balance
        assert one.received == one.told
        parts = (one.unused, one.out, one.handed_in, one.returned, one.destroyed, one.sent, one.missing)
        assert min(parts) >= 0
        if one.state in {"unsealed", "sealed"} and not any(
            row.event.kind == "confirmed" for row in the_bundle(database, bundle_id).log
        ):
            assert one.used == 0


def test_what_is_written_of_papers_tells_of_nobody(database, sitting_id):
    assert refused(lambda: a_bundle(database, sitting_id, "Juks, kandidat 103")) == ["WordTells"]
    bundle = a_bundle(database, sitting_id)
    for words in ("Kandidat 103 jukset", "Kandidaten er syk", "Flyttet til isolat"):
        assert refused(lambda why=words: step(database, bundle, "moved", words=why)) == ["WordTells"]
    step(database, bundle, "moved", words="Mistanke om juks: sendes ikke")
