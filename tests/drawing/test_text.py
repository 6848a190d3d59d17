import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from eduapp.drawing import fonts, text
from tests.certificates.drawing import papers

SERIF = fonts.chain("NotoSerif", True)
SANS = fonts.chain("NotoSans", False)


def glyph_names(line):
    return [run.face.shaper.glyph_to_string(glyph.id) for run in line.runs for glyph in run.glyphs]


def test_arabic_letters_join_and_run_from_right_to_left():
    names = glyph_names(text.typeset("أحمد", SERIF))

    assert names == [
        "uniFEAA",
        "uniFEE4",
        "uniFEA3",
        "uni0623",
    ]  # final, medial, initial, alone: left to right


def test_marks_stand_on_their_letters():
    (run,) = text.typeset("S\u0308", SERIF).runs

    base, mark = run.glyphs
    assert mark.advance == 0
    assert mark.dx < 0 < mark.dy
    assert run.width == base.advance


def test_letters_are_kerned():
    apart = sum(text.typeset(letter, SERIF).width for letter in "AV")

    assert text.typeset("AV", SERIF).width < apart


@pytest.mark.parametrize(
    ("name", "faces"),
    [
        ("Łukasz Żółć", ["NotoSerif-Bold"]),
        ("Nguyễn Thị", ["NotoSerif-Bold"]),
        ("Иванов", ["NotoSerif-Bold"]),
        ("يوسف أحمد", ["NotoSansArabic-Bold"]),
        ("ወርቅነህ ኃይሉ", ["NotoSansEthiopic-Bold"]),
        ("Ali علي", ["NotoSerif-Bold", "NotoSansArabic-Bold"]),
    ],
)
def test_every_script_finds_its_font(name, faces):
    line = text.typeset(name, SERIF)

    assert list(dict.fromkeys(run.face.name for run in line.runs)) == faces
    assert all(glyph.id for run in line.runs for glyph in run.glyphs)


@pytest.mark.parametrize("name", papers.NAMES.values(), ids=papers.NAMES)
def test_the_glyphs_alone_tell_the_name(name):
    assert all(run.reads_back for run in text.typeset(name, SERIF).runs)


def test_a_ligature_of_two_letters_is_read_as_two():
    (run,) = text.typeset("لا", SERIF).runs

    assert [glyph.letters for glyph in run.glyphs] == ["ا", "ل"]
    assert run.glyphs[1].id == run.face.invisible
    assert run.glyphs[1].advance == 0


def test_letters_no_font_has_are_named_once_each():
    assert text.missing("ᠮᠣᠩ ᠮᠣ🙂 Kari", SERIF) == ["ᠮ", "ᠣ", "ᠩ", "🙂"]
    assert text.missing("Kari Đặng علي", SERIF) == []


def test_lines_end_between_words_and_after_hyphens_between_letters():
    lines = text.wrapped("Arbeids-miljø 2026-2027", SANS, 4500)

    assert [line.text for line in lines] == ["Arbeids-", "miljø", "2026-2027"]


def test_names_are_not_parted_at_their_hyphens():
    lines = text.wrapped("Nils-Ánte Sárá", SANS, 3000, whole=True)

    assert [line.text for line in lines] == ["Nils-Ánte", "Sárá"]


def test_a_hard_space_holds_together():
    lines = text.wrapped("om 12\u00a0500 timer", SANS, 4000)

    assert [line.text for line in lines] == ["om", "12\u00a0500", "timer"]


@given(
    words=st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=1, max_size=12),
    width=st.integers(2000, 20000),
    balanced=st.booleans(),
)
def test_wrapping_loses_nothing_and_keeps_to_the_width(words, width, balanced):
    whole = " ".join(words)

    lines = text.wrapped(whole, SANS, width, balanced=balanced)

    assert " ".join(line.text for line in lines) == whole
    assert all(line.width <= width + 60 or " " not in line.text for line in lines)


@given(
    words=st.lists(st.text("abcdefghij", min_size=1, max_size=9), min_size=2, max_size=12),
    width=st.integers(5000, 20000),
)
def test_balancing_takes_no_more_lines(words, width):
    whole = " ".join(words)

    assert len(text.wrapped(whole, SANS, width, balanced=True)) == len(text.wrapped(whole, SANS, width))


def test_balanced_lines_are_about_as_long():
    first, second = text.wrapped("Helse, miljø og sikkerhet i verkstedet", SANS, 16000, balanced=True)

    assert abs(first.width - second.width) < 4000


def test_the_language_of_the_computer_changes_no_letter(monkeypatch):
    spoken = []
    shape = uharfbuzz.shape
    monkeypatch.setattr(uharfbuzz, "shape", lambda *all: (spoken.append(all[1].language), shape(*all)))

    text.typeset("Ștefan Đặng никада ниједан", SERIF)

    assert set(spoken) == {"nb"}


def test_a_line_that_begins_with_latin_words_can_belong_to_a_paragraph_from_the_right():
    words = "USB هو منفذ."

    by_itself, of_it = text.typeset(words, SANS), text.typeset(words, SANS, leftward=True)

    assert [run.text.strip() for run in by_itself.runs if run.text.strip(" .")] == ["USB", "هو منفذ"]
    assert [run.text.strip() for run in of_it.runs if run.text.strip(" .")] == ["هو منفذ.", "USB"]
    [line] = text.wrapped(words, SANS, 100_000, leftward=True)
    assert line == of_it
