import struct

import pytest
import uharfbuzz
from reportlab.pdfbase.pdfdoc import PDFDocument

from eduapp.core.resources import resource
from eduapp.drawing import fonts
from tests.certificates.drawing import papers

ALL = sorted(file.stem for file in resource("fonts").glob("Noto*.ttf"))


@pytest.mark.parametrize("name", ALL)
def test_the_program_carries_its_fonts(name):
    face = fonts.face(name)

    assert face.units in (1000, 2048)
    assert face.metrics.descent < 0 < face.metrics.capital < face.metrics.ascent
    assert ord(" ") in face.letters


def test_a_face_is_read_once():
    assert fonts.face("NotoSans-Bold") is fonts.face("NotoSans-Bold")


def test_the_own_family_is_asked_first_and_once():
    assert fonts.chain("NotoSerif", True)[0] == "NotoSerif-Bold"
    assert fonts.chain("NotoSerif", True) == ("NotoSerif-Bold", "NotoSans-Bold")
    assert fonts.chain("NotoSans", False) == ("NotoSans-Regular",)


def test_a_script_has_the_weight_of_the_words_about_it_or_the_only_one_there_is():
    assert fonts.of_script("ARABIC", "Bold") == "NotoSansArabic-Bold"
    assert fonts.of_script("CJK", "Bold") == "NotoSansSC-Regular"
    assert fonts.of_script("CUNEIFORM", "Bold") is None


def test_the_invisible_glyph_has_no_ink():
    face = fonts.face("NotoSansArabic-Bold")

    assert face.advance(face.invisible) == 0
    assert face.shaper.get_glyph_extents(face.invisible).width == 0


def test_one_glyph_for_two_letters_is_told_apart():
    font = fonts.EmbeddedFont(fonts.face("NotoSerif-Bold"), "F1")

    assert font.code(40, "Đ") == font.code(40, "Đ")
    assert font.code(40, "Đ") != font.code(40, "Ð")


def test_a_document_carries_only_the_glyphs_it_uses():
    font = fonts.EmbeddedFont(fonts.face("NotoSerif-Bold"), "F1")
    wanted = {letter: font.face.shaper.get_nominal_glyph(ord(letter)) for letter in "Żaba"}
    codes = {letter: font.code(glyph, letter) for letter, glyph in wanted.items()}
    document = PDFDocument()

    font.addObjects(document)

    streams = {name: thing for name, thing in document.idToObject.items() if hasattr(thing, "content")}
    program = next(thing for thing in streams.values() if "Length1" in thing.dictionary.dict)
    subset = uharfbuzz.Face(program.content)
    assert subset.glyph_count < 12
    assert not {"GSUB", "GPOS", "name", "cmap"} & set(subset.table_tags)
    glyph_map = next(t.content for t in streams.values() if len(t.content) == 2 * (len(codes) + 1))
    numbers = struct.unpack(f">{len(codes) + 1}H", glyph_map)
    advance = uharfbuzz.Font(subset).get_glyph_h_advance
    assert all(
        advance(numbers[codes[letter]]) == font.face.advance(glyph) for letter, glyph in wanted.items()
    )


def test_a_letter_that_is_written_twice_is_embedded_once():
    once, twice = (papers.drawn(papers.a_paper(name=name)) for name in ("Бояна", "Бояна Бояна"))

    assert len(twice) - len(once) < 100
