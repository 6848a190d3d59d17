"""What words of a template and facts of a paper make together, where neither says it alone."""

from dataclasses import replace

import pytest

from eduapp.certificates.drawing import Own, check, draw
from eduapp.certificates.drawing.editing import parts_of, with_value
from eduapp.certificates.drawing.faults import OfficialWords
from eduapp.certificates.drawing.fields import values
from eduapp.certificates.drawing.official import looks_official
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import to_bytes
from eduapp.certificates.drawing.phrases import NO_WORDS
from eduapp.certificates.drawing.template import load_template
from eduapp.certificates.drawing.together import against_together
from eduapp.core.errors import Refused
from tests.certificates.drawing import papers
from tests.support.given_templates import changed, saying


def own_with(*changes):
    """The program's template of course certificates with other words where these stood."""
    table = usual("kursbevis").table
    patterns = [one for part in parts_of(table) for one in part.patterns]
    for before, now in changes:
        table = with_value(table, next(one.path for one in patterns if one.text == before), now)
    return Own(to_bytes(changed(table=table)), 1)


def against(own, **facts):
    return check(replace(papers.a_paper("kursbevis"), **facts), "kursbevis", own=own)


@pytest.mark.parametrize(
    ("changes", "course"),
    [
        ([("{title}", "{course}brev")], "Fag"),
        ([("{title}", "{course} brev")], "Svenne"),
        ([("{title}", "{course}mål")], "Vitne"),
        ([("{title}", "Kompetanse{course}")], "Bevis"),
        ([("{title}", "{course}"), ("{opening}", "brev")], "Fag"),
        ([("{label_contents}", "{course}brev")], "Fag"),
        ([("{result}", "{course}brev")], "Fag"),
        ([("{label_result}", "{course}brev")], "Fag"),
    ],
)
def test_a_paper_is_not_called_by_halves_that_meet_on_it(changes, course):
    own = own_with(*changes)
    assert against(own) == []  # of any other course there is nothing to say

    [problem] = against(own, course=course)
    assert isinstance(problem, OfficialWords)
    with pytest.raises(Refused) as refused:
        draw(replace(papers.a_paper("kursbevis"), course=course), "kursbevis", own=own)
    assert [type(one) for one in refused.value.violations] == [OfficialWords]


@pytest.mark.parametrize(
    "facts",
    [
        {"course": "Forberedelse til fagbrev"},
        {"course": "Fag", "name": "Ola Brevik"},
        {"course": "Fag", "contents": ("Brev og e-post",)},
        {"course": "Kurs for fagbrevkandidater", "course_code": "FAG-1"},
    ],
)
def test_what_a_course_is_called_is_held_against_no_template(facts):
    assert against(Own(to_bytes(saying()), 1), **facts) == []


def test_the_programs_own_words_meet_no_fact():
    template = load_template("kursbevis")

    assert not template.is_own
    assert load_template("kursbevis", own=Own(to_bytes(saying()), 1)).is_own


def test_the_least_is_told_that_is_enough():
    template = load_template("kursbevis", own=own_with(("{title}", "{course}"), ("{opening}", "brev")))
    facts = replace(papers.a_paper("kursbevis"), course="Fag")
    said = values(facts, NO_WORDS)

    [told] = against_together(facts, template, said, looks_official)

    assert told.facts["text"] == "Fag brev"
