"""What the school, its year, and the words on its papers must be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.core.spans import Span
from eduapp.education.school import rules
from eduapp.education.school.rules import SchoolFacts, SiteFacts, TermFacts

SCHOOL = SchoolFacts(
    "Fjellvik videregående skole",
    "Skolegata 1\n2600 Fjellvik",
    "974760673",
    "Fjellvik",
    "Kari Nordmann",
    "rektor",
)
AUTUMN = TermFacts("Høst 2026", date(2026, 8, 17), date(2026, 12, 18))
SPRING = TermFacts("Vår 2027", date(2027, 1, 4), date(2027, 6, 18))


def names(violations):
    return [violation.name for violation in violations]


def test_a_whole_school_is_in_order():
    assert names(rules.check_school(SCHOOL)) == []
    assert rules.missing_for_papers(SCHOOL) == ()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"name": ""}, "NameMissing"),
        ({"address": "x" * 121}, "TextTooLong"),
        ({"place": "Fjell\u202evik"}, "HiddenCharacters"),
        ({"organisation_number": "974760674"}, "OrganisationNumberWrong"),
        ({"name": "Granli fengsel"}, "NamesThePrison"),
        ({"address": "Postboks 1\nFengselsveien 2"}, "NamesThePrison"),
    ],
)
def test_each_fault_of_a_school_is_named(change, name):
    assert names(rules.check_school(replace(SCHOOL, **change))) == [name]


def test_the_letterhead_holds_none_of_the_prisons_own_names():
    facts = replace(SCHOOL, address="Granliveien 2\n2600 Fjellvik")

    [violation] = rules.check_school(facts, ["Granliveien 2", "Granli"])
    assert "“Granliveien 2”" in violation.sentence()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fjellvik videregående skole", ()),
        ("utdannet i FENGSELET", ("fengsel",)),
        ("Fengselsskolen", ("fengsel",)),
        ("Granli", ("Granli",)),
        ("Granlien", ()),
        ("på Granli, ved elva", ("Granli",)),
        ("GRANLI ÅPNE AVDELING", ("Granli", "Granli åpne")),
        ("et kurs for ansatte", ()),
    ],
)
def test_words_that_tell_are_found_as_whole_words(text, told):
    assert rules.words_that_tell(text, ["Granli", "Granli åpne", "B"]) == told


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("974760673", True),
        ("974 760 673", True),
        ("974760674", False),
        ("97476067", False),
        ("9747606733", False),
        ("97476O673", False),
        ("٩٧٤٧٦٠٦٧٣", False),
    ],
)
def test_an_organisation_number_checks_itself(text, right):
    assert rules.is_organisation_number(text) == right


@forall(st.integers(0, 99_999_999))
def test_no_single_wrong_digit_passes(stem):
    right = [n for n in range(10) if rules.is_organisation_number(f"{stem:08d}{n}")]
    assert len(right) <= 1


def test_papers_ask_for_what_is_missing():
    assert rules.missing_for_papers(None) == (
        "The school's name",
        "Place for date and signature",
        "Who signs",
        "Title of who signs",
    )
    assert rules.missing_for_papers(replace(SCHOOL, signer_name="")) == ("Who signs",)


def test_a_year_of_two_terms_is_in_order():
    assert names(rules.check_terms([SPRING, AUTUMN])) == []


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ([replace(AUTUMN, name="")], ["TermNameMissing"]),
        ([replace(AUTUMN, last_day=date(2026, 8, 16))], ["TermRunsBackward"]),
        ([AUTUMN, replace(SPRING, name="Høst 2026")], ["TermNameTwice"]),
        ([AUTUMN, replace(SPRING, first_day=date(2026, 12, 18))], ["TermsOverlap"]),
    ],
)
def test_each_fault_of_terms_is_named(terms, found):
    assert names(rules.check_terms(terms)) == found


spans_of_days = st.tuples(st.integers(0, 40), st.integers(0, 10)).map(
    lambda pair: (date(2026, 8, 1) + timedelta(pair[0]), date(2026, 8, 1) + timedelta(sum(pair)))
)


@forall(st.lists(spans_of_days, max_size=5))
def test_terms_overlap_when_a_day_belongs_to_two(spans):
    terms = [TermFacts(f"T{number}", first, last) for number, (first, last) in enumerate(spans)]
    days = [first + timedelta(n) for first, last in spans for n in range((last - first).days + 1)]

    assert ("TermsOverlap" in names(rules.check_terms(terms))) == (len(days) != len(set(days)))


def test_lesson_times_follow_one_another():
    assert names(rules.check_lesson_times([Span(510, 555), Span(555, 600), Span(615, 660)])) == []


@pytest.mark.parametrize(
    ("times", "found"),
    [
        ([Span(510, 510)], ["LessonRunsBackward"]),
        ([Span(1400, 1441)], ["LessonRunsBackward"]),
        ([Span(-1, 10)], ["LessonRunsBackward"]),
        ([Span(510, 556), Span(555, 600)], ["LessonsOverlap"]),
        ([Span(n, n + 1) for n in range(21)], ["TooManyLessons"]),
    ],
)
def test_each_fault_of_lesson_times_is_named(times, found):
    assert names(rules.check_lesson_times(times)) == found


def test_a_lesson_is_told_as_the_language_writes_times():
    assert rules.lesson_text(1, Span(510, 555)) == "1: 08:30–09:15"
    with speaking("nb"):
        assert rules.lesson_text(1, Span(510, 555)) == "1: 08.30–09.15"


def test_the_prisons_names_are_lines():
    site = SiteFacts("Granli fengsel", "Granli\n\n Granliveien 2 \nGranli")
    assert site.names == ("Granli fengsel", "Granli", "Granliveien 2")


@pytest.mark.parametrize(
    ("site", "school", "found"),
    [
        (SiteFacts("Granli fengsel"), SCHOOL, []),
        (SiteFacts("Fjellvik fengsel"), None, []),
        (SiteFacts("Granli", "Skolegata 1"), SCHOOL, ["NamesThePrison"]),
        (SiteFacts(paper_language="se"), SCHOOL, ["LanguageUnknown"]),
    ],
)
def test_each_fault_of_the_site_is_named(site, school, found):
    assert names(rules.check_site(site, school)) == found


@pytest.mark.parametrize(
    ("after", "term"),
    [
        (date(2026, 7, 1), ("autumn", date(2026, 8, 17), date(2026, 12, 18))),
        (date(2026, 11, 22), ("autumn", date(2026, 8, 17), date(2026, 12, 18))),
        (date(2026, 12, 18), ("spring", date(2027, 1, 4), date(2027, 6, 18))),
        (date(2027, 1, 1), ("spring", date(2027, 1, 4), date(2027, 6, 18))),
    ],
)
def test_the_half_year_that_usually_comes_next(after, term):
    assert rules.proposed_term(after) == term


@forall(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_a_proposed_term_runs_from_a_monday_to_a_friday_and_ends_later(after):
    _season, first, last = rules.proposed_term(after)
    assert (first.weekday(), last.weekday()) == (0, 4)
    assert first < last
    assert last > after
