"""What a praksisattest says: post, hours, tasks, aims, machines (rule 61 of the rules from the field)."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from eduapp.certificates import queries
from eduapp.certificates.drawing import Post
from eduapp.certificates.queries import Item
from eduapp.certificates.queries.practice import posts_within
from eduapp.workshops.hours.models import HoursEntry, Workshop
from eduapp.workshops.hours.queries import PracticePost
from eduapp.workshops.hours.rules.deviation import Deviation
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.service import AdjustHours, adjust_hours
from eduapp.workshops.machines import queries as machines
from eduapp.workshops.machines.rules.training import Step
from tests.support import (
    given,
    given_aims,
    given_certificates,
    given_education,
    given_machines,
    given_roads,
    given_statements,
    given_workshops,
)
from tests.support.given_roads import CARPENTRY

pytestmark = pytest.mark.both_databases

LOST = Deviation(penalty=10, penalty_reason="not_working", lost=30, lost_reason="held_back")
NOV = date(2026, 11, 9), date(2026, 11, 13)


def facts(database, item, language=None, today=given.TODAY):
    with database.reading() as session:
        return queries.basis_of(session, item, today, language).facts


@pytest.fixture
def item(database, school):
    return given_certificates.a_whole_practice(database)


def test_rule_61_a_statement_tells_post_trade_aims_and_machines(database, item):
    found = facts(database, item)

    assert found.posts == (Post(first=NOV[0], last=NOV[1], percent=100),)
    assert (found.trades, found.practice_minutes) == (("snekkerfaget",), 5 * 390)
    assert [(aim.text, aim.day) for aim in found.aims] == [("Lese tegninger", given.TODAY)]
    told = [(one.equipment, one.day, one.given_by) for one in found.trainings]
    assert told == [("Båndsag", given.TODAY, given.WORKSHOP_LEADER.name)]


@pytest.mark.parametrize(
    ("language", "trade", "aim"),
    [
        ("nb", "snekkerfaget", "Lese tegninger"),
        ("nn", "snikkarfaget", "Lese teikningar"),
        ("en", "joinery", "Lese tegninger"),
    ],
)
def test_an_aim_stands_in_words_that_were_signed_the_trade_in_those_of_the_paper(
    database, item, language, trade, aim
):
    found = facts(database, item, language)

    assert (found.trades, [one.text for one in found.aims]) == ((trade,), [aim])


def test_aims_of_another_trade_and_those_withdrawn_are_left_out(database, item):
    other = given_aims.an_aim(database, "KM1", "Reise et hus", trade=CARPENTRY)
    again = given_aims.an_aim(database, "KM2", "Lime")
    for aim_id in (other, again):
        given_aims.seen(database, item.learner_id, aim_id)
        given_aims.signed_off(database, item.learner_id, aim_id)
    assert [aim.text for aim in facts(database, item).aims] == ["Lese tegninger", "Lime"]

    given_aims.withdrawn(database, item.learner_id, again)

    assert [aim.text for aim in facts(database, item).aims] == ["Lese tegninger"]


def test_a_training_that_is_suspended_is_no_machine_mastered(database, item):
    with database.reading() as session:
        [machine_id] = [row.id for row in machines.machines(session)]
    given_machines.trained(database, machine_id, item.learner_id, Step.SUSPENDED)

    assert facts(database, item).trainings == ()


def test_a_machine_elsewhere_is_none_of_this_workshop(database, item):
    elsewhere = given_education.a_place(database, "Elsewhere", "workshop")
    other = given_machines.a_machine(database, "Dreiebenk", "M-02", elsewhere)
    given_machines.trained(database, other, item.learner_id)

    assert [one.equipment for one in facts(database, item).trainings] == ["Båndsag"]


def test_posts_are_told_within_the_days_of_practice_and_like_ones_as_one():
    def post(first, last, percent):
        return PracticePost(given.LEADER.user_id, first, last, percent)

    first, last = NOV
    day = timedelta(days=1)
    posts = [
        post(date(2026, 1, 1), date(2026, 3, 1), 50),  # long before
        post(date(2026, 8, 17), first, 50),
        post(first + day, first + 2 * day, 50),
        post(first + 3 * day, None, 80),
    ]

    assert posts_within(posts, first, last) == (
        Post(first=first, last=first + 2 * day, percent=50),
        Post(first=first + 3 * day, last=last, percent=80),
    )
    assert posts_within([], first, last) == ()


def test_the_hours_of_the_appendix_agree_with_the_first_page_by_hand(database, school, clock):
    """October: Monday and Tuesday 6:30 each, 0:45 taken off; November 2:00 → 13:00 − 0:45 + 2:00 = 14:15."""
    shop, (ada, *_others), _entries = given_statements.a_month(database, clock)
    given_statements.made(database, shop)
    day = given_statements.MONDAY
    order = AdjustHours(workshop_id=shop, learner_id=ada, day=day, minutes=-45, reason="misread")
    adjusted = database.acting_as(given.WORKSHOP_LEADER).execute(adjust_hours, order)
    later = given_workshops.some_hours(
        database, shop, ada, given_workshops.YESTERDAY, Times(480, 610), deviation=LOST
    )
    given_workshops.approved(database, adjusted, later)
    given_roads.a_road(database, ada, shop)

    found = facts(database, Item(shop, ada, practice=True))

    assert found.practice_minutes == 14 * 60 + 15
    assert [(one.first, one.minutes) for one in found.months] == [
        (date(2026, 10, 1), 13 * 60),
        (date(2026, 11, 1), 2 * 60),
    ]
    assert [(one.day, one.minutes, one.reason) for one in found.adjustments] == [
        (day, -45, "feil lest av timelisten")
    ]
    [calculation] = found.calculations
    assert sum(line.done for line in calculation.lines if line.done) == 14 * 60 + 15
    assert [line.counted for line in calculation.lines][2:4] == [12 * 60 + 15, 2 * 60]
    told = found.to_json().decode()
    assert not [
        one for one in ("held_back", "not_working", "arbeidet ikke", "penalty", "lost") if one in told
    ]


@pytest.mark.parametrize(
    ("language", "first"),
    [("nb", "Kreves i snekkerfaget"), ("nn", "Blir kravd i snikkarfaget"), ("en", "Asked for: joinery")],
)
def test_the_calculation_speaks_the_language_of_the_paper(database, item, language, first):
    [calculation] = facts(database, item, language).calculations

    assert calculation.lines[0].what == first
    assert calculation.lines[0].source


def test_what_somebody_wrote_of_practice_elsewhere_may_not_tell_either(database, item):
    given_roads.a_practice(database, item.learner_id, employer="Verkstedet i fengselet", proof="told")

    with database.reading() as session:
        found = queries.basis_of(session, item, given.TODAY)

    assert [one.name for one in found.violations] == ["TellsWhere"]


def test_on_a_road_no_hours_count_whose_approval_no_longer_holds(database, item):
    with database.writing() as uow:
        [first, *_others] = uow.session.scalars(select(HoursEntry).order_by(HoursEntry.day))
        first.end_minute += 1
        first.minutes += 1

    with database.reading() as session:
        found = queries.basis_of(session, item, given.TODAY)

    assert [one.name for one in found.violations] == ["ApprovalVoid"]


def test_a_title_that_tells_where_is_found_below_the_signature(database, school):
    """A verksbetjent is an officer of a prison (glossary)."""
    item = given_certificates.some_practice(database)
    with database.writing() as uow:
        uow.session.get(Workshop, item.basis_id).leader_id = given.WORKSHOP_LEADER.user_id

    with database.reading() as session:
        found = queries.basis_of(session, item, given.TODAY)

    assert given.WORKSHOP_LEADER.name in [one.name for one in found.facts.signers]
    assert "“verksbetjent”" in found.violations[0].sentence()
