"""What stands against typing a list back in. Pure.

A paper that is no longer right is refused, with what has changed. Who has read that may type in what still
fits: `knowing` names the state of things they were told of, so that nothing slips in between.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, clock_text, date_text
from eduapp.core.violations import Violation
from eduapp.records.lists.rules.changes import Change, told
from eduapp.records.lists.rules.numbers import is_scanned, with_edition
from eduapp.records.lists.rules.printing import comes_back


class NotANumber(Violation):
    """Something else than the number of a list."""

    message = N_(
        "“{text}” is not the number of a list. It stands at the top of the paper, such as 2026-17/1."
    )


class SquareMisread(Violation):
    """The check letters do not fit the rest."""

    message = N_("The square was not read whole. Scan it again, or type the number beside it.")


class ListUnknown(Violation):
    """No list of this number, or not in this version."""

    message = N_("There is no list {number}. Compare it with the top of the paper.")


class WhichVersion(Violation):
    """There are several papers with this number, and their rows are not the same."""

    message = N_(
        "List {number} was printed in several versions. Type the version too, such as {number}/{newest}."
    )


class NothingComesBack(Violation):
    """Only what is filled in by hand comes back."""

    message = N_("List {number} is a {kind}. Nothing of it is typed in.")


class TypedInAlready(Violation):
    """A list comes back once."""

    message = N_("List {number} was typed in by {name}, {when}.")


class Superseded(Violation):
    """A newer paper of the same list is about."""

    message = N_(
        "This is version {version}, printed {when}. It was superseded by version {newest}, printed"
        " {newest_when}. Type that one in, or type in what still fits of this one."
    )


class Stale(Violation):
    """Something has changed since the paper was printed."""

    message = N_(
        "This list was printed {when} and has changed since: {changes}."
        " Print it again, or type in what still fits."
    )


class NothingTyped(Violation):
    """Nobody was marked."""

    message = N_("No row is filled in. Type at least one mark.")


class NotOnThisList(Violation):
    """A row that the paper does not have."""

    message = N_("Somebody typed in is not on list {number}. Open the list again.")


class TypedTwice(Violation):
    """One learner, two marks."""

    message = N_("{name} is typed in twice. Take one of the two away.")


class RowRefused(Violation):
    """What the register has against one row."""

    message = N_("{name}: {reason}")


@dataclass(frozen=True)
class Standing:
    """How a printed list stands: what was printed and when, what has become of it, and what holds now."""

    number: str
    edition: int
    kind: str
    printed: str  # when, in words
    newest: int  # the newest version that was printed
    newest_printed: str
    changes: tuple[Change, ...] = ()
    now: str = ""  # digest of what would be printed now
    typed_by: str = ""
    typed_at: str = ""

    @property
    def label(self) -> str:
        """Number and version."""
        return with_edition(self.number, self.edition)

    @property
    def fits(self) -> bool:
        """Whether the paper is still right."""
        return self.edition == self.newest and not self.changes


def check_number(text: str) -> Iterator[Violation]:
    """Why what was typed or scanned is no number of a list."""
    yield SquareMisread() if is_scanned(text) else NotANumber(text=text.strip())


def check_standing(standing: Standing, knowing: str = "") -> Iterator[Violation]:
    """Everything against typing this list in, for somebody who was told of the state `knowing`."""
    if not comes_back(standing.kind):
        kind = code_list("list_kinds")[standing.kind].label
        yield NothingComesBack(number=standing.number, kind=kind)
        return
    if standing.typed_by:
        yield TypedInAlready(number=standing.number, name=standing.typed_by, when=standing.typed_at)
        return
    if knowing and knowing == standing.now:
        return
    if standing.edition < standing.newest:
        yield Superseded(
            version=standing.edition,
            when=standing.printed,
            newest=standing.newest,
            newest_when=standing.newest_printed,
        )
    if standing.changes:
        yield Stale(when=standing.printed, changes=told(standing.changes))


def check_rows(
    typed: Sequence[str], guests: Sequence[str], on_list: Iterable[str], number: str, names: dict[str, str]
) -> Iterator[Violation]:
    """Whether these learners (ids) are on the list, and each once; guests are those who are not."""
    if not typed and not guests:
        yield NothingTyped()
    if set(typed) - set(on_list):
        yield NotOnThisList(number=number)
    often = [id for id, count in Counter([*typed, *guests]).items() if count > 1]
    yield from (TypedTwice(name=names.get(id, "")) for id in often)


def moment_text(at: datetime, today: date) -> str:
    """When, as one says it at a desk: the time today, else day and time."""
    time = clock_text(at.time())
    return time if at.date() == today else f"{date_text(at.date())} {time}"
