import dataclasses

import pytest

from eduapp.certificates.drawing import KINDS, PAPER_LANGUAGES, Issuer, Signer, check, wording
from eduapp.certificates.drawing.checks import looks_official
from eduapp.core.i18n import speaking
from tests.certificates.drawing import papers


def against(facts):
    return [(one.name, one.facts) for one in check(facts, facts.kind)]


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("kursbevis", {"name": " "}, "Name of the person"),
        ("kursbevis", {"number": ""}, "Number of the paper"),
        ("kursbevis", {"course": ""}, "Name of the course"),
        ("deltakerbevis", {"course": ""}, "Name of the course"),
        ("praksisattest", {"field_of_work": ""}, "Field of work"),
        ("kursbevis", {"issuer": Issuer(name="")}, "Name of the school"),
        ("kursbevis", {"signers": (Signer(name=""),)}, "Name of the one who signs"),
    ],
)
def test_what_a_paper_cannot_do_without_is_named(kind, changes, field):
    assert against(papers.a_paper(kind, **changes)) == [("FactMissing", {"field": field})]


def test_everything_missing_is_named_at_once():
    assert len(against(papers.a_paper(name="", number="", course=""))) == 3


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\u200f", "U+200F"),
        ("\u00ad", "U+00AD"),
        ("\u0000", "U+0000"),
        ("\n", "U+000A"),
        ("\t", "U+0009"),
        ("\ufeff", "U+FEFF"),
        ("\ue000", "U+E000"),
        ("\ud800", "U+D800"),
        ("\u2028", "U+2028"),
    ],
)
def test_hidden_letters_are_refused_and_shown(letter, code):
    assert against(papers.a_paper(name=f"Ka{letter}ri")) == [
        ("ForbiddenCharacter", {"text": "Ka\ufffdri", "letters": code})
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"course": "A\u202eB"},
        {"contents": ("ok", "A\u202eB")},
        {"result": "A\u202eB"},
        {"number": "A\u202eB"},
        {"issuer": Issuer(name="Skole", address=("A\u202eB",))},
        {"signers": (Signer(name="Kari", title="A\u202eB"),)},
    ],
)
def test_they_are_found_wherever_they_hide(changes):
    assert [name for name, _ in against(papers.a_paper(**changes))] == ["ForbiddenCharacter"]


def test_joiners_belong_in_names():
    assert against(papers.a_paper(name="علی\u200cرضا")) == []


def test_letters_no_font_has_are_named_with_their_numbers_and_their_text():
    facts = papers.a_paper(name="ᠮᠮ Kari", contents=("Sveising", "🙂 og ᠮaffe"))

    assert against(facts) == [
        ("MissingGlyph", {"text": "ᠮᠮ Kari", "letters": "ᠮ (U+182E)"}),
        ("MissingGlyph", {"text": "🙂 og ᠮaffe", "letters": "🙂 (U+1F642), ᠮ (U+182E)"}),
    ]


def test_letters_that_are_not_printed_do_not_matter():
    facts = dataclasses.replace(papers.a_paper("deltakerbevis"), result="🙂")

    assert against(facts) == []


@pytest.mark.parametrize(
    "course",
    [
        "Vitnemål",
        "KOMPETANSEBEVIS i truckkjøring",
        "«Fagbrev» som snekker",
        "Svennebrev",
        "  sveinebrev 2026",
    ],
)
def test_a_headline_that_imitates_a_paper_of_the_county_is_never_printed(course):
    """Those are issued by the county only (opplæringsforskrifta §§ 9-54, 15-31)."""
    [(name, told)] = against(papers.a_paper(course=course))

    assert (name, told["text"]) == ("LooksOfficial", course.strip())
    assert [one for one, _facts in against(papers.a_paper("praksisattest", field_of_work=course))] == [
        "LooksOfficial"
    ]


@pytest.mark.parametrize("course", ["Forberedelse til fagbrev", "Fagbrevkurs i snekkerfaget", "Fagopplæring"])
def test_a_course_may_speak_of_such_papers(course):
    assert against(papers.a_paper(course=course, goals=("Fagbrev er et offentlig bevis",))) == []


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_of_paper_is_called_like_one_of_the_county(kind, language):
    with speaking(language):
        assert not looks_official(wording.title(papers.a_paper(kind)))
