from datetime import date, timedelta

from sqlalchemy import event

from eduapp.people.learners import queries
from eduapp.people.learners.models import Learner
from tests.support import given
from tests.support.sqlite_only import sqlite_database, sqlite_template
from tests.support.statements import plans_of, selects_of, tables_read_whole

__all__ = ["sqlite_database", "sqlite_template"]


def test_finding_takes_one_statement_and_stops_at_fifty(database):
    for number in range(60):
        given.a_learner(database, f"Ola Vik{number:02d}")
    statements = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))

    with database.reading() as session:
        rows = queries.find(session, "vik")

    assert len(rows) == queries.FIND_LIMIT
    assert sum(sql.lstrip().upper().startswith("SELECT") for sql in statements) == 1


def test_those_who_leave_soon_come_first(database):
    given.a_learner(database, "A Late", available_until=date(2027, 5, 1))
    given.a_learner(database, "B Soon", available_until=date(2026, 12, 20))
    given.a_learner(database, "C Sooner", available_until=date(2026, 11, 30))
    given.a_learner(database, "D Unknown")
    with database.reading() as session:
        rows = queries.leaving_before(session, "", given.TODAY, 60)
    assert [row.name for row in rows] == ["Sooner, C", "Soon, B"]


def test_a_list_from_outside_is_matched_by_number_and_by_person(database):
    given.a_learner(database, "Nils-Ánte Sárá", number="2007", birth_date=date(1999, 1, 16))
    with database.reading() as session:
        by_number, by_person = queries.known_people(session)
    assert by_number["2007"].name == "Sárá, Nils-Ánte"
    assert by_person["nils ante sara", date(1999, 1, 16)] == "2007"


def test_the_palette_shows_a_few_with_their_number(database):
    given.a_learner(database, "Karim Haddad", number="1003", unit="C")
    with database.reading() as session:
        [hit] = queries.found(session, "had")
    assert (hit.label, hit.detail) == ("Haddad, Karim", "1003 · C")


def test_who_is_not_there_is_none(database):
    with database.reading() as session:
        assert queries.head(session, given.LEADER.user_id) is None
        assert queries.by_number(session, "nowhere") is None


def the_states_on(database, learner_id, *after):
    days = [given.TODAY + timedelta(days=number) for number in after]
    with database.reading() as session:
        return [queries.states_on(session, [learner_id], day)[learner_id] for day in days]


def test_where_somebody_was_is_and_will_be_is_told_of_any_day(database, clock):
    one = given.a_learner(database)
    given.a_state(database, one, "on_leave")
    clock.moment += timedelta(days=3)
    given.a_state(database, one, "here", clock().date())
    given.a_state(database, one, "moved", clock().date() + timedelta(days=2))

    assert the_states_on(database, one, -1, 0, 2, 3, 4, 5, 9) == [
        "here", "on_leave", "on_leave", "here", "here", "moved", "moved",
    ]  # fmt: skip


def test_a_slip_that_was_put_right_never_was(database):
    one = given.a_learner(database)
    given.a_state(database, one, "released")
    given.a_state(database, one, "here")
    assert the_states_on(database, one, -1, 0, 1) == ["here"] * 3


def test_who_moved_before_there_was_a_history_had_moved(database):
    one = given.a_learner(database)
    with database.writing() as uow:
        uow.session.get(Learner, one).state = "moved"
    given.a_state(database, one, "here")
    assert the_states_on(database, one, -1, 0) == ["moved", "here"]


def test_who_is_not_expected_in_a_register_is_told_in_one_statement(database):
    people = [given.a_learner(database) for _ in range(4)]
    for learner_id, state in zip(people, ("on_leave", "outside_programme", "moved"), strict=False):
        given.a_state(database, learner_id, state)
    with selects_of(database) as selects, database.reading() as session:
        found = queries.away_on(session, people, given.TODAY)
    assert found == {people[0]: "on_leave", people[2]: "moved"}
    assert len(selects) == 1


def test_the_history_of_one_is_found_without_reading_that_of_all(sqlite_database):
    one = given.a_learner(sqlite_database)
    with plans_of(sqlite_database) as steps, sqlite_database.reading() as session:
        queries.states_on(session, [one], given.TODAY)
        queries.whereabouts(session, one)
        queries.find(session, "vik")
    assert tables_read_whole(steps, {"learner_state"}) == []


def test_whereabouts_are_two_statements(database):
    one = given.a_learner(database)
    given.a_state(database, one, "on_leave")
    with selects_of(database) as selects, database.reading() as session:
        assert queries.whereabouts(session, one).standing.state == "on_leave"
    assert len(selects) == 2
