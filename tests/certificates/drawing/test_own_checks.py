"""What stands against a school's own template: each with one sentence that names the part."""

import dataclasses

import pytest

from eduapp.certificates.drawing import looks, template_names
from eduapp.certificates.drawing.editing import with_value, without
from eduapp.certificates.drawing.own import NO_OWN
from eduapp.certificates.drawing.own_checks import MOST_ELEMENTS, Sample, problems_of
from eduapp.certificates.drawing.own_templates import usual
from tests.certificates.drawing import papers
from tests.support import given_templates
from tests.support.given_templates import changed, moved, saying

LOOKS = [
    look for name in template_names() for look in looks(name) if look.split(".")[-1] not in {"large", "easy"}
]
TABLE = usual("kursbevis").table
SQUARE = 14
SQUARE_NAMED = "14. Square for checking (with the square): "
LAYOUT = "The template is made for a sheet of 148 × 210 mm, and this layout has 210 × 297 mm."


def told(package, look="kursbevis", form="", **facts):
    sample = dataclasses.replace(usual(look).facts(), serial=papers.SERIAL, code=papers.code_of(), **facts)
    return [one.sentence() for one in problems_of(package, look, NO_OWN, [Sample(sample, look, form)])]


@pytest.mark.parametrize("look", LOOKS)
def test_the_programs_own_has_nothing_against_it(look):
    assert told(usual(look), look) == []


@pytest.mark.parametrize(
    ("package", "sentence"),
    [
        (saying("Takk {nam}"), "28. Takk {nam}: there is no field “nam”. Press “Field…”"),
        (
            moved("kursbevis", SQUARE, "size", 20),
            SQUARE_NAMED + "“Side of the square” must be a number from 30 to 36.",
        ),
        (moved("kursbevis", SQUARE, ("at", 0), 120), SQUARE_NAMED + "this stands outside the page. "),
        (moved("kursbevis", SQUARE, ("at", 1), 280), SQUARE_NAMED + "this stands outside the page. "),
        (
            moved("kursbevis", SQUARE, "width", 50),
            SQUARE_NAMED + "there is no room for the square and its words. ",
        ),
        (moved("kursbevis", 3, ("at", 0), 190), "3. School’s emblem: this stands outside the page. "),
        (
            changed(table=with_value(TABLE, ("colours", "ink"), "#EEEEEE")),
            "15. Kind of paper: the colour “#EEEEEE” is too pale for letters.",
        ),
        (changed(table=without(TABLE, SQUARE - 1)), "The square for checking is missing from the template."),
        (
            changed(table={**TABLE, "elements": TABLE["elements"] * 9}),
            f"The template has more than {MOST_ELEMENTS} elements.",
        ),
        (changed(table={**TABLE, "page": {"width": 148, "height": 210}}), LAYOUT),
        (changed("modulbevis"), "The template “kursbevis” is not made for this kind of paper."),
        (
            saying("Glyph \U00012000"),
            "No font of the program has \U00012000 (U+12000) in “Glyph \U00012000”.",
        ),
        (saying("W" * 200), "“" + "W" * 200 + "” "),
        (
            changed(words={"nb": {"texts": {"Course certificate": "Vitnemål"}}}),
            "Words in Bokmål: “Vitnemål” is what ",
        ),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_part(package, sentence):
    found = told(package)
    assert any(one.startswith(sentence) for one in found), found


@pytest.mark.parametrize(
    "texts",
    [
        ["Vitnemål"],
        ["V I T N E M Å L"],
        ["Vitne-mål"],
        ["Vіtnemål"],
        ["Kompetansebeviset"],
        ["FAGBREV"],
        ["Fag", "brev"],
        ["Vitne", "mål"],
        ["Vit", "ne", "mål"],
        ["Førstegangsvitnemål"],
        ["Delkompetansebevis"],
        ["Fagbrevbevis"],
        ["Realkompetansebevis"],
        ["Mesterbrev"],
        ["Karakter\nutskrift"],
        ["Upper Secondary Education", "Diploma"],
        ["Certificate of Apprenticeship"],
        ["Gelbbolašvuođaduođaštus"],
    ],
)
def test_nothing_named_like_a_paper_of_the_county_can_be_put_together(texts):
    rows = [{"kind": "text", "text": text, "style": "title"} for text in texts]
    package = changed(table={**TABLE, "elements": [*TABLE["elements"], *rows]})
    assert any("alone issues" in one for one in told(package)), told(package)


@pytest.mark.parametrize(
    "heading", ["Førstegangsvitnemål", "Fagbrevbevis", "Upper Secondary Education Diploma"]
)
def test_the_heading_can_be_replaced_by_no_such_name(heading):
    package = changed(table=with_value(TABLE, ("elements", 14, "text"), heading))
    assert any("alone issues" in one for one in told(package))


def test_what_is_put_together_is_told_by_the_texts_that_do_it():
    rows = [{"kind": "text", "text": text, "style": "title"} for text in ("Takk", "Vit", "ne", "mål", "Hei")]
    (found,) = told(changed(table={**TABLE, "elements": [*TABLE["elements"], *rows]}))

    assert "“Vit ne mål” is what vitnemål" in found


def test_a_word_of_the_title_and_a_text_beside_it_make_no_such_name_either():
    table = with_value(TABLE, ("elements", 14, "text"), "{title}brev")
    package = changed(table=table, words={"nb": {"texts": {"Course certificate": "Fag"}}})
    assert any("alone issues" in one for one in told(package))


def test_only_the_form_in_which_it_is_wrong_is_named():
    package = changed(words={"nn": {"texts": {"Course certificate": "W" * 90}}})
    assert told(package, form="Bokmål") == []
    found = told(package, form="Nynorsk", language="nn")
    assert found[0].startswith("Not so in this form of the paper (Nynorsk): ")


def test_an_overview_bears_no_picture_behind(tmp_path):
    kept = given_templates.changed("resultatoversikt", background=given_templates.a_picture())
    assert told(kept, "resultatoversikt") == []
