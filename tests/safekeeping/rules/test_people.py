from dataclasses import replace

from eduapp.safekeeping import rules
from tests.support import given


def found(first, second):
    return [one.name for one in rules.check_two(first, second)]


def test_two_people_with_a_role_for_it():
    assert found(given.ADMINISTRATOR, given.LEADER) == []
    assert found(given.LEADER, given.LEADER) == ["SamePerson"]
    assert found(given.LEADER, given.TEACHER) == ["MayNotRestore"]
    same = replace(given.LEADER, name="Another name")
    assert found(given.LEADER, same) == ["SamePerson"]
