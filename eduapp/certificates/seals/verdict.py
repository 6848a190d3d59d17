"""What is to be said of a paper: genuine, or exactly what else, with the day and the age that belong to it.

Pure: what was read, the list of what became of papers, today. The sentence is only part of an answer: who
checks must be shown the signed facts in large type and compare them with the paper, since a genuine square
can be copied onto another page.

No clock is trusted more than what is signed: where this PC is behind the list, the list's day counts.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from eduapp.certificates.seals.code import Checked, check_code
from eduapp.certificates.seals.facts import PrintedFacts
from eduapp.certificates.seals.faults import Fault, UnknownKey, Unreadable
from eduapp.certificates.seals.key_list import KeyList
from eduapp.certificates.seals.status_list import Status, StatusList
from eduapp.core.i18n import N_, _, date_text, ngettext

CLOCKS_DIFFER = 1  # day, by which two clocks may differ that are both right: it is not one day everywhere
OLD_AFTER = 90  # days; a list that is older may lack what was revoked since


class Outcome(Enum):
    """What a paper is found to be. The value is the code for programs (`--json`)."""

    GENUINE = "genuine"
    REPLACED = "replaced"
    EXPIRED = "expired"
    REVOKED = "revoked"
    TO_COME = "to_come"
    LIST_OLD = "list_old"
    NOT_GENUINE = "not_genuine"
    UNKNOWN_KEY = "unknown_key"
    DAMAGED = "damaged"


# What a command answers with: 0 genuine, 1 not genuine, 2 cannot say, 3 genuine and no longer what counts.
EXIT_CODES = {
    Outcome.GENUINE: 0,
    Outcome.LIST_OLD: 0,
    Outcome.NOT_GENUINE: 1,
    Outcome.UNKNOWN_KEY: 2,
    Outcome.DAMAGED: 2,
    Outcome.TO_COME: 2,
    Outcome.REPLACED: 3,
    Outcome.EXPIRED: 3,
    Outcome.REVOKED: 3,
}
SAID = {  # of what has no words of its own
    Outcome.GENUINE: N_("Genuine. Compare what is shown here with the paper."),
    Outcome.REPLACED: N_("Genuine, but replaced by a newer paper on {day}."),
    Outcome.EXPIRED: N_("Genuine, but it was valid until {day}."),
    Outcome.REVOKED: N_("Revoked by the school on {day}. It does not count."),
    Outcome.TO_COME: N_(
        "Signed by the school, but dated {day}, which has not come yet: a clock was wrong, here or at the"
        " school. Ask the school."
    ),
    Outcome.LIST_OLD: N_(
        "Signed by the school. Whether it was revoked since is not known: no list of revoked papers is here."
    ),
}
NO_LIST = N_("No list of revoked papers was at hand.")
LIST_TO_COME = N_(
    "The list of revoked papers is dated in the future: the clock of a PC was wrong, here or at the school."
)
GENUINE_BY_LIST_TO_COME = N_(
    "Signed by the school. Whether it was revoked since is not known: the list of revoked papers is dated"
    " {day}, which has not come yet. Ask the school for its latest list."
)
LIST_OF_TODAY = N_("By the list of revoked papers of today.")


@dataclass(frozen=True)
class Verdict:
    """What was found. `day` is of the outcome; `list_age` in days, None without a list.

    Less than nought: the day that the list bears has not come yet.
    """

    outcome: Outcome
    facts: PrintedFacts | None = field(default=None, repr=False)
    day: date | None = None
    list_age: int | None = None
    fault: Fault | None = None

    @property
    def exit_code(self) -> int:
        """What a command answers with."""
        return EXIT_CODES[self.outcome]

    def sentence(self) -> str:
        """What to tell the person, in the language spoken now."""
        if self.fault is not None:
            return self.fault.sentence()
        if self.outcome is Outcome.LIST_OLD and self.list_age is not None:
            if self.list_age < 0:
                return _(GENUINE_BY_LIST_TO_COME).format(day=date_text(self.day) if self.day else "")
            return said_of_old_list(self.list_age).format(count=self.list_age)
        return _(SAID[self.outcome]).format(day=date_text(self.day) if self.day else "")

    def age_sentence(self) -> str:
        """How old the list is that this rests on; "" where none was needed."""
        if self.facts is None:
            return ""
        if self.list_age is None:
            return _(NO_LIST)
        if is_to_come(self.list_age):
            return _(LIST_TO_COME)
        if self.list_age <= 0:
            return _(LIST_OF_TODAY)
        return said_of_age(self.list_age).format(count=self.list_age)


def is_to_come(age: int) -> bool:
    """Whether a list of this age in days bears a day that has come nowhere yet."""
    return age < -CLOCKS_DIFFER


def said_of_old_list(days: int) -> str:
    """What is said of a paper by an old list, with a place for the days: `{count}`."""
    return ngettext(
        "Genuine by a list that is {count} day old. What was revoked since is not known.",
        "Genuine by a list that is {count} days old. What was revoked since is not known.",
        days,
    )


def said_of_age(days: int) -> str:
    """How old the list is, with a place for the days: `{count}`."""
    return ngettext(
        "By the list of revoked papers of {count} day ago.",
        "By the list of revoked papers of {count} days ago.",
        days,
    )


def verdict_on(text: str, keys: KeyList, status: StatusList | None, today: date) -> Verdict:
    """The verdict on the text of a square, from its first sign to what became of the paper."""
    try:
        return judge(check_code(text, keys), status, today)
    except Fault as fault:
        return judge(fault, status, today)


def judge(found: Checked | Fault, status: StatusList | None, today: date) -> Verdict:
    """The verdict on what was read. `status` is the newest list at hand, read and kept by its rules.

    What is final comes first: revoked, replaced, expired; then a day of issue that has not come; then whether
    the list is old, missing, or of a day to come.
    """
    if isinstance(found, Fault):
        return Verdict(_outcome_of(found), fault=found)
    facts = found.facts
    age = None if status is None else status.age(today)
    entry = None if status is None else status.of(facts.serial)
    if entry is not None:
        outcome = Outcome.REVOKED if entry.status is Status.REVOKED else Outcome.REPLACED
        return Verdict(outcome, facts, entry.day, age)
    now = today if status is None else max(today, status.as_of)
    if facts.valid_until is not None and facts.valid_until < now:
        return Verdict(Outcome.EXPIRED, facts, facts.valid_until, age)
    if (facts.issued_on - now).days > CLOCKS_DIFFER:
        return Verdict(Outcome.TO_COME, facts, facts.issued_on, age)
    if age is None or age > OLD_AFTER or is_to_come(age):
        return Verdict(Outcome.LIST_OLD, facts, None if status is None else status.as_of, age)
    return Verdict(Outcome.GENUINE, facts, facts.issued_on, age)


def _outcome_of(fault: Fault) -> Outcome:
    if isinstance(fault, UnknownKey):
        return Outcome.UNKNOWN_KEY
    return Outcome.DAMAGED if isinstance(fault, Unreadable) else Outcome.NOT_GENUINE
