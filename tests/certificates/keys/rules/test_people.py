from uuid import UUID

from eduapp.certificates.keys import rules
from tests.support import given


def test_two_who_may_keep_keys_are_two():
    assert list(rules.check_two(given.LEADER, given.ADMINISTRATOR)) == []


def test_nobody_is_two_people():
    [found] = rules.check_two(given.LEADER, given.LEADER)
    assert isinstance(found, rules.SamePerson)
    assert "Solveig Nes" in found.sentence()


def test_who_has_no_such_role_is_not_the_second():
    [found] = rules.check_two(given.LEADER, given.OFFICE)
    assert isinstance(found, rules.MayNotKeep)
    assert "Åse Bakke" in found.sentence()


def test_ones_own_agreement_is_none():
    first, second = UUID(int=1), UUID(int=2)
    assert [type(one) for one in rules.check_agreement(first, frozenset())] == [rules.NotAgreed]
    assert [type(one) for one in rules.check_agreement(first, frozenset({first}))] == [rules.NotAgreed]
    assert list(rules.check_agreement(first, frozenset({second}))) == []
