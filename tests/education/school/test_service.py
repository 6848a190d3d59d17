"""The issuer, the year and the secret words are kept."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.spans import Span
from eduapp.education.school import queries, service, terms
from eduapp.education.school.rules import CalendarFacts, DayParts, SchoolFacts, SiteFacts, TermFacts
from tests.support import given
from tests.support.given_education import the_school

AUTUMN = TermFacts("Høst 2026", date(2026, 8, 17), date(2026, 12, 18))
AUTUMN_BREAK = CalendarFacts("Autumn break", date(2026, 9, 28), date(2026, 10, 2))
WINTER = CalendarFacts("Winter break", date(2027, 2, 22), date(2027, 2, 26))
SPRING = TermFacts("Vår 2027", date(2027, 1, 4), date(2027, 6, 18))


def look(database):
    with database.reading() as session:
        return queries.school_year(session)


def refused(database, use_case, order):
    with pytest.raises(Refused) as refusal:
        database.execute(use_case, order)
    return [violation.name for violation in refusal.value.violations]


def test_the_school_is_kept_tidy(database, published, notes):
    the_school(
        database,
        name=" Fjellvik  vgs ",
        address="Skolegata 1\n\n 2600  Fjellvik",
        organisation_number="974760673",
    )

    school = look(database).school
    assert (school.name, school.address) == ("Fjellvik vgs", "Skolegata 1\n2600 Fjellvik")
    assert school.organisation_number == "974 760 673"
    assert [terms.SCHOOL_CHANGED in topics for topics in published] == [True]
    assert [note.action for note in notes] == [terms.SCHOOL_SAVED]


def test_the_school_is_put_right(database):
    the_school(database)
    school = look(database).school
    facts = replace(school.facts, signer_name="Per Moen")

    order = service.SaveSchool(school_id=school.id, version=school.version, facts=facts)
    database.execute(service.save_school, order)

    assert look(database).school.facts == facts


def test_a_stale_change_of_the_school_is_refused(database):
    school_id = the_school(database)
    with pytest.raises(Conflict):
        database.execute(
            service.save_school, service.SaveSchool(school_id=school_id, version=9, facts=SchoolFacts("X"))
        )


def test_a_school_that_is_gone_is_said_so(database):
    order = service.SaveSchool(school_id=given.TEACHER.user_id, version=1, facts=SchoolFacts("X"))
    with pytest.raises(NotFound):
        database.execute(service.save_school, order)


def test_a_second_school_is_not_the_one_on_papers(database):
    first = the_school(database)
    the_school(database, name="Dalen videregående skole")

    assert look(database).school.id == first


def test_a_refusal_leaves_no_trace(database, published, notes):
    order = service.SaveSchool(facts=SchoolFacts("", organisation_number="1"))
    assert refused(database, service.save_school, order) == ["NameMissing", "OrganisationNumberWrong"]
    assert published == notes == []
    assert look(database).school is None


def test_the_school_never_takes_the_prisons_name(database):
    site = service.SaveSite(site=SiteFacts("Granli fengsel", "Granli"))
    database.execute(service.save_site, site)

    order = service.SaveSchool(facts=SchoolFacts("Granli skole"))
    assert refused(database, service.save_school, order) == ["NamesThePrison"]


def test_terms_are_set_as_a_whole(database, notes):
    database.execute(service.save_terms, service.SaveTerms(terms=(SPRING, AUTUMN)))
    kept = {row.name: row.id for row in look(database).terms}
    longer = replace(SPRING, last_day=date(2027, 6, 25))

    database.execute(service.save_terms, service.SaveTerms(terms=(longer,)))

    [term] = look(database).terms
    assert (term.facts, term.id) == (longer, kept["Vår 2027"])
    assert [note.details["count"] for note in notes] == [2, 1]


def test_terms_that_overlap_are_refused(database):
    order = service.SaveTerms(terms=(AUTUMN, replace(SPRING, first_day=AUTUMN.last_day)))
    assert refused(database, service.save_terms, order) == ["TermsOverlap"]


def test_lesson_times_are_numbered_in_order(database):
    database.execute(
        service.save_lesson_times, service.SaveLessonTimes(times=(Span(510, 555), Span(555, 600)))
    )
    database.execute(service.save_lesson_times, service.SaveLessonTimes(times=(Span(480, 525),)))

    [lesson] = look(database).lesson_times
    assert (lesson.number, lesson.span) == (1, Span(480, 525))


def test_lesson_times_that_overlap_are_refused(database):
    order = service.SaveLessonTimes(times=(Span(510, 556), Span(555, 600)))
    assert refused(database, service.save_lesson_times, order) == ["LessonsOverlap"]


def test_the_parts_of_the_day_are_kept_with_the_lesson_times(database):
    order = service.SaveLessonTimes(times=(Span(510, 555),), parts=DayParts(690, 1020))
    database.execute(service.save_lesson_times, order)
    assert look(database).day_parts == DayParts(690, 1020)

    database.execute(service.save_lesson_times, service.SaveLessonTimes(times=(Span(510, 555),)))
    assert look(database).day_parts == DayParts(690, 1020)


def test_wrong_parts_are_refused_together_with_wrong_lessons(database):
    order = service.SaveLessonTimes(times=(Span(600, 555),), parts=DayParts(1020, 690))
    assert refused(database, service.save_lesson_times, order) == ["LessonRunsBackward", "DayPartsWrong"]


def test_the_calendar_is_kept_tidy_and_in_order(database, notes, published):
    breaks = (WINTER, replace(AUTUMN_BREAK, name="  Autumn   break "), WINTER)

    database.execute(service.save_calendar, service.SaveCalendar(entries=breaks))

    assert look(database).calendar == (AUTUMN_BREAK, WINTER)
    assert (notes[-1].action, notes[-1].details["count"]) == (terms.CALENDAR_SAVED, 3)
    assert terms.SCHOOL_CHANGED in published[-1]


def test_days_that_are_not_named_any_more_go(database):
    database.execute(service.save_calendar, service.SaveCalendar(entries=(AUTUMN_BREAK, WINTER)))
    longer = replace(WINTER, last_day=date(2027, 2, 28))
    database.execute(service.save_calendar, service.SaveCalendar(entries=(longer,)))
    assert look(database).calendar == (longer,)


def test_a_calendar_that_runs_backward_is_refused(database):
    order = service.SaveCalendar(entries=(replace(WINTER, last_day=date(2027, 2, 1)),))
    assert refused(database, service.save_calendar, order) == ["CalendarRunsBackward"]


def test_the_prisons_names_never_reach_the_trail(database, notes):
    site = SiteFacts("  Granli   fengsel", "Granliveien 2\n\nGranli fengsel\n Granli ", "nn")

    database.execute(service.save_site, service.SaveSite(site=site))

    assert look(database).site == SiteFacts("Granli fengsel", "Granliveien 2\nGranli", "nn")
    [note] = notes
    assert note.action == terms.SITE_SAVED
    assert "Granli" not in str(note.details)


def test_the_prisons_names_are_not_on_the_letterhead_already(database):
    the_school(database)
    order = service.SaveSite(site=SiteFacts("Fjellvik"))
    assert "NamesThePrison" in refused(database, service.save_site, order)


@pytest.mark.parametrize(
    ("use_case", "order"),
    [
        (service.save_school, service.SaveSchool(facts=SchoolFacts("X"))),
        (service.save_terms, service.SaveTerms(terms=())),
        (service.save_lesson_times, service.SaveLessonTimes(times=())),
        (service.save_site, service.SaveSite(site=SiteFacts())),
        (service.save_calendar, service.SaveCalendar(entries=())),
    ],
)
def test_a_teacher_changes_nothing_of_the_school(database, use_case, order):
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(use_case, order)


def test_a_repeated_command_makes_one_school(database):
    order = service.SaveSchool(facts=SchoolFacts("Fjellvik vgs"))
    assert database.execute(service.save_school, order) == database.execute(service.save_school, order)


def test_a_site_is_said_to_be_invented_once_and_for_good(database, published, notes):
    with database.reading() as session:
        assert not queries.is_invented(session)
        assert queries.across(session, "nb") == ""

    for _time in range(2):
        database.execute(service.mark_invented, service.MarkInvented())

    with database.reading() as session:
        assert queries.is_invented(session)
        assert [queries.across(session, one) for one in ("nb", "nn", "en")] == ["PRØVE", "PRØVE", "TRIAL"]
    assert [note.action for note in notes] == [terms.INVENTED]


def test_a_teacher_does_not_say_that_a_site_is_invented(database):
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.mark_invented, service.MarkInvented())


def test_who_issues_praksisattester_is_kept_tidy_and_may_be_the_school_again(database, notes, published):
    issuer = SchoolFacts(
        "  Nordlys   verksteder ", "Verkstedveien 2\n\n", "974760673", "", "Siri Lund", "verksmester"
    )
    database.execute(service.save_practice_issuer, service.SavePracticeIssuer(facts=issuer))
    kept = SchoolFacts("Nordlys verksteder", "Verkstedveien 2", "974 760 673", "", "Siri Lund", "verksmester")
    assert look(database).practice_issuer == kept
    assert (notes[-1].action, notes[-1].details["name"]) == (terms.PRACTICE_ISSUER_SAVED, kept.name)
    assert terms.SCHOOL_CHANGED in published[-1]

    database.execute(service.save_practice_issuer, service.SavePracticeIssuer(facts=SchoolFacts("")))
    with database.reading() as session:
        assert queries.practice_issuer(session) is None


def test_an_issuer_of_practice_never_tells_whichever_was_named_first(database):
    issuer = SchoolFacts("Granli verksteder", signer_name="Siri Lund", signer_title="verksmester")
    site = service.SaveSite(site=SiteFacts("Granli", "", "nb"))
    told = replace(issuer, name="Nordlys fengsel")
    order = service.SavePracticeIssuer(facts=told)
    assert refused(database, service.save_practice_issuer, order) == ["PracticeIssuerTells"]

    database.execute(service.save_practice_issuer, service.SavePracticeIssuer(facts=issuer))
    assert refused(database, service.save_site, site) == ["NamesThePrison"]


def test_who_may_not_change_the_school_names_no_issuer(database):
    order = service.SavePracticeIssuer(facts=SchoolFacts(""))
    with pytest.raises(NotAllowed):
        database.acting_as(given.TEACHER).execute(service.save_practice_issuer, order)
