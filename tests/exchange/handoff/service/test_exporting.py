"""Freezing days under a number, and taking out in time what tells of refusals."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.exchange.handoff import queries, service, terms
from eduapp.exchange.handoff.models import HandoffExport
from eduapp.exchange.handoff.rules import thawed
from tests.support import given, given_attendance, given_workshops
from tests.support.given_handoff import MONDAY, SUNDAY, exported


@pytest.fixture
def group(database, clock):
    given_workshops.at(clock, given.TODAY, 16)
    group = given_attendance.a_class(database, 2)
    given_attendance.mark_rest(database, group.session_id)
    return group


def prepare(database, first=MONDAY, last=SUNDAY, by=given.LEADER):
    order = service.PrepareExport(first=first, last=last)
    return database.acting_as(by).execute(service.prepare_export, order)


def written(database, export_id, kind="csv"):
    return database.execute(service.note_written, service.NoteWritten(export_id=export_id, format=kind))


def exports(database):
    with database.reading() as session:
        return [
            (row.number, row.format) for row in session.query(HandoffExport).order_by(HandoffExport.made_at)
        ]


def test_the_same_again_is_the_same_export(database, group):
    first = prepare(database)
    written(database, first)

    assert prepare(database) == first
    assert written(database, first, "xlsx") == "2026-1"
    assert exports(database) == [("2026-1", "csv")]


def test_what_changed_is_a_new_export_with_the_next_number(database, group, clock):
    first = prepare(database)
    written(database, first)
    clock.moment += timedelta(minutes=1)
    given_attendance.mark(database, group.session_id, group.learner_ids[0], "late", minutes_late=10)

    written(database, prepare(database))

    assert exports(database) == [("2026-1", "csv"), ("2026-2", "csv")]


def test_what_went_back_to_what_it_was_is_handed_over_anew(database, group, clock):
    """The newest must be the one that holds: else the one in between would seem to."""
    written(database, prepare(database))
    for code in ("absent", "present"):
        clock.moment += timedelta(minutes=1)
        given_attendance.mark(database, group.session_id, group.learner_ids[0], code)
        written(database, prepare(database))

    assert [number for number, _format in exports(database)] == ["2026-1", "2026-2", "2026-3"]


def test_a_repeated_command_takes_one_number(database, group):
    order = service.PrepareExport(first=MONDAY, last=SUNDAY)

    assert database.execute(service.prepare_export, order) == database.execute(service.prepare_export, order)
    assert len(exports(database)) == 1


def test_a_total_the_ledger_does_not_bear_out_is_refused_with_person_day_and_difference(
    database, group, monkeypatch, notes
):
    real = queries.days

    def off_by_five(session, *asked):
        from dataclasses import replace  # noqa: PLC0415 - only here

        one, *others = real(session, *asked)
        return (replace(one, minutes=replace(one.minutes, attended=one.minutes.attended + 5)), *others)

    monkeypatch.setattr(queries, "days", off_by_five)
    notes.clear()

    with pytest.raises(Refused) as refused:
        prepare(database)

    assert {one.name for one in refused.value.violations} == {"DoesNotAddUp", "SumDoesNotAddUp"}
    assert refused.value.violations[0].facts["name"] == "Dahl, Petter"
    assert refused.value.violations[0].facts["difference"] == "+5"
    assert (exports(database), notes) == ([], [])


def test_the_trail_tells_number_days_and_format_and_pages_hear_of_it(database, group, notes, published):
    export_id = prepare(database)
    notes.clear()
    published.clear()

    written(database, export_id, "xlsx")

    assert [(note.action, note.learner, note.details) for note in notes] == [
        (
            terms.EXPORTED,
            None,
            {"number": "2026-1", "first": "2026-11-23", "last": "2026-11-29", "format": "XLSX"},
        )
    ]
    assert terms.EXPORTS_CHANGED in published[0]


def test_only_who_may_hand_over_does(database, group):
    for actor in (given.TEACHER, given.WORKSHOP_LEADER, given.ADMINISTRATOR, given.AUDITOR):
        with pytest.raises(NotAllowed):
            prepare(database, by=actor)
    assert prepare(database, by=given.OFFICE)


def test_an_export_that_is_not_there_is_not_written(database):
    with pytest.raises(NotFound):
        written(database, given.LEADER.user_id)


def test_refusals_go_from_old_exports_when_reasons_are_no_longer_kept(database, group, clock, tmp_path):
    given_attendance.mark(
        database, group.session_id, group.learner_ids[0], "absent", reason="refused", note="ville ikke"
    )
    exported(database, tmp_path / "a.csv")

    def reduce_(day):
        return database.execute(service.reduce_exports, service.ReduceExports(day=day))

    assert reduce_(given.TODAY + timedelta(days=300)) == 0  # a clock that runs ahead takes nothing away
    clock.moment += timedelta(days=97)
    assert reduce_(given.TODAY + timedelta(days=97)) == 1
    assert reduce_(given.TODAY + timedelta(days=97)) == 0
    with database.reading() as session:
        [export] = session.query(HandoffExport)
        minutes = [one.minutes for one in thawed(export.content).values()]
    assert sorted((one.attended, one.refused, one.absent) for one in minutes) == [(0, 0, 90), (90, 0, 0)]


def test_a_refusal_of_whom_nothing_may_go_stays_until_it_may(database, group, clock, tmp_path):
    for learner_id in group.learner_ids:
        given_attendance.mark(
            database, group.session_id, learner_id, "absent", reason="refused", note="ville ikke"
        )
    exported(database, tmp_path / "a.csv")
    clock.moment += timedelta(days=97)
    held = database.holding(lambda _session: frozenset({group.learner_ids[0]}))
    order = service.ReduceExports(day=given.TODAY + timedelta(days=97))

    def refused():
        with database.reading() as session:
            [export] = session.query(HandoffExport)
            found = thawed(export.content).items()
        return {learner for (learner, _day), one in found if one.minutes.refused}

    again = service.ReduceExports(day=order.day)
    assert (held.execute(service.reduce_exports, order), refused()) == (1, {group.learner_ids[0]})
    assert (held.execute(service.reduce_exports, again), refused()) == (0, {group.learner_ids[0]})
    once_lifted = service.ReduceExports(day=order.day)
    assert (database.execute(service.reduce_exports, once_lifted), refused()) == (1, set())
