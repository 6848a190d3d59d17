from datetime import timedelta

import pytest

from eduapp.core.actor import system_actor
from eduapp.core.errors import Refused
from eduapp.core.progress import NoProgress
from eduapp.people.access import jobs, queries, service, terms
from eduapp.people.audit.queries import TrailFilter, trail
from tests.support import given

PASSWORD = "fire gode ord her"


@pytest.fixture
def entrance(database):
    """The database as it is before anybody has signed in, with one account that can."""
    new = jobs.NewUser(
        name="Eva Dahl", sign_in_name="Eva", title="lærer", roles=("teacher",), password=PASSWORD
    )
    jobs.add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())
    return database.acting_as(system_actor(terms.SYSTEM_PERMISSIONS))


def sign_in(entrance, name="eva", password=PASSWORD):
    return jobs.sign_in(entrance, jobs.SignIn(sign_in_name=name, password=password), NoProgress())


def test_who_knows_the_password_comes_in_with_the_roles(entrance):
    actor = sign_in(entrance)
    assert (actor.name, actor.title, actor.roles) == ("Eva Dahl", "lærer", ("teacher",))
    assert actor.may("attendance.take")


def test_a_wrong_name_and_a_wrong_password_sound_the_same(entrance):
    with pytest.raises(jobs.WrongNameOrPassword) as wrong_password:
        sign_in(entrance, password="something else")
    with pytest.raises(jobs.WrongNameOrPassword) as wrong_name:
        sign_in(entrance, name="nobody")
    assert wrong_password.value.sentence() == wrong_name.value.sentence()


def test_after_wrong_passwords_even_the_right_one_waits(entrance, clock):
    for _try in range(4):
        with pytest.raises(jobs.WrongNameOrPassword):
            sign_in(entrance, password="wrong")
    with pytest.raises(jobs.WaitFirst) as wait:
        sign_in(entrance)
    assert wait.value.facts["seconds"] == 3

    clock.moment += timedelta(seconds=3)
    assert sign_in(entrance).name == "Eva Dahl"
    assert sign_in(entrance).name == "Eva Dahl"  # and the count begins anew


def test_a_closed_account_does_not_open(entrance, database):

    with database.reading() as session:
        row = next(one for one in queries.users(session) if one.name == "Eva Dahl")
    order = service.ChangeUser(
        user_id=row.id, version=row.version, name=row.name, title="", roles=row.roles, active=False
    )
    database.acting_as(given.ADMINISTRATOR).execute(service.change_user, order)
    with pytest.raises(jobs.WrongNameOrPassword):
        sign_in(entrance)


def test_every_attempt_stands_in_the_trail(entrance, database):
    sign_in(entrance)
    with pytest.raises(jobs.WrongNameOrPassword):
        sign_in(entrance, password="wrong")
    with database.reading() as session:
        actions = [row.action for row in trail(session, TrailFilter(action="access.sign"))]
    assert actions == [terms.SIGN_IN_FAILED, terms.SIGNED_IN]


def test_a_weak_password_opens_no_account(database):
    new = jobs.NewUser(name="X", sign_in_name="x", title="", roles=("teacher",), password="kort")
    with pytest.raises(Refused):
        jobs.add_user(database.acting_as(given.ADMINISTRATOR), new, NoProgress())


def test_a_new_password_takes_the_place_of_the_old(entrance, database):
    actor = sign_in(entrance)
    new = jobs.NewPassword(user_id=actor.user_id, user_name=actor.name, password="helt andre ord nå")
    jobs.set_password(database.acting_as(actor), new, NoProgress())
    assert sign_in(entrance, password="helt andre ord nå").name == "Eva Dahl"
    with pytest.raises(jobs.WrongNameOrPassword):
        sign_in(entrance)


def test_a_password_never_shows_in_what_a_command_says_of_itself():
    assert PASSWORD not in repr(jobs.SignIn(sign_in_name="eva", password=PASSWORD))
