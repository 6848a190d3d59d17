"""The sum of a sitting's papers: every sheet received is somewhere, and somebody has said where. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.custody.rules.ledger import Standing
from eduapp.exams.custody.rules.steps import (
    EXPECTED,
    GONE,
    IN,
    LOST,
    OUT,
    UNUSED,
    WITH_EXAMINERS,
    WITH_SENDER,
)


@dataclass(frozen=True)
class BundleBalance:
    """The sum of one bundle in sheets: received is all the others; `differing` is what counts say besides."""

    bundle_id: UUID
    label: str
    holds: str  # code: bundle_kinds
    state: str
    received: int
    unused: int  # with us, not used
    out: int  # used, and not handed in
    handed_in: int  # used, and handed in
    returned: int
    destroyed: int
    sent: int
    missing: int
    differing: int = 0  # of what was found in the last counts; below 0: not found
    waits_for: str = ""  # the step that waits for a second person (code: bundle_steps)
    came_in: int = 0  # handed in at any time, wherever it is now

    @property
    def used(self) -> int:
        """Handed out and not come back unused, wherever it is now with us."""
        return self.out + self.handed_in

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Every place a sheet can be (code: bundle_piles), in order, with how many are there."""
        return (
            (UNUSED, self.unused),
            (OUT, self.out),
            (IN, self.handed_in),
            (WITH_SENDER, self.returned),
            (GONE, self.destroyed),
            (WITH_EXAMINERS, self.sent),
            (LOST, self.missing),
        )

    @property
    def told(self) -> int:
        """The sum of the places: unused, used, returned, destroyed, sent and missing."""
        return sum(count for _pile, count in self.places)

    @property
    def unaccounted(self) -> int:
        """How many sheets nobody has accounted for: not found, or not handed in where that must be."""
        not_in = self.out if code_list("bundle_kinds")[self.holds].has("comes_back") else 0
        return abs(self.received - self.told) + abs(self.differing) + not_in

    @property
    def settled(self) -> bool:
        """Whether nothing stands against closing the sitting."""
        return not any(check_bundle(self))


@dataclass(frozen=True)
class Balance:
    """The sums of all bundles of a sitting."""

    sitting_id: UUID
    bundles: tuple[BundleBalance, ...]

    @property
    def settled(self) -> bool:
        """Whether every sheet of every bundle is accounted for; also where there is no bundle."""
        return all(one.settled for one in self.bundles)

    @property
    def answers_in(self) -> int | None:
        """How many sheets to answer on were handed in; None where none were ever received."""
        kinds = code_list("bundle_kinds")
        answers = [one for one in self.bundles if kinds[one.holds].has("answers") and one.state != EXPECTED]
        return sum(one.came_in for one in answers) if answers else None


class NothingRecorded(Violation):
    """A written exam on paper has papers."""

    message = N_("No papers are recorded for this exam. Record what was received, and what became of it.")


class WaitsForSecond(Violation):
    """One of two is nobody."""

    message = N_("“{bundle}”: “{step}” waits for a second person. Confirm it, or take it back.")


class NotFound(Violation):
    """The books say more than there is."""

    message = N_(
        "“{bundle}”: {count} of {received} were not found at the last count. Count again, or let two people "
        "record them as missing."
    )


class TooMany(Violation):
    """There is more than the books say."""

    message = N_(
        "“{bundle}”: {count} more were found at the last count than there should be. Count again, or put the "
        "number right that was recorded wrongly."
    )


class NotHandedIn(Violation):
    """What candidates write on comes back, used or not."""

    message = N_(
        "“{bundle}”: {count} of {received} were handed out and neither handed in nor brought back unused."
    )


class SumOff(Violation):
    """Received is not what the places come to."""

    message = N_("“{bundle}”: {received} were received, and {told} are accounted for.")


def check_balanced(balance: Balance) -> Iterator[Violation]:
    """Everything that stands against closing, bundle by bundle, with how many sheets (rule 72)."""
    for one in balance.bundles:
        yield from check_bundle(one)


def check_recorded(balance: Balance) -> Iterator[Violation]:
    """Whether there are papers at all; for an exam that is held on paper."""
    if all(one.state == EXPECTED for one in balance.bundles):
        yield NothingRecorded()


def check_bundle(one: BundleBalance) -> Iterator[Violation]:
    """What stands against one bundle."""
    if one.received != one.told:
        yield SumOff(bundle=one.label, received=one.received, told=one.told)
    if one.waits_for:
        yield WaitsForSecond(bundle=one.label, step=code_list("bundle_steps")[one.waits_for].label)
    if one.differing < 0:
        yield NotFound(bundle=one.label, count=-one.differing, received=one.received)
    if one.differing > 0:
        yield TooMany(bundle=one.label, count=one.differing)
    if one.out and code_list("bundle_kinds")[one.holds].has("comes_back"):
        yield NotHandedIn(bundle=one.label, count=one.out, received=one.received)


def balance_of(
    bundle_id: UUID, holds: str, now: Standing, received: int, waits_for: str = "", came_in: int = 0
) -> BundleBalance:
    """The sum of a bundle from where it stands; `received` is what the receipt says, not what is added up."""
    return BundleBalance(
        bundle_id=bundle_id,
        label=now.bundle,
        holds=holds,
        state=now.state,
        received=received,
        unused=now.pile(UNUSED),
        out=now.pile(OUT),
        handed_in=now.pile(IN),
        returned=now.pile(WITH_SENDER),
        destroyed=now.pile(GONE),
        sent=now.pile(WITH_EXAMINERS),
        missing=now.pile(LOST),
        differing=_worst(now),
        waits_for=waits_for,
        came_in=came_in,
    )


def _worst(now: Standing) -> int:
    """A pile too high does not make up for one too low: what lacks comes first."""
    differing = [now.differing(pile) for pile in (UNUSED, IN)]
    lacking = sum(one for one in differing if one < 0)
    return lacking or sum(differing)
