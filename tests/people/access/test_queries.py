from eduapp.people.access import queries
from eduapp.people.access.models import User
from tests.support import given


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
