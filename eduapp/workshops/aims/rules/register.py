"""What is recorded of an aim, and what stands against it. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, language
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation

TRADES = "trades"
LONGEST_CODE, LONGEST_PLAN, LONGEST_TEXT = 20, 20, 500
MOST_AIMS = 999
_ONE_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Wording:
    """What an aim says in Bokmål and in Nynorsk; a plan may have only one of them."""

    nb: str
    nn: str = ""

    @property
    def said(self) -> str:
        """The wording in the language spoken now; without one in it the first is shown, and said so."""
        if language() == "nn" and not self.nn:
            return _("{text} (only in Bokmål)").format(text=self.nb)
        return self.nn if language() == "nn" else self.nb


@dataclass(frozen=True)
class AimFacts:
    """One aim of a trade. Without a position a new one stands last, and a known one where it stood."""

    trade: str
    code: str
    wording: Wording
    plan: str = ""
    position: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the plan has it on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


class TradeUnknown(Violation):
    """Not a trade of the list."""

    message = N_("The trade “{text}” is not in the list. Choose one that is.")
    about = ("trade",)


class CodeOdd(Violation):
    """A code stands on papers and in files."""

    message = N_("The code of an aim is one word of at most {most} characters.")
    about = ("code",)


class PlanOdd(Violation):
    """So does that of a curriculum."""

    message = N_("The code of a curriculum is one word of at most {most} characters.")
    about = ("plan",)


class TextMissing(Violation):
    """An aim without words is none."""

    message = N_("Write what the aim says.")
    about = ("text_nb",)


class TextTooLong(Violation):
    """Longer than any aim of a curriculum."""

    message = N_("An aim has at most {most} characters.")


class HiddenInText(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class PositionImpossible(Violation):
    """A place in the plan."""

    message = N_("The place in the plan is a number from 1 to {most}.")
    about = ("position",)


class ValidBackward(Violation):
    """An end before the beginning."""

    message = N_("The aim ends before it begins. Change one of the days.")
    about = ("valid_to",)


def check_aim(facts: AimFacts) -> Iterator[Violation]:
    """Everything against entering an aim, or another wording or place of one that is known."""
    if facts.trade not in code_list(TRADES):
        yield TradeUnknown(text=facts.trade)
    if not _ONE_WORD.fullmatch(facts.code) or len(facts.code) > LONGEST_CODE:
        yield CodeOdd(most=LONGEST_CODE)
    if facts.plan and (not _ONE_WORD.fullmatch(facts.plan) or len(facts.plan) > LONGEST_PLAN):
        yield PlanOdd(most=LONGEST_PLAN)
    if not facts.wording.nb:
        yield TextMissing()
    yield from _check_text(facts.wording.nb, "text_nb")
    yield from _check_text(facts.wording.nn, "text_nn")
    if facts.position is not None and not 1 <= facts.position <= MOST_AIMS:
        yield PositionImpossible(most=MOST_AIMS)
    if facts.valid_from is not None and facts.valid_to is not None and facts.valid_to < facts.valid_from:
        yield ValidBackward()


def _check_text(text: str, field: str) -> Iterator[Violation]:
    found: list[Violation] = []
    if len(text) > LONGEST_TEXT:
        found.append(TextTooLong(most=LONGEST_TEXT))
    if codes := hidden_characters(text):
        found.append(HiddenInText(codes=", ".join(sorted(set(codes)))))
    for violation in found:
        violation.about = (field,)
        yield violation
