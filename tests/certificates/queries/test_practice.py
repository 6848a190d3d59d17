"""What a praksisattest says: post, hours, tasks, aims, machines (rule 61 of the rules from the field)."""

from datetime import date, timedelta

import pytest

from eduapp.certificates import queries
from eduapp.certificates.drawing import Post
from eduapp.certificates.queries.practice import posts_within
from eduapp.workshops.hours.queries import PracticePost
from eduapp.workshops.machines import queries as machines
from eduapp.workshops.machines.rules.training import Step
from tests.support import given, given_aims, given_certificates, given_education, given_machines
from tests.support.given_roads import CARPENTRY

pytestmark = pytest.mark.both_databases

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
