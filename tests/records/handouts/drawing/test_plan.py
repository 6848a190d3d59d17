"""The page of a plan: everything on it, over as many pages as it takes, and the same bytes each time."""

from dataclasses import replace

import pytest

from eduapp.core.i18n import LANGUAGES
from eduapp.gui.pdf_pages import look_into
from eduapp.records.handouts.drawing import draw_plan
from tests.certificates.drawing.papers import poppler
from tests.support import given
from tests.support.given_handouts import GOAL, STEPS, a_plan
from tests.support.list_pages import margins_of, pages_of

LONG = "Maximiliane-Alexandra Ngoc-Thuy Christopherson-Overgaardsengen von Habsburg-Lothringen"


def drawn(paper, **how):
    return draw_plan(paper, given.TODAY, **how)


def texts(pdf):
    return [" ".join(text.split()) for text in look_into(pdf).texts]


def test_every_text_of_the_plan_is_on_the_paper():
    paper = a_plan()

    [said] = texts(drawn(paper))

    for text in (paper.name, *paper.texts):
        assert " ".join(text.split()) in said, text
    assert "Side 1 av 1" in said


@pytest.mark.parametrize("large", [False, True])
def test_margins_are_wide_on_every_page_also_with_the_longest_name(large):
    pdf = drawn(a_plan(9, 4, name=LONG), large=large)

    assert pages_of(pdf) > 1
    for page in range(pages_of(pdf)):
        left, upper, right, lower = margins_of(pdf, page)
        assert min(left, right) > 19
        assert min(upper, lower) > 11


def test_a_long_plan_counts_its_pages_and_says_again_whose_goal_goes_on():
    many = replace(GOAL, title="Fagbrev", steps=STEPS * 40)
    pages = texts(drawn(replace(a_plan(), goals=(many,))))

    assert len(pages) >= 2
    assert [f"Side {number} av {len(pages)}" in said for number, said in enumerate(pages, 1)] == [True] * len(
        pages
    )
    assert pages[1].startswith("Fagbrev")
    assert sum(said.count("Søke læreplass") for said in pages) == 40
    assert all("Karim Haddad" in said for said in pages)


def test_a_goal_never_stands_alone_at_the_foot_of_a_page():
    for goals in range(1, 24):
        for said in texts(drawn(a_plan(goals, 0))):
            body = said.rpartition("Karim Haddad Side")[0].rstrip()
            assert not body.endswith("Norsk A2"), goals


def test_large_print_is_the_same_plan_in_larger_letters():
    usual, large = a_plan(6), drawn(a_plan(6), large=True)

    assert pages_of(large) > pages_of(drawn(usual))
    for text in usual.texts:
        assert " ".join(text.split()) in " ".join(texts(large))


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_the_same_plan_gives_the_same_bytes_and_the_language_is_told(tongue):
    pdf = drawn(a_plan(language=tongue))

    assert pdf == drawn(a_plan(language=tongue))
    assert {"nb": b"nb-NO", "nn": b"nn-NO", "en": b"en-GB"}[tongue] in pdf
    assert ("Page 1 of 1" in texts(pdf)[0]) == (tongue == "en")


def test_what_differs_on_paper_makes_another_file():
    step = replace(GOAL, steps=(replace(STEPS[0], taken=False), STEPS[1]))

    assert len({drawn(a_plan()), drawn(a_plan(name="K")), drawn(replace(a_plan(), goals=(step,)))}) == 3


def test_every_font_is_embedded_and_the_file_names_no_computer():
    pdf = drawn(a_plan())

    fonts = poppler("pdffonts", pdf).splitlines()[2:]
    assert fonts
    assert all(" yes " in line for line in fonts)
    about = poppler("pdfinfo", pdf)
    assert "Title:           Min plan · Karim Haddad" in about
    assert "Producer" not in about


def test_signs_of_any_script_and_of_markup_stand_as_they_are():
    goal = replace(GOAL, title="Les <b>mer</b> & أحمد ወርቅነህ")

    [said] = texts(drawn(replace(a_plan(), goals=(goal,))))

    assert "<b>mer</b> &" in said
    assert "ወርቅነህ" in said


def test_a_plan_without_goals_says_so():
    assert "Ingen mål ennå" in texts(drawn(a_plan(0, 1)))[0]
