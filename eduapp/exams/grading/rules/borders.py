"""From how many percent of the points on there is which grade, and what other borders would give. Pure.

Percents are whole hundredths of a percent, points whole hundredths of a point: nothing is rounded where it is
compared. The rule is a dated list (grade_borders); one exam may have borders of its own, with a reason.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import cast

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, language
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import Scale

RULES = "grade_borders"
PERCENT = 100  # hundredths
WHOLE = 100 * PERCENT
LONGEST_REASON = 300


@dataclass(frozen=True)
class Border:
    """The grade (code) that begins at so many hundredths of a percent."""

    grade: str
    least: int


Borders = tuple[Border, ...]  # best first


@dataclass(frozen=True)
class Rule:
    """The borders in force on a day where nobody has set others, and whose rule that is."""

    borders: Borders
    label: str
    basis: str
    since: date | None


class BorderMissing(Violation):
    """Every grade begins somewhere."""

    message = N_("From how many percent on there is {grade} is missing. Write a percent from 0 to 100.")


class BorderUnknown(Violation):
    """Nobody gets there by points."""

    message = N_("No number of points gives {grade}. Leave it out.")


class BorderOutside(Violation):
    """Nobody earns less than nothing, or more than there is."""

    message = N_("{grade} cannot begin at {percent}. Write a percent from 0 to 100.")


class BordersNotFalling(Violation):
    """A better grade asks for more."""

    message = N_("{better} begins at {more} and {worse} at {less}: a better grade must ask for more.")


class LowestNotZero(Violation):
    """Whoever sat has some grade."""

    message = N_("{grade} is the lowest grade and begins at 0 %, else somebody would have none.")


class BordersUnchanged(Violation):
    """The same again."""

    message = N_("These are the borders that are in force already.")


class ReasonMissing(Violation):
    """Who reads the grade later sees why."""

    message = N_("Write why this exam has other borders. The reason stands beside every grade of it.")
    about = ("reason",)


class ReasonTooLong(Violation):
    """A sentence, not a letter."""

    message = N_("The reason has {length} characters. At most {most} are possible.")
    about = ("reason",)


class SomethingFixed(Violation):
    """Borders hold for everybody, so they are set before the first grade is."""

    message = N_(
        "A grade of this exam is fixed already, and borders are the same for all. A wrong grade is corrected "
        "by two people (opplæringsforskrifta § 9-9)."
    )


class NotToGrade(Violation):
    """Borders, marks and grades are of an exam that is sealed and whose grades are not fixed."""

    message = N_("The exam is now: {state}. Grades are set once it is sealed, until all are fixed.")


class NoPoints(Violation):
    """There is nothing to reckon percents of."""

    message = N_("The paper came from elsewhere, so the whole answer is graded and there are no borders.")


def rule_of(scale_key: str, day: date) -> Rule:
    """The borders of a scale in force on a day; a scale the list does not have gives none."""
    code = code_list(RULES)[scale_key]
    row = code.on(day) or _first(code.flags.get("rows"))
    rows = cast("list[tuple[str, int]]", row.get("borders", []))
    borders = tuple(Border(str(grade), percent * PERCENT) for grade, percent in rows)
    since = row.get("from")
    return Rule(borders, code.label, code.said("basis"), since if isinstance(since, date) else None)


def grade_for(points: int, most: int, borders: Sequence[Border]) -> str:
    """The code of the grade for so many of the most points; "" where there is nothing to earn."""
    if most <= 0:
        return ""
    return next((one.grade for one in borders if points * WHOLE >= one.least * most), "")


def percent_of(points: int, most: int) -> int:
    """The share in hundredths of a percent, a half rounded up; 0 where there is nothing to earn."""
    return (2 * points * WHOLE + most) // (2 * most) if most > 0 else 0


def least_points(border: Border, most: int) -> int:
    """The fewest points (hundredths) with which the grade is reached."""
    return -(-border.least * most // WHOLE)


def percent_text(percent: int) -> str:
    """Hundredths of a percent as they are written here: 62,5 %."""
    whole, rest = divmod(abs(percent), PERCENT)
    sign = "." if language() == "en" else ","
    decimals = f"{sign}{rest:02d}".rstrip("0") if rest else ""
    minus = "\N{MINUS SIGN}" if percent < 0 else ""
    return f"{minus}{whole}{decimals}\N{NO-BREAK SPACE}%"


def counts(shares: Iterable[tuple[int, int]], borders: Sequence[Border]) -> dict[str, int]:
    """How many of (points, most) would get each grade with these borders: numbers, and no names."""
    found = Counter(grade_for(points, most, borders) for points, most in shares)
    return {one.grade: found[one.grade] for one in borders}


def check_borders(borders: Sequence[Border], known: Scale) -> Iterator[Violation]:
    """Each grade that points lead to once, best first, falling, down to 0."""
    words = {one.code: one.label for one in known.grades}
    given, wanted = {one.grade: one.least for one in borders}, bordered(known)
    for grade in given.keys() - set(wanted):
        yield BorderUnknown(grade=words.get(grade, grade))
    for grade in wanted:
        if grade not in given:
            yield BorderMissing(grade=words[grade])
        elif not 0 <= given[grade] <= WHOLE:
            yield BorderOutside(grade=words[grade], percent=percent_text(given[grade]))
    ordered = [grade for grade in wanted if grade in given]
    for better, worse in pairwise(ordered):
        if given[better] <= given[worse]:
            yield BordersNotFalling(
                better=words[better],
                more=percent_text(given[better]),
                worse=words[worse],
                less=percent_text(given[worse]),
            )
    if ordered and given[ordered[-1]] != 0:
        yield LowestNotZero(grade=words[ordered[-1]])


def bordered(known: Scale) -> tuple[str, ...]:
    """The grades of a scale that points lead to, best first: not IV, and not “not attended”."""
    rows = code_list(RULES)[known.key].flags.get("rows")
    ruled = {
        str(grade) for row in (rows if isinstance(rows, list) else ()) for grade, _least in row["borders"]
    }
    return tuple(
        one.code for one in known.grades if one.passed is not None and (not ruled or one.code in ruled)
    )


def check_reason(reason: str) -> Iterator[Violation]:
    """Other borders than the rule's have a reason."""
    if not reason.strip():
        yield ReasonMissing()
    elif len(reason.strip()) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason.strip()), most=LONGEST_REASON)


def _first(rows: object) -> dict[str, object]:
    """The oldest row, for exams of before any rule was written down."""
    known = rows if isinstance(rows, list) else []
    return min(known, key=lambda row: row["from"], default={})
