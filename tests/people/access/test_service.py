from uuid import uuid4

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.people.access import queries, service
from tests.support import given


def add(database, name="Eva Dahl", sign_in_name="eva", roles=("teacher",)):
    order = service.AddUser(
        name=name, sign_in_name=sign_in_name, title="lærer", roles=roles, password_hash="-"
    )
    return database.acting_as(given.ADMINISTRATOR).execute(service.add_user, order)


def row(database, user_id):
    with database.reading() as session:
        return next(one for one in queries.users(session) if one.id == user_id)


def change(database, user_id, **changes):
    now = row(database, user_id)
    facts = {
        "name": now.name, "title": now.title, "roles": now.roles, "active": now.active, "sites": now.sites,
    } | changes  # fmt: skip
    order = service.ChangeUser(user_id=user_id, version=now.version, **facts)
    database.acting_as(given.ADMINISTRATOR).execute(service.change_user, order)


def refused(act):
    with pytest.raises(Refused) as refusal:
        act()
    return {violation.name for violation in refusal.value.violations}


def test_an_account_has_a_name_a_key_and_a_role(database):
    assert refused(lambda: add(database, name=" ", sign_in_name="", roles=())) == {
        "NameMissing",
        "RoleMissing",
    }


def test_an_account_s_name_begins_with_a_letter(database):
    assert refused(lambda: add(database, name="=Eva")) == {"NameBeginsOddly"}
    user_id = add(database)
    assert refused(lambda: change(database, user_id, name="@Eva")) == {"NameBeginsOddly"}


def test_two_accounts_never_share_a_sign_in_name(database):
    add(database, sign_in_name="Eva")
    assert refused(lambda: add(database, sign_in_name=" eva ")) == {"NameTaken"}


def test_a_closed_account_keeps_its_name(database):
    user_id = add(database)
    change(database, user_id, active=False)
    assert (row(database, user_id).name, row(database, user_id).active) == ("Eva Dahl", False)


def test_the_last_administrator_stays(database):
    administrator = given.ADMINISTRATOR.user_id
    assert refused(lambda: change(database, administrator, roles=("teacher",))) == {"LastAdministrator"}
    assert refused(lambda: change(database, administrator, active=False)) == {"LastAdministrator"}

    add(database, roles=("administrator",))
    change(database, administrator, roles=("teacher",))
    assert row(database, administrator).roles == ("teacher",)


def test_a_stale_change_is_refused(database):
    order = service.ChangeUser(
        user_id=add(database), version=9, name="X", title="", roles=("teacher",), active=True
    )
    with pytest.raises(Conflict):
        database.acting_as(given.ADMINISTRATOR).execute(service.change_user, order)


def test_a_leader_sees_accounts_but_does_not_open_them(database):
    order = service.AddUser(name="X", sign_in_name="x", title="", roles=("teacher",), password_hash="-")
    with pytest.raises(NotAllowed):
        database.acting_as(given.LEADER).execute(service.add_user, order)


def test_the_first_administrator_is_set_up_once(database):
    order = service.AddUser(name="X", sign_in_name="x", title="", roles=("administrator",), password_hash="-")
    with pytest.raises(NotAllowed):
        database.execute(service.set_up_administrator, order)


def test_everybody_may_change_their_own_password_and_no_other(database):
    teacher = database.acting_as(given.TEACHER)
    own = service.SetPassword(user_id=given.TEACHER.user_id, password_hash="new")
    teacher.execute(service.set_password, own)
    other = service.SetPassword(user_id=given.LEADER.user_id, password_hash="new")
    with pytest.raises(NotAllowed):
        teacher.execute(service.set_password, other)


def test_an_account_that_is_not_there_is_told(database):

    order = service.SetPassword(user_id=uuid4(), password_hash="x")
    with pytest.raises(NotFound):
        database.acting_as(given.ADMINISTRATOR).execute(service.set_password, order)


def test_somebody_works_at_some_sites_or_everywhere(database, notes):
    user_id = add(database)
    assert row(database, user_id).sites == ()

    change(database, user_id, sites=("Haug", " Berg ", "", "Haug"))
    assert row(database, user_id).sites == ("Berg", "Haug")
    assert notes[-1].details["sites"] == ["Berg", "Haug"]
    with database.reading() as session:
        assert queries.sign_in_facts(session, "eva").sites == ("Berg", "Haug")

    change(database, user_id, sites=())
    assert row(database, user_id).sites == ()
