"""Reported, warned, heard, decided: in that order, by who may, and behind the seal if it comes later."""

from datetime import date

import pytest

from eduapp.core.actor import Actor
from eduapp.core.errors import NotAllowed, Refused
from eduapp.exams.room import service
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Sitting
from tests.support import given, given_exams
from tests.support.given_room import minute


def named(refused):
    return [type(one).__name__ for one in refused.value.violations]


@pytest.fixture
def noted(hall):
    hall.begin(101, 102)
    return hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)


@pytest.fixture
def conduct(hall):
    hall.begin(101, 102)
    return hall.at("10:00").incident("conduct", "Talks aloud to others, again and again", 101)


def heard(hall, about, **said):
    facts = {"words": "It was not mine.", "person": "Solveig Nes"} | said
    order = service.HearCase(sitting_id=hall.sitting_id, about_id=about, **facts)
    return hall.acting(given.LEADER).run(service.hear_case, order)


def decided(hall, about, outcome="annulled", by=given.LEADER, **said):
    facts = {"decider": "county", "person": "Fylkesdirektøren", "informed_on": hall.day().exam.day} | said
    order = service.DecideCase(sitting_id=hall.sitting_id, about_id=about, outcome=outcome, **facts)
    return hall.acting(by).run(service.decide_case, order)


def test_a_report_says_to_whom_and_what_was_kept(hall, noted):
    with pytest.raises(Refused) as refused:
        hall.case(noted, "reported")
    assert named(refused) == ["NameMissing", "KeptMissing"]

    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")
    assert hall.day().cases[noted].state == "reported"


def test_every_step_in_its_order_and_none_twice(hall, noted):
    with pytest.raises(Refused) as refused:
        heard(hall, noted)
    assert named(refused) == ["WarnFirst"]
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")
    hall.case(noted, "warned")
    with pytest.raises(Refused) as refused:
        decided(hall, noted)
    assert named(refused) == ["HearFirst"]
    heard(hall, noted)
    decided(hall, noted)
    with pytest.raises(Refused) as refused:
        decided(hall, noted)
    assert named(refused) == ["DecidedAlready"]

    assert hall.day().cases[noted].outcome == "annulled"
    assert hall.course(101).state == "running"  # the exam of who is suspected goes on


def test_who_watched_decides_nothing_even_with_the_right_to(hall, noted):

    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")
    hall.case(noted, "warned")
    heard(hall, noted)
    watch = given.INVIGILATOR
    both = Actor(watch.user_id, watch.name, given.LEADER.permissions, ("leader",))

    with pytest.raises(Refused) as refused:
        decided(hall, noted, by=both)
    assert named(refused) == ["DecidedByWatch"]


def test_an_invigilator_may_neither_hear_nor_decide(hall, noted):
    with pytest.raises(NotAllowed):
        decided(hall, noted, by=given.INVIGILATOR)
    order = service.HearCase(sitting_id=hall.sitting_id, about_id=noted, words="x", person="y")
    with pytest.raises(NotAllowed):
        hall.run(service.hear_case, order)


def test_nobody_is_removed_because_of_a_suspicion(hall, noted):
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")
    hall.case(noted, "warned")
    heard(hall, noted)

    with pytest.raises(Refused) as refused:
        decided(hall, noted, "removed")
    assert named(refused) == ["OutcomeUnknown"]
    assert hall.course(101).state == "running"


def test_who_disturbs_others_may_be_removed_after_all_steps(hall, conduct):
    hall.at("10:05").case(conduct, "warned", words="Told to be quiet, or head or county decides")
    hall.at("10:10").case(conduct, "reported", person="Solveig Nes", kept="nothing")
    heard(hall.at("10:20"), conduct)
    decided(hall.at("10:30"), conduct, "removed")

    assert hall.course(101).state == "removed"


def test_a_hearing_on_a_later_day_has_its_day_and_time(hall, noted):
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")
    hall.case(noted, "warned")
    hall.clock.moment = given.NOW.replace(day=30)
    with pytest.raises(Refused) as refused:
        heard(hall, noted, day=date(2026, 11, 27))
    assert named(refused) == ["TimeMissing"]
    with pytest.raises(Refused) as refused:
        heard(hall, noted, day=date(2026, 12, 1), minute=600)
    assert named(refused) == ["InTheFuture"]

    heard(hall, noted, day=date(2026, 11, 27), minute=minute("10:00"))
    last = hall.log()[-1]
    assert (last.entry.day, last.entry.minute, last.typed) == (date(2026, 11, 27), 600, True)


def test_what_was_decided_is_taken_back_only_by_who_may_decide(hall, noted):
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")
    hall.case(noted, "warned")
    heard(hall, noted)
    decision = decided(hall, noted)

    with pytest.raises(NotAllowed):
        hall.take_back(decision)
    hall.acting(given.LEADER).take_back(decision, "Entered on the wrong case")
    assert hall.day().cases[noted].state == "heard"


def test_a_step_that_is_none(hall, noted):
    with pytest.raises(Refused) as refused:
        hall.case(noted, "heard")
    assert named(refused) == ["NotThatStep"]


def held(hall, number):
    with hall.database.reading() as session:
        rows = sittings.holds_of(session, [hall.learners[number]])
    return [(row.course, row.hold.kind, row.hold.from_day, row.hold.until) for row in rows]


def ready(hall, about):
    hall.case(about, "reported", person="Solveig Nes", kept="The slip")
    hall.case(about, "warned")
    heard(hall, about)


def test_from_the_decision_to_annul_on_nobody_is_entered_anew_for_a_year(hall, noted):
    ready(hall, noted)
    decided(hall, noted)

    day = hall.day().exam.day
    [(_course, kind, first, until)] = held(hall, 101)
    assert (kind, first, until) == ("cheating_wait", day, day.replace(year=day.year + 1))
    with hall.database.reading() as session:
        course_id = session.get_one(Sitting, hall.sitting_id).course_id
    again = given_exams.plan(hall.database, course_id, date(2027, 1, 15))
    act = lambda: given_exams.enter_candidate(hall.database, again, hall.learners[101])  # noqa: E731
    assert given_exams.refused(act) == {"HeldBack"}


def test_a_decision_that_is_taken_back_holds_nobody_any_more(hall, noted):
    ready(hall, noted)
    entry = decided(hall, noted)
    hall.acting(given.LEADER).take_back(entry, "The county has looked at it again")

    assert held(hall, 101) == []


def test_what_was_decided_otherwise_holds_nobody(hall, noted):
    ready(hall, noted)
    decided(hall, noted, outcome="no_action")

    assert held(hall, 101) == []
