"""What tells two sheets apart is every word and number on them."""

from dataclasses import replace

from eduapp.exams.custody.rules.sheet import CountedBundle, CustodySheet

BUNDLE = CountedBundle("A", "Question papers", (("Received", 30),))
SHEET = CustodySheet("en", "Receipt", "Maths", ("Monday",), (BUNDLE,), "None", ("Signature",), "As recorded.")


def test_another_number_or_word_is_another_sheet():
    others = (
        replace(SHEET, bundles=(replace(BUNDLE, lines=(("Received", 31),)),)),
        replace(SHEET, bundles=(replace(BUNDLE, against=("1 is missing.",)),)),
        replace(SHEET, about=("Tuesday",)),
        replace(SHEET, language="nb"),
    )
    assert len({SHEET.texts, *(other.texts for other in others)}) == 5
