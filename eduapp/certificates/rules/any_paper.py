"""What stands against a paper of any kind, and the number it gets."""

import re

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

NUMBER_DIGITS = 5
_NUMBER = re.compile(r"\d{4}-\d+")


class AlreadyIssued(Violation):
    """One living paper for one achievement."""

    message = N_("{number} was issued on {day} already. Print that one again.")


class UnderWay(Violation):
    """A number was taken for it, and there is no paper yet: somebody is at it, or it was broken off."""

    message = N_("{number} is being made just now. If that was broken off, try again in a few minutes.")


class SchoolIncomplete(Violation):
    """The letterhead lacks something a paper cannot do without."""

    message = N_("The school's letterhead lacks: {missing}. Add it under Settings.")


class TellsWhere(Violation):
    """The paper would tell where it was earned, unless a named person says why it does not."""

    message = N_("The paper would say “{words}”, which tells where it was earned. Change that text first.")
    overridable = True


class DisputedData(Violation):
    """The learner says that what it rests on is wrong (GDPR article 18). The paper itself never says so."""

    message = N_("{what}: disputed by the learner. Answer that first, or issue it with a reason.")
    overridable = True


def number_text(year: int, count: int) -> str:
    """The number as printed, such as 2026-00417. Numbers run through a year and are never used twice."""
    return f"{year}-{count:0{NUMBER_DIGITS}d}"


def is_number(text: str) -> bool:
    """Whether this is written like the number of a paper."""
    return _NUMBER.fullmatch(text) is not None
