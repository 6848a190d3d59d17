from datetime import date

from sqlalchemy import event

from eduapp.people.learners import queries
from tests.support import given


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
