"""Shift sheets: kept while they are filled, signed once, whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.violations import Override
from eduapp.people.audit.service import write_audit
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.models import HoursEntry, Shift, ShiftAbsence, ShiftDraft
from eduapp.workshops.hours.rules.sheet import Absence, Sheet, SheetLine
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_workshops
from tests.support.given_workshops import YESTERDAY
from tests.support.statements import selects_of

WHOLE = Times(480, 900, 30)


@pytest.fixture
def mine(database):
    """The database in the name of a workshop leader."""
    return database.acting_as(given.WORKSHOP_LEADER)


@pytest.fixture
def workshop_id(database):
    return given_workshops.a_workshop(database, tasks=("Framing", "Measuring"))


def order(workshop_id, *learner_ids, day=YESTERDAY, times=WHOLE, **others):
    lines = tuple(SheetLine(id, times) for id in learner_ids)
    return service.SignShift(workshop_id=workshop_id, day=day, times=WHOLE, lines=lines, **others)


def view(database, workshop_id, day=YESTERDAY):
    with database.reading() as session:
        return queries.sheet_view(session, workshop_id, day)


def counted(database, table):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


def test_a_signed_sheet_is_one_shift_with_hours_absences_and_tasks(mine, workshop_id):
    ola, geir, petter = given_workshops.placed(mine, workshop_id, "Ola Vik", "Geir Moen", "Petter Dahl")
    with mine.reading() as session:
        framing = queries.tasks(session, workshop_id)[0]
    short = Times(480, 720, 0)
    sheet = Sheet(
        WHOLE,
        (SheetLine(ola, WHOLE), SheetLine(geir, short)),
        (Absence(petter, "court"),),
        frozenset({framing.id}),
    )

    shift_id = mine.execute(
        service.sign_shift,
        service.SignShift(
            workshop_id=workshop_id,
            day=YESTERDAY,
            times=WHOLE,
            lines=sheet.lines,
            absences=sheet.absences,
            task_ids=sheet.task_ids,
        ),
    )

    shown = view(mine, workshop_id)
    assert shown.signature.shift_id == shift_id
    assert shown.signature.by == given.WORKSHOP_LEADER.name
    assert set(shown.sheet.lines) == set(sheet.lines)
    assert (shown.sheet.absences, shown.sheet.task_ids) == (sheet.absences, sheet.task_ids)
    with mine.reading() as session:
        rows = queries.to_approve(session, workshop_id)
    assert sorted(row.content.times.minutes for row in rows) == [240, 390]
    assert {row.entered_by for row in rows} == {given.WORKSHOP_LEADER.user_id}


def test_the_trail_tells_of_the_sheet_and_of_each_person(mine, workshop_id, notes):
    ola, geir = given_workshops.placed(mine, workshop_id, "Ola Vik", "Geir Moen")
    notes.clear()

    given_workshops.a_signed_shift(mine, workshop_id, away={geir: "health"})

    assert [(note.action, note.learner) for note in notes] == [
        (terms.SHIFT_SIGNED, None),
        (terms.HOURS_LOGGED, ola),
        (terms.ABSENCE_NOTED, geir),
    ]
    assert notes[1].details == {
        "name": "Vik, Ola",
        "workshop": "Carpentry",
        "day": "20.11.2026",
        "hours": "6:30",
    }


def test_everything_against_a_sheet_is_told_at_once_with_names(mine, workshop_id, notes, published):
    ola, geir, petter = given_workshops.placed(mine, workshop_id, "Ola Vik", "Geir Moen", "Petter Dahl")
    kitchen = given_workshops.a_workshop(mine.acting_as(given.LEADER), "Kitchen")
    given_workshops.some_hours(mine, kitchen, ola, times=Times(480, 600))
    given_workshops.some_hours(mine, kitchen, geir, times=Times(840, 960))
    stranger = given.a_learner(mine, "Anton Berg")
    notes.clear()
    published.clear()

    with pytest.raises(Refused) as refusal:
        mine.execute(
            service.sign_shift, order(workshop_id, ola, geir, petter, stranger, task_ids=frozenset({uuid4()}))
        )

    overlaps = "20.11.2026 from 08:00 to 15:00 overlaps with {} in Kitchen. Correct one of them."
    assert refusal.value.sentence().splitlines() == [
        "Berg, Anton: has no place in this workshop on 20.11.2026. Place the person first.",
        "One of the tasks does not belong to this workshop. Choose from the list.",
        "Vik, Ola: " + overlaps.format("08:00–10:00"),
        "Moen, Geir: " + overlaps.format("14:00–16:00"),
    ]
    assert counted(mine, Shift) == counted(mine, ShiftAbsence) == 0
    assert counted(mine, HoursEntry) == 2
    assert notes == published == []


def test_who_ends_at_ten_elsewhere_may_begin_at_ten_here(mine, workshop_id):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    kitchen = given_workshops.a_workshop(mine.acting_as(given.LEADER), "Kitchen")
    given_workshops.some_hours(mine, kitchen, ola, times=Times(480, 600))

    mine.execute(service.sign_shift, order(workshop_id, ola, times=Times(600, 900, 30)))

    assert counted(mine, HoursEntry) == 2


def test_a_day_is_signed_once(mine, workshop_id):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    mine.execute(service.sign_shift, order(workshop_id, ola))

    with refused("AlreadySigned"):
        mine.acting_as(given.OTHER_WORKSHOP_LEADER).execute(service.sign_shift, order(workshop_id, ola))


def test_a_sheet_of_fifteen_asks_no_more_than_a_sheet_of_one(mine, workshop_id):
    people = given_workshops.placed(mine, workshop_id, *given_workshops.FIFTEEN)
    asked = []
    for count in (1, 15):
        day = YESTERDAY - timedelta(days=count)
        with selects_of(mine) as selects:
            mine.execute(service.sign_shift, order(workshop_id, *people[:count], day=day))
        asked.append(len(selects))

    assert asked[0] == asked[1]
    assert counted(mine, HoursEntry) == 16


def test_a_repeated_signature_is_one_shift(mine, workshop_id):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    once = order(workshop_id, ola)

    assert mine.execute(service.sign_shift, once) == mine.execute(service.sign_shift, once)
    assert counted(mine, HoursEntry) == 1


def test_no_sheet_is_signed_before_its_shift_is_over(mine, workshop_id, clock):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    today = order(workshop_id, ola, day=given.TODAY)

    with refused("NotOverYet"):
        mine.execute(service.sign_shift, today)
    given_workshops.at(clock, given.TODAY, 14, 30)  # people wash their hands
    mine.execute(service.sign_shift, today)

    assert counted(mine, Shift) == 1


def test_nobody_works_past_the_end_of_a_shift_that_has_not_come(mine, workshop_id, clock):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    given_workshops.at(clock, given.TODAY, 15)

    with refused("NotOverYet"):
        mine.execute(service.sign_shift, order(workshop_id, ola, day=given.TODAY, times=Times(780, 1080, 30)))


def test_a_sheet_of_nobody_but_the_absent_can_be_signed(mine, workshop_id):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")

    mine.execute(service.sign_shift, order(workshop_id, absences=(Absence(ola, "prison"),)))

    assert (counted(mine, Shift), counted(mine, HoursEntry)) == (1, 0)


def test_two_workshops_signing_the_same_person_at_once_leave_one_stretch(mine, workshop_id, database_url):
    kitchen = given_workshops.a_workshop(mine.acting_as(given.LEADER), "Kitchen")
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    place = service.PlaceLearner(workshop_id=kitchen, learner_id=ola, first_day=given_workshops.FIRST_DAY)
    mine.execute(service.place_learner, place)
    start = Barrier(2)

    def sign(where, times):
        engine = open_engine(database_url)
        pc = Database(engine, given.WORKSHOP_LEADER, write_audit, clock=mine.clock)
        start.wait()
        try:
            pc.execute(service.sign_shift, order(where, ola, times=times))
        except Refused as refusal:
            return [violation.name for violation in refusal.violations]
        finally:
            engine.dispose()
        return "signed"

    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(sign, [workshop_id, kitchen], [WHOLE, Times(495, 900, 30)]))

    assert sorted(answers, key=str) == [["Overlaps"], "signed"]
    assert counted(mine, HoursEntry) == 1


def test_a_half_filled_sheet_is_there_again(mine, workshop_id, notes):
    ola, geir = given_workshops.placed(mine, workshop_id, "Ola Vik", "Geir Moen")
    notes.clear()
    half = Sheet(WHOLE, (SheetLine(ola, Times(480, 855, 30)),), (Absence(geir, "visit"),))

    mine.execute(service.keep_sheet, service.KeepSheet(workshop_id=workshop_id, day=YESTERDAY, sheet=half))
    other = mine.acting_as(given.OTHER_WORKSHOP_LEADER)  # at another PC

    assert view(other, workshop_id).sheet == half
    assert view(other, workshop_id).kept
    assert notes == []  # typing is no record


def test_keeping_again_keeps_the_latest(mine, workshop_id):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    for end in (840, 855, 870):
        half = Sheet(WHOLE, (SheetLine(ola, Times(480, end, 30)),))
        mine.execute(
            service.keep_sheet, service.KeepSheet(workshop_id=workshop_id, day=YESTERDAY, sheet=half)
        )

    assert view(mine, workshop_id).sheet.lines[0].times.end == 870
    assert counted(mine, ShiftDraft) == 1


def test_signing_and_dropping_forget_what_was_kept(mine, workshop_id):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    keep = service.KeepSheet(workshop_id=workshop_id, day=YESTERDAY, sheet=Sheet(WHOLE, (), (Absence(ola),)))

    mine.execute(service.keep_sheet, keep)
    mine.execute(service.drop_sheet, service.DropSheet(workshop_id=workshop_id, day=YESTERDAY))
    assert not view(mine, workshop_id).kept

    mine.execute(
        service.keep_sheet, service.KeepSheet(workshop_id=workshop_id, day=YESTERDAY, sheet=keep.sheet)
    )
    mine.execute(service.sign_shift, order(workshop_id, ola))
    assert counted(mine, ShiftDraft) == 0


def test_a_late_echo_of_typing_changes_nothing_signed(mine, workshop_id):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    mine.execute(service.sign_shift, order(workshop_id, ola))

    mine.execute(
        service.keep_sheet, service.KeepSheet(workshop_id=workshop_id, day=YESTERDAY, sheet=Sheet(WHOLE))
    )

    assert view(mine, workshop_id).sheet.lines == (SheetLine(ola, WHOLE),)
    assert counted(mine, ShiftDraft) == 0


@pytest.mark.parametrize("actor", [given.TEACHER, given.OFFICE, given.AUDITOR], ids=lambda actor: actor.title)
def test_only_who_logs_hours_signs(database, workshop_id, actor):
    with pytest.raises(NotAllowed):
        database.acting_as(actor).execute(service.sign_shift, order(workshop_id))


def led(database, workshop_id, most):
    """How many one leader may look after."""
    with database.reading() as session:
        head = queries.workshop(session, workshop_id)
    facts = replace(head.facts, most_per_leader=most)
    change = service.SaveWorkshop(facts=facts, workshop_id=workshop_id, version=head.version)
    database.acting_as(given.LEADER).execute(service.save_workshop, change)


def test_more_people_than_one_may_look_after_need_another_leader(mine, workshop_id):
    people = given_workshops.placed(mine, workshop_id, "Ola Vik", "Geir Moen", "Petter Dahl")
    led(mine, workshop_id, 2)

    with refused("TooFewLeaders"):
        mine.execute(service.sign_shift, order(workshop_id, *people))
    mine.execute(service.sign_shift, order(workshop_id, *people, leaders=2))

    assert view(mine, workshop_id).sheet.leaders == 2


def test_somebody_may_answer_for_too_few_leaders_with_a_reason(database, mine, workshop_id, notes):
    people = given_workshops.placed(mine, workshop_id, "Ola Vik", "Geir Moen", "Petter Dahl")
    led(mine, workshop_id, 2)
    because = Override(frozenset({"TooFewLeaders"}), "The other one was called away at ten")

    signed = order(workshop_id, *people, override=because)
    database.acting_as(given.LEADER).execute(service.sign_shift, signed)

    assert "rule.overridden" in [note.action for note in notes]
    assert view(mine, workshop_id).signature is not None


def test_the_trail_says_that_somebody_was_away_and_never_why(mine, workshop_id, notes):
    [ola] = given_workshops.placed(mine, workshop_id, "Ola Vik")
    notes.clear()
    mine.execute(service.sign_shift, order(workshop_id, absences=(Absence(ola, "health"),)))

    [away] = [note for note in notes if note.action == terms.ABSENCE_NOTED]
    assert "health" not in str(away.details)
