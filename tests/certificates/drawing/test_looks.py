"""Every template in every layout and variant: whole, readable, checkable, in grey, for ever the same."""

import dataclasses
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from eduapp.certificates.drawing import (
    PAPER_LANGUAGES,
    check,
    draw,
    load_template,
    looks,
    sample_facts,
    template_names,
)
from eduapp.certificates.drawing.page import lay_out
from eduapp.certificates.drawing.school_pictures import keep_logo, keep_signature
from eduapp.core.errors import Refused
from eduapp.drawing.archive import archived
from eduapp.drawing.document import About
from eduapp.drawing.marks import MM
from eduapp.drawing.style import contrast_on_white
from tests.certificates.drawing import papers
from tests.support import preflight
from tests.support.list_pages import picture_of, scanned

LOOKS = [look for name in template_names() for look in looks(name)]
READABLE = 4.5  # contrast (WCAG 1.4.3)
DARK = 118  # of 255: this grey has a contrast of 4.5 on white
EDGE = 4 * MM  # what printers leave white, and a frame keeps


def facts_of(look, **changes):
    return dataclasses.replace(sample_facts(look), serial=papers.SERIAL, code=papers.code_of(), **changes)


def places(pdf):
    """The box of every letter, in points from the top left corner, with the size of its page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for place in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(place)
                if right > left:
                    yield left, height - top, right, height - bottom, width, height
    finally:
        document.close()


@pytest.mark.parametrize("look", LOOKS)
def test_the_sample_is_whole_on_its_page_and_its_square_is_read(look):
    facts = facts_of(look)

    pdf = draw(facts, look)

    assert check(facts, look) == []
    assert scanned(pdf) == [facts.code]
    for left, top, right, bottom, width, height in places(pdf):
        assert left >= EDGE
        assert top >= EDGE
        assert right <= width - EDGE
        assert bottom <= height - EDGE
    assert all(row[1:] == ["yes", "yes", "yes"] for row in papers.fonts_of(pdf))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_it_is_drawn_in_every_language(look, language):
    plain = dataclasses.replace(sample_facts(look), language=language)
    for facts in (facts_of(look, language=language), plain):
        assert check(facts, look) == []


@pytest.mark.parametrize(
    "script", ["Arabic with ligatures", "Persian with a joiner", "Ethiopic", "Northern Sámi"]
)
@pytest.mark.parametrize("look", LOOKS)
def test_a_name_of_any_script_is_read_back_whole(look, script):
    name = papers.NAMES[script]

    assert papers.as_read(name) in papers.lines_of(draw(facts_of(look, name=name), look))


@pytest.mark.parametrize("look", LOOKS)
def test_a_long_name_is_fitted_not_cut(look):
    name = "Muhammad Abdullah Al-Hassan bin Abdulrahman al-Rashid"

    said = " ".join(papers.lines_of(draw(facts_of(look, name=name), look)))

    assert name in said


@pytest.mark.parametrize("look", LOOKS)
def test_a_letter_no_font_has_stops_it_and_is_named(look):
    [problem] = check(facts_of(look, name="Temür ᠮ"), look)

    assert problem.name == "MissingGlyph"
    assert "ᠮ (U+182E)" in problem.sentence()


@pytest.mark.parametrize("look", LOOKS)
def test_letters_can_be_read_in_grey(look):
    """By lightness alone, as a copier sees it: what each style says, and what the printed page shows."""
    template = load_template(look)
    colours = {mark.colour for mark in papers.letters_of(facts_of(look), template)}
    picture = picture_of(draw(facts_of(look), look), 0, 2)

    assert min(map(contrast_on_white, colours)) >= READABLE
    assert sum(picture.histogram()[: DARK + 1]) > 0
    pale = [
        mark
        for mark in papers.letters_of(facts_of(look), template)
        if not papers.is_dark(picture, mark, DARK)
    ]
    assert pale == []


@pytest.mark.parametrize("look", LOOKS)
def test_it_is_the_same_every_time(look):
    assert draw(facts_of(look), look) == draw(facts_of(look), look)


def test_large_print_is_large_and_easy_letters_are_apart_and_not_in_capitals():
    usual, large, easy = (load_template(f"kursbevis{variant}") for variant in ("", ".large", ".easy"))

    def sizes(template):
        return sorted(mark.size for mark in papers.letters_of(facts_of("kursbevis"), template))

    assert sizes(large)[0] >= 12 > sizes(usual)[0]
    marks = list(papers.letters_of(facts_of("kursbevis"), easy))
    assert min(mark.size for mark in marks) >= 10.5
    assert min(mark.tracking for mark in marks) >= 35
    assert {mark.line.chain[0].partition("-")[0] for mark in marks} == {"AtkinsonHyperlegible"}
    assert "Kursbevis" in {mark.line.text for mark in marks}


def test_the_lists_of_a_card_stand_on_its_back():
    pdf = draw(facts_of("kursbevis.card"), "kursbevis.card")

    assert papers.pages_of(pdf) == 2
    assert "Daglig kontroll og vedlikehold" not in papers.lines_in_chrome(pdf)
    assert any("Daglig kontroll og vedlikehold" in line for line in papers.lines_of(pdf))


@pytest.mark.parametrize(
    ("look", "offered"),
    [
        ("kursbevis.a3", "kursbevis.a5, kursbevis.card"),
        ("kursbevis.plain", "kursbevis.upright, kursbevis.landscape"),
        ("kursbevis.a5.large", "kursbevis.upright.large"),
        ("kursbevis.a5.a5", "kursbevis.a5"),
    ],
)
def test_a_layout_there_is_not_is_named_with_those_there_are(look, offered):
    with pytest.raises(Refused) as refused:
        load_template(look)

    assert offered in refused.value.sentence()


def test_an_overview_says_before_anything_else_that_it_is_not_official():
    """Norway 7.2, glossary 3.6: "ikke vitnemål"; and no emblem, frame or capitals make it look like one."""
    for language, sentence in {
        "nb": "Denne oversikten er ikke et vitnemål eller kompetansebevis.",
        "nn": "Denne oversikta er ikkje eit vitnemål eller kompetansebevis.",
    }.items():
        lines = papers.lines_of(draw(facts_of("resultatoversikt", language=language), "resultatoversikt"))

        said = " ".join(lines)
        assert sentence in said
        assert said.index(sentence) < said.index("Łukasz Żółć")
    assert b" c\n" not in papers.operators_of(draw(sample_facts("resultatoversikt"), "resultatoversikt"))


@preflight.needs_preflight
def test_an_independent_validator_calls_every_look_pdfa_1b_with_pictures_too(tmp_path):
    """With a square, an emblem that shines through, a signature, Sámi words and an Arabic name."""
    emblem = BytesIO()
    Image.new("RGBA", (80, 60), (0, 90, 60, 120)).save(emblem, "PNG")
    keep_logo(tmp_path, emblem.getvalue())
    keep_signature(tmp_path, "Ingrid Solheim", emblem.getvalue())
    files = {}
    for look in LOOKS:
        facts = facts_of(look, language="se", name="صلاح بلال")
        about = About(look, facts.issuer.name, facts.course, facts.issued_on, facts.language, facts.digest())
        files[look] = archived(draw(facts, look, templates_folder=tmp_path), about)

    assert preflight.verdicts(files) == dict.fromkeys(files, preflight.VALID)


@pytest.mark.parametrize("look", LOOKS)
def test_no_picture_covers_a_word(look, tmp_path):
    emblem = BytesIO()
    Image.new("RGB", (300, 80), "navy").save(emblem, "PNG")
    keep_logo(tmp_path, emblem.getvalue())
    for facts in (sample_facts(look), facts_of(look)):
        for signer in facts.signers:
            keep_signature(tmp_path, signer.name, emblem.getvalue())
        template = load_template(look, templates_folder=tmp_path)
        words = list(papers.letters_of(facts, template))
        for left, top, right, bottom in papers.pictures_of(facts, template):
            for word in words:
                beside = word.x >= right or word.x + word.line.width * word.size / 1000 <= left
                assert beside or word.y <= top or word.y - word.size * 0.75 >= bottom, word.line.text


@pytest.mark.parametrize("look", LOOKS)
def test_no_words_run_into_others_on_any_page(look):
    """Each line of text as it is set, against all others of its page."""
    template, facts = load_template(look), facts_of(look)
    layout = lay_out(facts, template)
    for page in (layout.marks, *layout.appendix):
        lines = [papers.box_of(mark) for mark in papers.letters_among(page)]
        for place, (left, top, right, bottom, words) in enumerate(lines):
            for other in lines[place + 1 :]:
                apart = other[0] >= right or other[2] <= left or other[1] >= bottom or other[3] <= top
                assert apart, (words, other[4])
