from dataclasses import replace
from uuid import UUID

import pytest

from eduapp.core.actor import system_actor
from eduapp.people.access import queries, service
from eduapp.people.access.models import User
from eduapp.people.access.rules import AccountClosed, RolesChanged
from eduapp.people.learners.models import Learner
from tests.support import given
from tests.support.engines import lent_engine
from tests.support.statements import plans_of, selects_of


def test_the_programs_own_account_is_no_person(database):
    with database.reading() as session:
        names = [row.name for row in queries.users(session)]
    assert "Dagverk" not in names
    assert len(names) == len(given.STAFF)


def test_colleagues_are_found_by_role_and_name(database):
    with database.reading() as session:
        leaders = queries.colleagues(session, "workshop_leader")
        found = queries.colleagues(session, "", "solh")
    assert {one.label for one in leaders} == {"Terje Haug", "Siri Lund"}
    assert [one.label for one in found] == ["Ingrid Solheim"]


def test_nobody_can_sign_in_under_a_name_that_is_not_there(database):
    with database.reading() as session:
        assert queries.sign_in_facts(session, "nobody") is None
        assert queries.any_user(session)


def test_who_may_do_something_is_asked_of_open_accounts_or_of_all_there_ever_were(database):
    with database.writing() as uow:
        uow.session.get_one(User, given.LEADER.user_id).active = False
    with database.reading() as session:
        here = queries.who_may(session, "appeals.decide")
        ever = queries.who_may(session, "appeals.decide", active=False)
    assert given.LEADER.user_id not in here
    assert ever == {*here, given.LEADER.user_id}


SITES = "Halden", "Ringerike"


@pytest.fixture
def signed_in(database, database_url):
    """The teacher in one program, over a connection of its own; accounts are managed in another."""
    with lent_engine(database_url) as engine:
        yield replace_engine(database, engine).acting_as(given.TEACHER)


def replace_engine(database, engine):
    writers = engine.execution_options(sqlite_begin="IMMEDIATE")
    return database._like(engine=engine, _writers=writers, _in_force=queries.expect_in_force)


def manage(database, **changes):
    with database.reading() as session:
        [now] = [row for row in queries.users(session) if row.id == given.TEACHER.user_id]
    facts = {"name": now.name, "title": now.title, "roles": now.roles, "active": True, "sites": now.sites}
    order = service.ChangeUser(user_id=now.id, version=now.version, **facts | changes)
    database.acting_as(given.ADMINISTRATOR).execute(service.change_user, order)


def writes(database):
    with database.writing() as uow:
        uow.session.add(
            Learner(number="9", family_name="Vik", given_name="", sort_key="vik", search_text=" vik")
        )


def there(database):
    with database.reading() as session:
        return session.query(Learner).count()


def test_a_closed_account_writes_nothing_more_wherever_it_is_signed_in(database, signed_in):
    writes(signed_in)
    manage(database, active=False)
    order = service.SetPin(desk="a", pin_hash="-")
    with pytest.raises(AccountClosed) as told:
        signed_in.execute(service.set_pin, order)
    assert told.value.sentence().startswith("Your account was closed")
    with pytest.raises(AccountClosed):
        writes(signed_in)
    assert there(database) == 1
    with database.reading() as session:
        assert queries.pin(session, given.TEACHER.user_id, "a") is None
    manage(database, active=True)
    signed_in.execute(service.set_pin, order)


@pytest.mark.parametrize(
    "changes",
    [{"roles": ("workshop_leader",)}, {"roles": ("teacher", "leader")}, {"sites": (SITES[0],)}],
    ids=["another role", "one role more", "a site"],
)
def test_who_has_other_roles_or_sites_by_now_signs_in_again(database, signed_in, changes):
    manage(database, **changes)
    with pytest.raises(RolesChanged):
        writes(signed_in)
    assert there(database) == 0
    with database.reading() as session:
        facts = queries.sign_in_facts(session, "ingridsolheim")
    anew = given.actor_with(facts.id, facts.name, facts.title, facts.roles, facts.sites)
    writes(signed_in.acting_as(anew))


def test_an_account_closed_in_the_middle_saves_nothing_either(database, signed_in):
    """On a server others write meanwhile; in a file they wait until this is saved."""
    if database.engine.dialect.name == "sqlite":
        pytest.skip("nobody closes an account while another writes to the file")

    def closed_meanwhile():
        with signed_in.writing() as uow:
            uow.session.add(
                Learner(number="9", family_name="Vik", given_name="", sort_key="vik", search_text=" vik")
            )
            manage(database, active=False)

    with pytest.raises(AccountClosed):
        closed_meanwhile()
    assert there(database) == 0


def test_another_name_or_title_sends_nobody_away(database, signed_in):
    manage(database, name="Ingrid Solheim Lie", title="lektor")
    writes(signed_in)


def test_several_roles_at_several_sites_stay_in_force(database, signed_in):
    manage(database, roles=("teacher", "leader"), sites=SITES)
    both = given.actor_with(given.TEACHER.user_id, "Ingrid Solheim", "", ("leader", "teacher"), SITES)
    writes(signed_in.acting_as(both))
    with pytest.raises(RolesChanged):
        writes(signed_in.acting_as(replace(both, sites=frozenset(SITES[:1]))))


def test_the_program_needs_no_account_and_one_that_is_not_there_was_never_closed(signed_in):
    with signed_in.acting_as(replace(given.TEACHER, user_id=UUID(int=1))).writing():
        pass
    writes(signed_in.acting_as(system_actor(())))


def test_it_is_one_statement_by_keys_and_looks_ask_nothing(database, signed_in):
    """On a server once more at the end, when whoever closes an account waits."""
    times = 1 if database.engine.dialect.name == "sqlite" else 2
    with selects_of(signed_in) as asked, signed_in.writing():
        pass
    assert [one for one in asked if "user_account" in one] == asked[:1] * times
    with selects_of(signed_in) as asked, signed_in.reading() as session:
        there_are = session.query(Learner).count()
    assert (there_are, [one for one in asked if "user_account" in one]) == (0, [])


def test_the_account_is_found_by_keys(database, signed_in):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("plans of SQLite")
    with plans_of(signed_in) as steps, signed_in.writing():
        pass
    assert steps
    assert all(step.startswith("SEARCH") for step in steps)
