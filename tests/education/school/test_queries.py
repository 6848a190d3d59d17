"""What is told of the school and its year."""

from datetime import date

from eduapp.education.school import queries
from eduapp.education.school.rules import SiteFacts, TermFacts
from eduapp.education.school.service import SaveTerms, save_terms
from tests.support import given_education

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
