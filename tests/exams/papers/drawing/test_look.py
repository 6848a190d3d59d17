"""Which letters a paper is set in, and that none is a box."""

import pytest

from eduapp.exams.papers.drawing.look import chain, family_of, look_of, unknown_letters, words_of
from eduapp.exams.papers.rules.printed import Print
from tests.support.printed_papers import ARABIC, a_printed_paper, asked, html

EASY = Print(easy=True)


@pytest.mark.parametrize(
    ("words", "family"),
    [
        ("Blåbær på øya, čáhppes", "AtkinsonHyperlegible"),
        ("Er 2 ≤ 3 → 10⁶?", "AtkinsonHyperlegible"),  # signs may come from another family
        (ARABIC, "AtkinsonHyperlegible"),  # another script always does
        ("Kaŋas", "Inter"),
        ("Nguyễn Thị", "Inter"),
        ("Иванов", "Inter"),
    ],
)
def test_easy_letters_only_where_they_have_every_letter(words, family):
    assert family_of(a_printed_paper([asked(1, words)]), EASY) == family
    assert family_of(a_printed_paper([asked(1, words)]), Print()) == "NotoSans"


@pytest.mark.parametrize("where", ["title", "instructions", "aids_note", "course"])
def test_letters_are_looked_for_everywhere(where):
    assert family_of(a_printed_paper(**{where: "ŋ"}), EASY) == "Inter"


def test_letters_of_choices_pairs_and_headings_count_too():
    for question in (asked(1, choices=("ŋ", "n")), asked(1, heading="ŋ"), asked(1, rights=("ŋ",), unit="m")):
        assert family_of(a_printed_paper([question]), EASY) == "Inter"


def test_easy_print_is_larger_and_has_more_air():
    plain, easy = (look_of(a_printed_paper(), how) for how in (Print(), EASY))

    assert (plain.body, easy.body) == (11, 13)
    assert easy.leading > plain.leading
    assert look_of(a_printed_paper(), Print("large", easy=True)).body == 18


def test_letters_that_no_font_has_are_told_with_where_they_stand():
    [told] = unknown_letters(a_printed_paper([asked(1, "Hva er ᠮ og ᠣ?"), asked(2)]))

    assert told.sentence() == (
        "No font of the program has the letters ᠮ ᠣ (in “Hva er ᠮ og ᠣ?”). Write them differently."
    )
    assert unknown_letters(a_printed_paper()) == []


def test_words_are_looked_at_without_tags():
    words = dict(words_of(a_printed_paper([asked(1, html("<p>Hei <b>du</b></p>"), choices=())])))

    assert words["Hei du"].strip() == "Hei du"


def test_signs_of_mathematics_are_found():
    assert chain("NotoSans", bold=False)[-1] == "Inter-Regular"
    assert len(set(chain("Inter", bold=True))) == len(chain("Inter", bold=True))
