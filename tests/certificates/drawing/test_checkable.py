"""The square of dots on a page, read by a reader that is none of ours, and the words beside it."""

import hashlib
import json
import re

import pytest
import zxingcpp
from PIL import Image

from eduapp.certificates.drawing import KINDS, PAPER_LANGUAGES, CertificateFacts, check, draw
from eduapp.certificates.seals.square import LEAST_CELL, QUIET
from tests.certificates.drawing import papers
from tests.certificates.seals.test_square import stained
from tests.support.list_pages import picture_of, scanned

ADDRESS = re.compile(r"https?|www\.|@|\.\w\w\b", re.IGNORECASE)
# Of the pages' operators, since version 4 of these templates: who changes how they are drawn raises it.
BEFORE = {
    "kursbevis": "c09833bd4d0116db0523f26eee0ca23bad0ffedd4902c83e1405e7d5df26fd81",
    "deltakerbevis": "60de17678314c151f1b682a0dd2cb8e5afc76b6793a9fd330981226aec7b7824",
    "praksisattest": "75b27e103ba903f0708a2ce536c9e50d483216e2da5f03eb07b1a251b0075b46",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("signs", [300, 400, 600])
def test_the_square_is_read_from_the_printed_page(kind, signs):
    facts = papers.checkable(kind, code=papers.code_of(signs))

    assert scanned(papers.drawn(facts)) == [facts.code]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_serial_in_two_groups_and_how_to_check_stand_beside_it_without_an_address(kind, language):
    plain, checkable = (make(kind, language=language) for make in (papers.a_paper, papers.checkable))

    more = set(papers.lines_of(papers.drawn(checkable))) - set(papers.lines_of(papers.drawn(plain)))

    assert "7K3QF 0X2MB" in more
    assert {"Kontroll", "Verification", "Dárkkisteapmi"} & more
    assert len([line for line in more if line[-1] == "."]) == 1
    assert not [line for line in more if ADDRESS.search(line)]


@pytest.mark.parametrize("kind", BEFORE)
def test_a_paper_without_a_code_is_drawn_as_its_version_is(kind):
    said = {"result": "Bestått"} if kind == "kursbevis" else {}  # as the sample spelled it then
    pdf = papers.drawn(papers.a_paper(kind, **said))

    assert scanned(pdf) == []
    assert hashlib.sha256(papers.operators_of(pdf)).hexdigest() == BEFORE[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_paper_has_room_for_it_or_goes_on_over_pages(kind):
    facts = papers.full(kind, serial=papers.SERIAL, code=papers.code_of())

    assert check(facts, kind) == []
    assert scanned(papers.drawn(facts)) == [facts.code]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_stands_in_the_white_about_the_square(kind):
    facts = papers.checkable(kind)
    picture, (left, top, right, bottom) = papers.square_on(papers.drawn(facts))

    cell = (right - left) / 85
    assert cell * 25.4 / papers.DOTS >= LEAST_CELL
    white = round(QUIET * cell) - 1
    about = picture.crop((left - white, top - white, right + white, bottom + white))
    edge = white - 2  # what the printer makes of the outer side of the cells
    about.paste(255, (edge, edge, about.width - edge, about.height - edge))
    assert about.getextrema() == (255, 255)


def test_a_code_that_is_too_long_for_the_square_stops_the_paper():
    facts = papers.checkable(code=papers.code_of(1200))

    assert [one.sentence() for one in check(facts, "kursbevis")] == [
        "The code for checking is too long for the square of 36 mm. Shorten the longest texts."
    ]


def test_facts_frozen_before_papers_had_squares_are_read_and_keep_their_digest():
    frozen = papers.a_paper().to_json()

    again = CertificateFacts.from_json(frozen)

    assert not {"serial", "code"} & json.loads(frozen).keys()
    assert (again.serial, again.code, again.to_json()) == ("", "", frozen)


def test_neither_serial_nor_code_counts_as_words_of_the_paper():
    facts = papers.checkable()

    assert not {facts.serial, facts.code} & set(facts.own_words())


@pytest.mark.parametrize("look", ["kursbevis", "kursbevis.landscape", "kursbevis.a5", "kursbevis.card"])
@pytest.mark.parametrize("turned", [-15, 15])
@pytest.mark.parametrize("grey", [0, -140])
def test_a_photograph_of_the_page_at_200_dpi_tilted_and_stained_is_read(look, turned, grey):
    """A fifth of the square under a blot, opaque or like coffee; the whole page is in the picture."""
    facts = papers.checkable()
    pdf = draw(facts, look)
    page = picture_of(pdf, 0, 200 / 72)
    [found] = zxingcpp.read_barcodes(page)
    left, top, right = found.position.top_left.x, found.position.top_left.y, found.position.bottom_right.x
    square = page.crop((left, top, right, top + right - left))
    page.paste(stained(square, square.width, 0, grey, (0.6, 0.6)), (left, top))

    photograph = page.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=235)

    assert [one.text for one in zxingcpp.read_barcodes(photograph)] == [facts.code]
