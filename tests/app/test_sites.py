"""A school that teaches at several sites: who works at one is shown, asked and counted what happens there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.certificates import queries as certificates
from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.violations import Override
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.ui import today as attendance_today
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.places.service import SavePlace, save_place
from eduapp.education.plans import queries as plans
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.ui.day_page import read_day
from eduapp.education.waiting import queries as waiting
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.service import EnterCandidate, PlanSitting, enter_candidate, plan_sitting
from eduapp.exchange.handoff import queries as handoff
from eduapp.exchange.handoff.ui import looks as handoff_looks
from eduapp.records.day import queries as days
from eduapp.records.day import service as day_service
from eduapp.records.lists import queries as lists
from eduapp.records.lists.rules import Kind, Subject
from eduapp.workshops.hours import queries as workshops
from tests.support import (
    given,
    given_attendance,
    given_education,
    given_plans,
    given_waiting,
    given_workshops,
)
from tests.support.given_days import opened
from tests.support.given_handoff import exported
from tests.support.given_lists import printed, register_of

pytestmark = pytest.mark.both_databases
BERG, HAUG = "Berg", "Haug"
FRIDAY, EXAM = given.TODAY - timedelta(days=3), given.TODAY + timedelta(days=7)
AT_BERG, AT_HAUG = Scope(sites=frozenset({BERG})), Scope(sites=frozenset({HAUG}))
BERGS_LEADER = replace(given.LEADER, sites=AT_BERG.sites)
REASON = Override(frozenset({"NotEverythingRecorded", "StillGoingOn"}), "Læreren er syk")


def a_site(database, site):
    """A room with a group that meets today, its exam and its plan, and a workshop with hours of all kinds."""
    room = database.execute(save_place, SavePlace(name=f"Rom {site}", site=site))
    hall = database.execute(save_place, SavePlace(name=f"Hall {site}", kind="workshop", site=site))
    course_id = given_education.a_course(database, f"KURS{site.upper()}", f"Kurs {site}", scale="K16")
    group_id = given_education.a_group(database, course_id, place_id=room)
    learner_id = given.a_learner(database, f"Ola {site}", site=site, unit=f"A {site}")
    given_education.an_enrolment(database, learner_id, group_id)
    session_id = given_attendance.a_session(database, group_id)
    late_id = given_attendance.a_session(database, group_id, start=720, end=800)
    given_attendance.marked(database, late_id, learner_id, "late")
    given_attendance.a_session(database, group_id, FRIDAY, cancelled="lock_down")
    given_plans.a_goal(database, learner_id)
    exam = PlanSitting(course_id=course_id, day=EXAM, place_id=room)
    sitting_id = database.execute(plan_sitting, exam)
    database.execute(enter_candidate, EnterCandidate(sitting_id=sitting_id, learner_id=learner_id))
    workshop_id = given_workshops.a_workshop(database, f"Verksted {site}", place_id=hall)
    worker_id, *_ = given_workshops.placed(database, workshop_id, f"Kari {site}")
    given_workshops.a_signed_shift(database, workshop_id, FRIDAY, away={worker_id: "health"})
    given_workshops.some_hours(database, workshop_id, worker_id, given.TODAY - timedelta(days=1))
    done_id = given_workshops.some_hours(database, workshop_id, worker_id, FRIDAY - timedelta(days=1))
    given_workshops.approved(database, done_id)
    given_waiting.in_line(database, group_id)
    return session_id


@pytest.fixture
def two(database):
    given_education.the_school(database)
    return a_site(database, BERG), a_site(database, HAUG)


def _names(rows):
    return sorted({site for site in (BERG, HAUG) for row in rows if site in str(row)})


ASKED = {
    "sessions of a day": lambda look, scope: attendance.sessions_of_day(look, given.TODAY, scope),
    "registers nobody finished": lambda look, scope: attendance.unfinished(
        look, given.TODAY, given.TODAY, scope
    ),
    "groups": lambda look, scope: enrolment.groups(look, given.TODAY, scope=scope),
    "sessions to cancel": lambda look, scope: timetable.to_cancel(look, given.TODAY, scope=scope),
    "sessions of a day, page": lambda look, scope: read_day(look, given.TODAY, given.TODAY, "", "", scope),
    "ledger": lambda look, scope: attendance.day_ledger(look, given.TODAY, given.TODAY, scope),
    "waiting lists": lambda look, scope: waiting.due(look, given.TODAY, scope),
    "marks that say too little": lambda look, scope: timetable.sessions_by_id(
        look, attendance.lacking(look, given.TODAY, scope)
    ).values(),
    "sessions cancelled lately": lambda look, scope: timetable.cancelled_lately(look, given.TODAY, scope),
    "plans to look at": lambda look, scope: plans.due(look, "", plans.REVIEWS, given.TODAY, scope),
    "missed shifts": lambda look, scope: handoff.days(look, FRIDAY, FRIDAY, scope),
    "statements of practice": lambda look, scope: [
        row
        for row in certificates.ready_list(look, given.TODAY, "all", scope=scope).rows
        if row.item.practice
    ],
    "where an exam is": lambda look, scope: lists.offers(look, EXAM, scope)["place"],
    "talks due": lambda look, scope: plans.talks_due(look, given.TODAY, scope),
    "workshops": lambda look, scope: workshops.overview(look, given.TODAY, scope),
    "hours to approve": lambda look, scope: workshops.waiting_in(
        look, given.LEADER.user_id, 9, scope
    ).values(),
    "exams": lambda look, scope: sittings.sittings(look, sites=scope.sites),
    "papers": lambda look, scope: certificates.ready_list(look, given.TODAY, "all", scope=scope).rows,
    "lists of a day": lambda look, scope: [
        offer for offers in lists.offers(look, given.TODAY, scope).values() for offer in offers
    ],
    "what is not recorded": lambda look, scope: days.open_ends(look, given.TODAY, scope),
    "minutes to hand over": lambda look, scope: handoff.days(
        look, given.TODAY - timedelta(days=1), given.TODAY, scope
    ),
}


@pytest.mark.parametrize("asked", ASKED)
def test_only_what_is_at_a_site_is_told_there(database, two, clock, asked):
    clock.moment = clock.moment.replace(hour=17)  # everything of the day is over
    with database.reading() as look:
        told = {scope: _names(ASKED[asked](look, scope)) for scope in (EVERYTHING, AT_BERG, AT_HAUG)}

    assert told == {EVERYTHING: [BERG, HAUG], AT_BERG: [BERG], AT_HAUG: [HAUG]}


def test_papers_out_of_date_are_told_where_they_hang(database, two):
    for session_id in two:
        printed(database, register_of(session_id))
    for site, session_id in zip((BERG, HAUG), two, strict=True):
        given_attendance.on_the_roll(database, _group_of(database, session_id), f"Ny, {site}")

    with database.reading() as look:
        assert _names(lists.out_of_date(look, given.TODAY)) == [BERG, HAUG]
        assert _names(lists.out_of_date(look, given.TODAY, AT_BERG)) == [BERG]


def _group_of(database, session_id):
    with database.reading() as look:
        head = timetable.session_head(look, session_id)
    assert head is not None
    return head.group_id


def test_what_has_no_place_or_one_of_everybody_is_told_at_every_site(database, two):
    given_attendance.a_session(database, given_education.a_group(database, name="uten rom"))
    shared = given_education.a_place(database)
    given_attendance.a_session(database, given_education.a_group(database, name="felles", place_id=shared))

    with database.reading() as look:
        found = {row.name for row in enrolment.groups(look, given.TODAY, scope=AT_BERG)}

    assert {"uten rom", "felles"} <= found


def test_today_counts_what_happens_where_a_leader_works(database, two):
    with database.reading() as look:
        rows = attendance_today.rows(look, BERGS_LEADER, given.TODAY)
        marks = attendance_today.week(look, BERGS_LEADER, given.TODAY - timedelta(days=given.TODAY.weekday()))

    assert _names(rows) == [BERG]
    assert [mark.text for mark in marks] == ["2 sessions"]


def test_a_day_is_closed_for_each_site(database, two, clock, notes):
    opened(database)
    clock.moment = clock.moment.replace(hour=17)
    here = database.acting_as(BERGS_LEADER)
    here.execute(day_service.close_day, day_service.CloseDay(day=given.TODAY, override=REASON))

    with database.reading() as look:
        closed = {
            scope: days.head(look, given.TODAY, scope).closed_by for scope in (AT_BERG, AT_HAUG, EVERYTHING)
        }
        tomorrow = given.TODAY + timedelta(days=1)
        left = {scope: days.not_closed(look, tomorrow, scope) for scope in (AT_BERG, AT_HAUG, EVERYTHING)}
    assert closed == {AT_BERG: given.LEADER.name, AT_HAUG: "", EVERYTHING: ""}
    assert left == {AT_BERG: [], AT_HAUG: [given.TODAY], EVERYTHING: [given.TODAY]}
    assert (notes[-1].action, notes[-1].details["where"]) == ("day.closed_at", BERG)


def test_a_day_that_is_closed_for_all_is_closed_everywhere(database, two, clock):
    opened(database)
    clock.moment = clock.moment.replace(hour=17)
    database.execute(day_service.close_day, day_service.CloseDay(day=given.TODAY, override=REASON))
    again = day_service.CloseDay(day=given.TODAY, override=REASON)
    database.acting_as(BERGS_LEADER).execute(day_service.close_day, again)

    with database.reading() as look:
        heads = [days.head(look, given.TODAY, scope) for scope in (AT_BERG, AT_HAUG, EVERYTHING)]

    assert {head.closed_at for head in heads} == {clock.moment}


def test_minutes_are_handed_over_for_the_sites_of_who_does_it(database, two, tmp_path):
    first, last = given.TODAY - timedelta(days=1), given.TODAY
    exported(database, tmp_path / "berg.csv", first, last, by=BERGS_LEADER)

    with database.reading() as look:
        mine, others = (handoff.newest(look, scope) for scope in (AT_BERG, AT_HAUG))
        whole = handoff.newest(look)
        assert mine is not None
        assert _names(handoff.to_write(look, mine.id).days) == [BERG]
        assert not handoff.changed_since(look, mine)
    assert others is whole is None


def test_what_another_export_holds_as_well_is_told(database, two, tmp_path):
    first, last = given.TODAY - timedelta(days=1), given.TODAY
    berg = exported(database, tmp_path / "berg.csv", first, last, by=BERGS_LEADER)

    def others(scope):
        with database.reading() as look:
            shown = handoff.overview(look, first, last, scope)
        return [row.number for row in shown.others], handoff_looks.others_text(shown)

    assert others(AT_BERG) == others(AT_HAUG) == ([], "")
    assert others(EVERYTHING) == (
        [berg.number],
        f"Some of this stands in another export as well: {berg.number} (Berg). Agree on who hands it over.",
    )
    whole = exported(database, tmp_path / "whole.csv", first, last)
    assert others(AT_BERG)[0] == others(AT_HAUG)[0] == [whole.number]
    assert f"{whole.number} (all sites)" in others(AT_HAUG)[1]


def test_a_file_of_minutes_names_its_sites(database, two, tmp_path):
    first, last = given.TODAY - timedelta(days=1), given.TODAY
    for name, by in (("berg", BERGS_LEADER), ("whole", given.OFFICE)):
        exported(database, tmp_path / f"{name}.csv", first, last, by=by)

    told = {name: [*tmp_path.glob(f"{name}*")] for name in ("berg", "whole")}
    said = {name: "".join(path.read_text(encoding="utf-8-sig") for path in told[name]) for name in told}
    assert "Sites;Berg" in said["berg"]
    assert "Sites" not in said["whole"]


def test_units_of_one_name_at_two_sites_are_two_lists(database):
    given_education.the_school(database)
    for site in (BERG, HAUG):
        room = database.execute(save_place, SavePlace(name=f"Rom {site}", site=site))
        course_id = given_education.a_course(database, f"KURS{site.upper()}", f"Kurs {site}")
        group_id = given_education.a_group(database, course_id, place_id=room)
        learner_id = given.a_learner(database, f"Ola {site}", site=site, unit="A")
        given_education.an_enrolment(database, learner_id, group_id)
        given_attendance.a_session(database, group_id)
    for site in (BERG, HAUG):
        printed(database, Subject(Kind.UNIT, given.TODAY, unit="A", site=site))

    with database.reading() as look:
        offers = {
            scope: lists.offers(look, given.TODAY, scope)[Kind.UNIT]
            for scope in (EVERYTHING, AT_BERG, AT_HAUG)
        }
    labels = {scope: [offer.label for offer in found] for scope, found in offers.items()}
    papers = [offer.printed.content for offer in offers[EVERYTHING]]
    assert labels == {EVERYTHING: ["A, Berg", "A, Haug"], AT_BERG: ["A, Berg"], AT_HAUG: ["A, Haug"]}
    assert [paper.of for paper in papers] == ["A, Berg", "A, Haug"]
    assert [[line.name for line in paper.lines] for paper in papers] == [["Berg, Ola"], ["Haug, Ola"]]
