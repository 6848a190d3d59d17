import pytest

from eduapp.certificates.keys import jobs, rules
from eduapp.core.errors import Refused
from eduapp.core.progress import NoProgress
from eduapp.people.access import terms as access
from eduapp.people.access.jobs import WaitFirst, WrongNameOrPassword
from tests.support import given, given_keys
from tests.support.given_keys import SIGN_IN


@pytest.fixture(autouse=True)
def _accounts(database):
    given_keys.may_sign_in(database)


def typed(name, password=SIGN_IN):
    return jobs.Prove(sign_in_name=name, password=password)


def test_each_proves_who_they_are_by_their_own_password(database, notes):
    first = jobs.prove_again(database, jobs.ProveAgain(password=SIGN_IN), NoProgress())
    second = jobs.prove_second(database, typed("Kari Vik"), NoProgress())

    assert (first.actor, second.actor.name) == (given.LEADER, "Kari Vik")
    assert [one.action for one in notes][-2:] == [access.SIGNED_IN, access.SIGNED_IN]


def test_whoever_sits_down_at_anothers_desk_goes_no_further(database):
    with pytest.raises(WrongNameOrPassword):
        jobs.prove_again(database, jobs.ProveAgain(password="noe helt annet"), NoProgress())


@pytest.mark.parametrize(
    ("name", "expected"), [("solveignes", rules.SamePerson), ("perdal", rules.MayNotKeep)]
)
def test_the_wrong_second_person_is_told_so(database, name, expected):
    with pytest.raises(Refused) as caught:
        jobs.prove_second(database, typed(name), NoProgress())
    assert isinstance(caught.value.violations[0], expected)


def test_wrong_passwords_are_slowed_down_as_at_the_entrance(database):
    for _time in range(4):
        with pytest.raises(WrongNameOrPassword):
            jobs.prove_second(database, typed("karivik", "feil"), NoProgress())
    with pytest.raises(WaitFirst):
        jobs.prove_second(database, typed("karivik"), NoProgress())


def test_no_password_is_in_the_words_for_a_log():
    assert SIGN_IN not in repr(typed("karivik"))
