"""Every script of the world people write their names in: its font, its shapes, and only when it is needed."""

import subprocess
import sys
import unicodedata

import pytest

from eduapp.core.resources import resource
from eduapp.drawing import fonts, scripts, text
from tests.support.world_names import NAMES

BOLD, LIGHT = fonts.chain("NotoSerif", True), fonts.chain("NotoSans", False)
DOTTED_CIRCLE = "\u25cc"  # what a shaper puts below a mark that it found in a wrong place
VIRAMAS = [
    letter for letter in map(chr, range(0x900, 0xE00)) if "SIGN VIRAMA" in unicodedata.name(letter, "")
]


@pytest.mark.parametrize("family", sorted(set(scripts.FAMILY_OF.values())))
def test_every_family_of_the_list_is_carried(family):
    assert resource(f"fonts/{family}-Regular.ttf").is_file()


@pytest.mark.parametrize("chain", [BOLD, LIGHT], ids=["bold", "light"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_no_letter_of_a_name_is_missing_in_either_weight(name, chain):
    line = text.typeset(name, chain)

    assert text.missing(name, chain) == []
    for run in line.runs:
        circle = run.face.shaper.get_nominal_glyph(ord(DOTTED_CIRCLE))
        assert all(glyph.id and glyph.id != circle for glyph in run.glyphs)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_glyphs_stand_for_every_letter_of_the_name(name):
    for run in text.typeset(name, BOLD).runs:
        order = reversed(run.glyphs) if run.level % 2 else run.glyphs
        assert "".join(glyph.letters for glyph in order) == run.text


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Արամ", True),
        ("გიორგი", True),
        ("王小明", True),
        ("김민수", True),
        ("ወርቅነህ", True),
        ("علی\u200cرضا", True),
        ("कृष्ण", False),
        ("น้ำฝน", False),
        ("ސަރީ", False),
        ("𑄌𑄋𑄴", True),
    ],
)
def test_the_page_says_a_name_beside_the_glyphs_where_they_stand_above_or_before_each_other(name, alone):
    """All but letters of the newer planes, which readers then would lose."""
    assert [run.reads_back for run in text.typeset(name, BOLD).runs] == [alone]


@pytest.mark.parametrize("name", ["कृष्ण", "কৃষ্ণ", "કૃષ્ણ", "కృష్ణ", "ಕೃಷ್ಣ", "ചക്ക", "କୃଷ୍ଣ"])
def test_conjuncts_are_one_shape_and_show_no_virama(name):
    [run] = text.typeset(name, BOLD).runs
    viramas = {run.face.shaper.get_nominal_glyph(ord(one)) for one in VIRAMAS} - {None, 0}

    assert not {glyph.id for glyph in run.glyphs} & viramas
    assert len(run.glyphs) < len(name)


def test_what_is_written_behind_a_letter_and_stands_before_it_does_so():
    """Devanagari i, Bengali e, Tamil e, Khmer e: the vowel is drawn first, and read back second."""
    for name, vowel in (("कि", "ि"), ("কে", "ে"), ("கெ", "ெ"), ("កេ", "េ")):
        [run] = text.typeset(name, LIGHT).runs
        assert run.glyphs[0].id != run.face.shaper.get_nominal_glyph(ord(name[0])), vowel
        assert "".join(glyph.letters for glyph in run.glyphs) == name


def test_marks_stand_above_each_other_and_the_line_gets_room_for_them():
    tibetan, latin = text.typeset("སྒྲོལ", BOLD), text.typeset("Ågot", BOLD)

    assert tibetan.under > 0
    assert (latin.over, latin.under) == (0, 0)


def test_no_room_is_put_between_letters_that_hang_together():
    assert text.typeset("कमला", LIGHT).gaps == 0
    assert text.typeset("يوسف", LIGHT).gaps == 0
    assert text.typeset("Kari", LIGHT).gaps == 3
    assert text.typeset("q\u0308b", LIGHT).gaps == 1  # a mark stays with its letter


def test_a_joiner_stays_with_the_letters_it_shapes():
    """Sinhala śrī is one shape only with a joiner, which not every font has as a letter."""
    runs = text.typeset("ශ්‍රී", BOLD).runs

    assert len(runs) == 1


def test_han_letters_have_one_weight_and_all_others_two():
    one = {
        family for family in scripts.FAMILY_OF.values() if not resource(f"fonts/{family}-Bold.ttf").is_file()
    }

    assert {"NotoSansSC", "NotoSansKR"} <= one
    assert text.typeset("王", BOLD).runs[0].face.name == "NotoSansSC-Regular"


def test_only_fonts_that_are_needed_are_read():
    """In a process of its own: a Latin and a Georgian name ask for two fonts, and nothing for the others."""
    code = (
        "from eduapp.certificates.drawing.names import name_problems\n"
        "from eduapp.drawing import fonts\n"
        "read = []\n"
        "face = fonts.face\n"
        "fonts.face = lambda name: read.append(name) or face(name)\n"
        "assert name_problems('Łukasz გიორგი', 'kursbevis', 40) == ()\n"
        "print(sorted({name.partition('-')[0] for name in read}))\n"
    )

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")

    assert said.stdout.strip() == "['NotoSans', 'NotoSansGeorgian']"
