"""The answer for one file or one thing typed."""

from dataclasses import dataclass, field
from enum import StrEnum

from eduapp.certificates.seals.facts import PrintedFacts
from eduapp.certificates.seals.verdict import CLOCKS_DIFFER, OLD_AFTER, Outcome, Verdict
from eduapp.certificates.signing.report import Report
from eduapp.core.i18n import N_, _


class Basis(StrEnum):
    """What an answer rests on. Only a file answers for every word that stands in it."""

    FILE = "file"  # the bytes of the file: signed as a whole, and the code in it with them
    CODE = "code"  # the square alone, which can be copied onto another page
    NUMBER = "number"  # a serial that somebody typed


CANNOT_SAY = 2  # as an exit code
SIGNED = {  # of a genuine answer that leaves the paper itself to be compared
    Basis.CODE: N_("The school signed this code. Whether it was for this paper, only comparing tells."),
    Basis.NUMBER: N_(
        "The school signed a paper with this number. Whether it is this one, only comparing tells."
    ),
}
COMPARE = {
    Basis.FILE: N_("The file is, to the byte, as the school signed it."),
    Basis.CODE: N_(
        "The answer is about the code alone, which can be copied onto another page: compare every line with"
        " the paper."
    ),
    Basis.NUMBER: N_("The answer is about the number alone: compare every line with the paper."),
}


@dataclass(frozen=True)
class Judged:
    """What was found.

    `report` tells of the signatures of a PDF file (None: it was none), `kept` whether the register has this
    very file (None: nothing to compare), `digest` is the SHA-256 of the file, hexadecimal ("" for text).
    """

    verdict: Verdict
    basis: Basis
    report: Report | None = field(default=None, repr=False)
    kept: bool | None = None
    digest: str = ""

    @property
    def outcome(self) -> Outcome:
        """What it is found to be."""
        return self.verdict.outcome

    @property
    def facts(self) -> PrintedFacts | None:
        """What the school signed, to be compared with the paper; None unless a key of the school did."""
        return self.verdict.facts

    @property
    def exit_code(self) -> int:
        """What a command answers with: 0 genuine, 1 not genuine, 2 cannot say, 3 no longer what counts.

        Of a square that could stand on any page nobody can say whether this is its paper, but who compares.
        """
        found = self.verdict.exit_code
        return CANNOT_SAY if found == 0 and self.basis is not Basis.FILE else found

    @property
    def is_to_compare(self) -> bool:
        """Whether what was signed is genuine, and of this paper only comparing tells."""
        return self.outcome is Outcome.GENUINE and self.basis is not Basis.FILE

    @property
    def is_by_fresh_list(self) -> bool:
        """Whether a list that is not old was at hand, and no clock far ahead."""
        age = self.verdict.list_age
        return age is not None and -CLOCKS_DIFFER <= age <= OLD_AFTER

    @property
    def is_plainly_genuine(self) -> bool:
        """Whether it may be shown as good without a but: the file itself, by a list that is fresh."""
        is_good = self.outcome is Outcome.GENUINE and self.basis is Basis.FILE
        return is_good and self.is_by_fresh_list

    def sentence(self) -> str:
        """The answer in the language spoken now."""
        return _(SIGNED[self.basis]) if self.is_to_compare else self.verdict.sentence()

    def sentences(self) -> tuple[str, ...]:
        """The answer, how old the list is, and what is left for the person to compare."""
        compare = _(COMPARE[self.basis]) if self.facts is not None else ""
        return tuple(filter(None, (self.sentence(), self.verdict.age_sentence(), compare)))
