"""What can be wrong with a file of marks: each with its place, and what would help."""

from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, by line and column of the file from 1; 0 for the whole line."""

    line: int
    column: int
    reason: Violation


class NotATextFile(Violation):
    """A workbook, UTF-16, or another program's file."""

    message = N_("This is no text file of marks. Save the table as CSV (UTF-8), then name that file.")


class NotLetters(Violation):
    """Bytes of neither encoding."""

    message = N_("This line is neither UTF-8 nor Windows-1252 text. Save the file as CSV (UTF-8).")


class LineTooLong(Violation):
    """A line without an end."""

    message = N_("This line is too long for a row of marks. A line end may be missing.")


class QuoteAstray(Violation):
    """A quotation mark that never closes, or stands inside a cell."""

    message = N_("From here on a quotation mark is missing or out of place. Put it right.")


class NothingInIt(Violation):
    """Blank lines at most."""

    message = N_("The file is empty. It needs headings in its first line and an attempt in each row below.")


class NoAttempts(Violation):
    """Headings, and nothing below."""

    message = N_("There is no attempt below the headings. Add a row for each attempt.")


class NoQuestions(Violation):
    """One column, or another delimiter than ours."""

    message = N_(
        "There is no question in the headings. The first column names the attempt, each other a question;"
        " between them stands ; or ,."
    )


class NoHeadings(Violation):
    """The first line holds marks."""

    message = N_("This line holds marks, not headings. Put a line above it that names the questions.")


class HeadingMissing(Violation):
    """A column nobody could be told of."""

    message = N_("This column has no heading. Name its question.")


class HeadingTwice(Violation):
    """Two questions by one name."""

    message = N_("The heading “{name}” stands in column {first} too. Rename one.")


class WrongWidth(Violation):
    """Cells are missing, or there are too many: an unquoted decimal comma, mostly."""

    message = N_(
        "This row has {found} cells, the headings have {wanted}. A decimal comma in a file with , between"
        " cells needs quotation marks."
    )


class AttemptMissing(Violation):
    """A row of nobody."""

    message = N_("This row does not name its attempt. Write anything that tells it from the others.")


class AttemptTwice(Violation):
    """The same attempt again: a row that was pasted twice would count twice."""

    message = N_("The attempt “{name}” stands in line {first} too. Remove one of them.")


class NotAMark(Violation):
    """Words, a sum, a date."""

    message = N_(
        "“{text}” is no mark. Write a number such as 1, 0.5 or 0,5, and leave the cell empty if the question"
        " was left out."
    )


class BelowNothing(Violation):
    """A mark cannot be negative here."""

    message = N_("“{text}” is below 0. A mark is 0 or more.")


class AboveTheMost(Violation):
    """More than the row of highest marks allows."""

    message = N_("“{text}” is more than this question gives: {most} at most. Correct one of them.")


class MostMissing(Violation):
    """A question without its highest mark."""

    message = N_(
        "The highest mark of this question is missing. Write it, or remove the row of highest marks."
    )


class MostNotFirst(Violation):
    """A row of highest marks further down."""

    message = N_("The row of highest marks stands right under the headings. Move it there.")


class TooManyFaults(Violation):
    """More than anybody would go through: the rest of the file is not read."""

    message = N_("{count} places are wrong, so the file was not read on from here. Put those right first.")
