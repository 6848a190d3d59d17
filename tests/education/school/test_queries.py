"""What is told of the school and its year."""

from datetime import date

from eduapp.education.school import queries
from eduapp.education.school.rules import SiteFacts, TermFacts
from eduapp.education.school.service import SaveTerms, save_terms
from tests.support import given_education, given_timetable
from tests.support.statements import selects_of

AUTUMN = TermFacts("Høst 2026", date(2026, 8, 17), date(2026, 12, 18))
SPRING = TermFacts("Vår 2027", date(2027, 1, 4), date(2027, 6, 18))


def test_before_the_first_run_there_is_nothing(database):
    with database.reading() as session:
        year = queries.school_year(session)
    assert (year.school, year.terms, year.lesson_times, year.site) == (None, (), (), SiteFacts())


def test_the_term_of_a_day_is_the_one_it_lies_in_or_the_next(database):
    database.execute(save_terms, SaveTerms(terms=(SPRING, AUTUMN)))

    with database.reading() as session:
        assert [row.label for row in queries.terms(session)] == ["Høst 2026", "Vår 2027"]
        assert queries.term_on(session, date(2026, 11, 23)).facts == AUTUMN
        assert queries.term_on(session, date(2026, 12, 24)).facts == SPRING
        assert queries.term_on(session, date(2027, 7, 1)) is None


def test_the_school_stands_below_the_programs_name(database):
    with database.reading() as session:
        assert queries.place_name(session) == ""
    given_education.the_school(database, name="Fjellvik videregående skole")
    with database.reading() as session:
        assert queries.place_name(session) == "Fjellvik videregående skole"


def test_teaching_days_are_those_of_the_terms_without_what_is_closed(database):
    database.execute(save_terms, SaveTerms(terms=(AUTUMN,)))
    given_timetable.the_calendar(database, ("Planning day", date(2026, 12, 15), date(2026, 12, 15)))

    with database.reading() as session:
        found = queries.teaching_days(session, date(2026, 12, 14), date(2027, 1, 8))
        closed = queries.closed_days(session, date(2026, 12, 14), date(2026, 12, 26))

    assert [day.day for day in found] == [14, 16, 17, 18]
    assert {f"{day:%d}": one.label for day, one in closed.items()} == {
        "15": "Planning day",
        "25": "Christmas Day",
        "26": "Boxing Day",
    }


def test_only_days_that_lie_between_are_read_and_by_an_index(database):
    given_timetable.the_calendar(
        database,
        ("Autumn break", date(2026, 9, 28), date(2026, 10, 2)),
        ("Christmas", date(2026, 12, 21), date(2027, 1, 3)),
    )
    with selects_of(database) as selects, database.reading() as session:
        found = queries.calendar(session, date(2027, 1, 2), date(2027, 1, 31))

    assert [entry.name for entry in found] == ["Christmas"]
    assert len(selects) == 1


def test_the_parts_of_a_day_are_known_before_anybody_has_set_them(database):
    with database.reading() as session:
        assert queries.day_parts(session).part_of(12 * 60 + 15) == "afternoon"
