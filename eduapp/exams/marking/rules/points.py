"""Points as they are kept, typed and written: whole hundredths of a point, halves rounded up. Pure."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from eduapp.core.i18n import N_, language, ngettext
from eduapp.core.violations import Violation

POINT = 100  # hundredths
_TYPED = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?|[.,](\d{1,2})")


class PointsNotUnderstood(Violation):
    """Letters, or more than two decimals."""

    message = N_(
        "“{typed}” is no number of points. Write a number such as {example}, with two decimals at most."
    )
    about = ("points",)


class PointsNegative(Violation):
    """Nobody owes points."""

    message = N_(
        "Candidate {number}, question {question}: {points} points is less than nothing. Give 0 or more."
    )
    about = ("points",)


class PointsAboveMost(Violation):
    """More than there are to earn."""

    message = N_(
        "Candidate {number}, question {question}: {points} points is more than the {most} there are. "
        "Give {most} or fewer."
    )
    about = ("points",)


class Unmarked(Violation):
    """Something that nobody has decided yet."""

    def sentence(self) -> str:
        """How much is missing, and of whom."""
        words = ngettext(
            "Candidate {number}: {count} answer is not decided. Let the examiners settle it.",
            "Candidate {number}: {count} answers are not decided. Let the examiners settle them.",
            int(str(self.facts["count"])),
        )
        return words.format(**self.facts)


class MarkedAgain(Violation):
    """A key was corrected, and what people gave by the old one counts no more."""

    def sentence(self) -> str:
        """Which questions, and of whom."""
        words = ngettext(
            "Candidate {number}: question {questions} is marked again, since its key was corrected. Let both "
            "examiners mark the answer anew.",
            "Candidate {number}: questions {questions} are marked again, since their keys were corrected. "
            "Let both examiners mark the answers anew.",
            int(str(self.facts["count"])),
        )
        return words.format(**self.facts)


def read_points(typed: str) -> int | None:
    """Points as somebody typed them (2, 2,5, 2.25, ,5) in hundredths; None for anything else."""
    found = _TYPED.fullmatch("".join(typed.split()))
    if found is None:
        return None
    decimals = found[2] or found[3] or ""
    return int(found[1] or 0) * POINT + int(decimals.ljust(2, "0"))


def points_text(points: int) -> str:
    """Hundredths as they are written here: 2, 2,5, 2,25; in English with a point."""
    whole, rest = divmod(abs(points), POINT)
    words = f"{'−' if points < 0 else ''}{whole}"
    if rest:
        words += ("." if language() == "en" else ",") + f"{rest:02d}".rstrip("0")
    return words


def share_of(most: int, percent: Decimal) -> int:
    """So many percent of `most` hundredths, in whole hundredths, a half rounded up."""
    return int((most * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))


def check_points(points: int, most: int, number: int, question: int) -> Iterator[Violation]:
    """Whether an answer may have so many points, and if not, why."""
    told = {"number": number, "question": question, "points": points_text(points)}
    if points < 0:
        yield PointsNegative(**told)
    elif points > most:
        yield PointsAboveMost(**told, most=points_text(most))
