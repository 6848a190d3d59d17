"""A school's own is drawn from bytes: with its letters, its words and its pictures."""

import dataclasses

import pytest

from eduapp.certificates.drawing import NO_OWN, Own, Signer, draw, load_template, looks, template_names
from eduapp.certificates.drawing.editing import with_background
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.package import to_bytes
from eduapp.certificates.drawing.school_pictures import PALEST, Pictures, pale, plain
from tests.certificates.drawing import papers
from tests.support import given_templates, list_pages

LOOKS = [look for name in template_names() for look in looks(name)]
LOGO = plain(given_templates.a_picture(), "")
SIGNATURE = plain(given_templates.a_picture("black", (300, 80)), "")


def ordinary(look):
    return ".".join(one for one in look.split(".") if one not in {"large", "easy"})


@pytest.mark.parametrize("look", LOOKS)
def test_an_unchanged_copy_draws_the_same_paper_in_each_layout_and_letters(look):
    facts = papers.checkable(look.partition(".")[0])
    own = Own(to_bytes(usual(ordinary(look))), 4)

    assert draw(facts, look, own=own) == draw(facts, look)
    assert load_template(look, own=own).version == 4


def test_pictures_stand_on_the_programs_template_and_on_a_schools_own():
    facts = papers.a_paper(signers=(Signer(name="Ingrid Solheim"),))
    pictures = Pictures(LOGO, (("Ingrid Solheim", SIGNATURE), ("Somebody Else", LOGO)))
    for own in (Own(b"", 0, pictures), Own(to_bytes(usual("kursbevis")), 1, pictures)):
        assert len(given_templates.pictures_in(draw(facts, "kursbevis", own=own))) == 2
    assert given_templates.pictures_in(draw(facts, "kursbevis", own=NO_OWN)) == []


@pytest.mark.parametrize("look", ["kursbevis", "kursbevis.landscape", "kursbevis.a5", "kursbevis.card"])
def test_a_picture_behind_hides_no_word_and_no_square(look):
    kept = usual(look)
    # last among the elements, as a file from elsewhere may have it
    table = with_background(kept.table, wanted=True)
    table["elements"] = [*table["elements"][1:], table["elements"][0]]
    behind = pale(plain(given_templates.a_picture("black", (300, 420)), ""))
    package = dataclasses.replace(kept, table=table, background=behind)
    facts = papers.checkable()

    with_it = draw(facts, look, own=Own(to_bytes(package), 1))

    assert len(given_templates.pictures_in(with_it)) == 1
    assert papers.lines_of(with_it) == papers.lines_of(draw(facts, look))
    assert list_pages.scanned(with_it) == [facts.code]
    page = list_pages.picture_of(with_it)
    plain_page = list_pages.picture_of(draw(facts, look))
    darkest = plain_page.convert("L").getextrema()[0]
    assert page.convert("L").getextrema()[0] == darkest


def test_a_background_is_as_pale_as_letters_need_and_a_pale_one_stays():
    made = pale(plain(given_templates.a_picture("black"), ""))
    assert (
        min(one for one, count in enumerate(given_templates.opened(made).convert("L").histogram()) if count)
        >= PALEST
    )
    assert pale(made) == made


def test_an_overview_bears_none_of_them():
    facts = papers.a_paper("resultatoversikt")
    kept = usual("resultatoversikt")
    package = dataclasses.replace(kept, table=with_background(kept.table, wanted=True), background=LOGO)
    own = Own(to_bytes(package), 1, Pictures(LOGO))
    assert given_templates.pictures_in(draw(facts, "resultatoversikt", own=own)) == []
