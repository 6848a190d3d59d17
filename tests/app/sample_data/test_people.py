from collections import defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from eduapp.app.sample_data.people import SHORTEST_STAY, People, Use
from eduapp.app.sample_data.prison import prisons_of
from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.year import FIRST, LAST, TODAY
from eduapp.core.names import search_text, sort_key
from eduapp.people.learners import queries
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import check_learner
from tests.support.given_sample_data import TINY, a_new_file


@pytest.fixture
def file(tmp_path):
    file = a_new_file(tmp_path)
    yield file
    file.close()


@pytest.mark.parametrize("size", [TINY, SIZES["S"], SIZES["M"]], ids=["tiny", "S", "M"])
def test_there_are_as_many_as_the_size_says(file, size):
    people = People(file, 1001)
    stays = [stay for prison in prisons_of(size, 3) for stay in people.of(prison)]

    assert sum(stay.goes_on for stay in stays) == size.present
    assert len({stay.learner for stay in stays}) == size.persons
    assert sum(stay.earlier is not None for stay in stays) > 0


def test_nobody_is_there_twice_at_once(file):
    people = People(file, 1001)
    by_person = defaultdict(list)
    for prison in prisons_of(SIZES["S"], 3):
        for stay in people.of(prison):
            by_person[stay.learner].append(stay)

    for own in by_person.values():
        own.sort(key=lambda stay: stay.first)
        assert all(one.last + timedelta(days=14) < other.first for one, other in pairwise(own))
        assert all(stay.first + timedelta(days=1) <= stay.last for stay in own)


def test_some_beds_change_hands_often_and_school_places_less(file):
    stays = [stay for prison in prisons_of(SIZES["L"], 3) for stay in People(file, 1001).of(prison)]
    length = {
        use: [(min(stay.last, LAST) - max(stay.first, FIRST)).days for stay in stays if stay.use is use]
        for use in (Use.SCHOOL, Use.WORK)
    }

    assert min(length[Use.WORK]) < 3 * SHORTEST_STAY
    assert sum(length[Use.SCHOOL]) / len(length[Use.SCHOOL]) > sum(length[Use.WORK]) / len(length[Use.WORK])


def test_every_record_is_one_that_the_rules_take(look):
    ids = look.scalars(select(Learner.id)).all()
    facts = [head.facts for head in queries.heads(look, ids).values()]

    assert [problem.sentence() for one in facts for problem in check_learner(one, TODAY)] == []
    assert any(not one.family_name or not one.given_name for one in facts)
    assert any(one.birth_date is None for one in facts)
    assert any(one.birth_date and one.birth_date.replace(year=2000) == date(2000, 1, 1) for one in facts)


def test_names_are_sorted_and_found_as_the_program_does_it(look):
    rows = look.execute(
        select(Learner.family_name, Learner.given_name, Learner.number, Learner.sort_key, Learner.search_text)
    ).all()

    for family, given, number, key, found in rows:
        assert key == sort_key(family or given, given)
        assert found == search_text(family, given, number)


def test_who_is_there_is_expected_to_stay_a_while(look):
    rows = look.execute(select(Learner.here, Learner.available_until)).all()
    until = [day for here, day in rows if here]

    assert all(day is None for here, day in rows if not here)
    assert all(day is None or day > TODAY for day in until)
    assert None in until
    assert any(day and day < TODAY + timedelta(days=60) for day in until)
