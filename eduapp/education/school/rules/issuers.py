"""Who issues which paper: the school, or, for practice, who answers for the workshops. Pure.

The school documents teaching; who answers for the practice documents that. Neither tells where it was.
"""

from collections.abc import Iterator, Sequence

from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.education.school.rules.letterhead import NameMissing, NamesThePrison, SchoolFacts, check_school

NOBODY = SchoolFacts("")


class PracticeIssuerLacks(Violation):
    """An issuer without a name or somebody who signs is none."""

    message = N_(
        "The issuer of practice statements lacks: {missing}. Write it, or empty the card:"
        " then the school is it."
    )

    def sentence(self) -> str:
        """With the labels of the fields."""
        missing = ", ".join(_(label) for label in str(self.facts["missing"]).split("\n"))
        return _(self.message).format(missing=missing)


class PracticeIssuerTells(NamesThePrison):
    """The rule of every paper holds for this issuer too, whatever it is called elsewhere."""

    message = N_(
        "“{word}” would tell on every practice statement where the practice was. Write a name that does not"
        " tell, or empty the card: then the school issues them."
    )


def check_practice_issuer(facts: SchoolFacts, prison_names: Sequence[str] = ()) -> Iterator[Violation]:
    """Everything that stands against an issuer of papers on practice; nobody at all is fine."""
    if facts == NOBODY:
        return
    asked = (
        (N_("Name of the issuer"), facts.name),
        (N_("Who signs practice statements"), facts.signer_name),
        (N_("Title of who signs practice statements"), facts.signer_title),
    )
    if missing := [label for label, value in asked if not value]:
        yield PracticeIssuerLacks(missing="\n".join(missing))
    for violation in check_school(facts, prison_names):
        if isinstance(violation, NamesThePrison):
            yield PracticeIssuerTells(**violation.facts)
        elif not isinstance(violation, NameMissing):
            yield violation
