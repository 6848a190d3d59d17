"""A file comes back to the right place, for the first time, with what was handed out in it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.marking.rules.returned import HandedOut, Meant, check_desk, check_returned, check_since

EXAM, OTHER_EXAM, ONE, OTHER = (UUID(int=number) for number in range(1, 5))
OUT = HandedOut(EXAM, "Norsk", date(2026, 11, 24), ONE, "Marit Vold", False, "a" * 64, None)
HERE = Meant(EXAM, ONE, "Marit Vold")


@pytest.mark.parametrize(
    ("out", "meant", "sentence"),
    [
        (OUT, HERE, ""),
        (
            OUT,
            Meant(OTHER_EXAM, OTHER, "Jens Tangen"),
            "This file is of another exam: Norsk, 24.11.2026. Read it in on the page of that exam.",
        ),
        (
            OUT,
            Meant(EXAM, OTHER, "Jens Tangen"),
            "This file is from Marit Vold, not from Jens Tangen. Read it in beside Marit Vold.",
        ),
        (
            replace(OUT, ended=True),
            HERE,
            "This file is from Marit Vold, whose appointment has ended. Its marks do not count.",
        ),
        (
            replace(OUT, returned_on=date(2026, 11, 27)),
            HERE,
            "This file was read in on 27.11.2026 already. Nothing was changed.",
        ),
        (
            replace(OUT, returned_on=date(2026, 11, 27), newer_on=date(2026, 11, 28)),
            HERE,
            "This file was read in on 27.11.2026 already. Nothing was changed.",
        ),
        (
            replace(OUT, newer_on=date(2026, 11, 28)),
            HERE,
            (
                "A newer file was made for Marit Vold on 28.11.2026. Nothing of this one was taken in. Read"
                " in what comes back of the newer one, or make a new file."
            ),
        ),
    ],
)
def test_each_in_one_sentence(out, meant, sentence):
    assert [one.sentence() for one in check_returned(out, meant)] == [sentence] * bool(sentence)


def test_other_answers_than_were_handed_out():
    assert not list(check_desk(OUT, "a" * 64))
    assert [one.name for one in check_desk(OUT, "b" * 64)] == ["FileChanged"]


def test_nothing_that_happened_since_is_undone():
    assert not list(check_since("Marit Vold", [], []))
    found = list(check_since("Marit Vold", [Asked(101, 9, 300)], {7, 2}))

    assert [one.name for one in found] == ["MarkedSince", "KeyCorrectedSince"]
    assert "candidate 101, question 9" in found[0].sentence()
    assert "question 2, 7" in found[1].sentence()
