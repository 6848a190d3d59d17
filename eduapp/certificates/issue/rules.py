"""What stands against issuing, replacing, revoking and handing over a paper. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.core.codes import code_list
from eduapp.core.files import sha256
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation

LONGEST_REASON = 300
CAUSES, BASES, WAYS = "certificate_causes", "revocation_bases", "handover_ways"
ISSUED, REPLACED, REVOKED, VOID = "issued", "replaced", "revoked", "void"


class KeysLocked(Violation):
    """A school that has keys issues nothing unsigned."""

    message = N_("The school signs its papers. Open its keys with the issuing password first.")


class KeyOutOfUse(Violation):
    """Rotated or lost since it was opened."""

    message = N_("The key that is open is not the school's key for papers any more. Open the keys anew.")


class NotChecked(Violation):
    """The school asks for a second person."""

    message = N_(
        "Nobody has checked yet how this paper differs from its criteria. Somebody else does so first."
    )


class CheckedByYourself(Violation):
    """The second person is another."""

    message = N_("You checked this paper yourself. Somebody else issues it.")


class ChangedSinceCheck(Violation):
    """A check is of what was seen."""

    message = N_("What the paper says has changed since {name} checked it on {day}. It must be checked anew.")


class CannotBeSealed(Violation):
    """A fact that the signed code cannot say."""

    message = N_("The code on the paper cannot say this: {field}. Shorten or correct it, then issue again.")


class NotInForce(Violation):
    """Only what counts can be replaced, revoked or handed over."""

    message = N_("{number} is not in force: {state}.")


class SameName(Violation):
    """A new paper for a new name needs one."""

    message = N_("{number} bears the name that is recorded now. Correct the name of the person first.")
    about = ("cause",)


class HeadMovedOn(Violation):
    """What was written down is not what stands there."""

    message = N_("Entry {number} of the register is not as it was shown. Look at the page again.")


class CauseUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose from the list why the paper is replaced.")
    about = ("cause",)


class BasisUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose from the list why the paper does not count.")
    about = ("basis",)


class ReasonMissing(Violation):
    """Kept with the paper for ever."""

    message = N_("Write why. It is kept with the paper.")
    about = ("reason",)


class ReasonTooLong(Violation):
    """Longer than a history can show."""

    message = N_("The reason has {length} characters. At most {most} are possible.")
    about = ("reason",)


class RevocationWaits(Violation):
    """One at a time."""

    message = N_("That {number} is revoked is proposed already, by {name}. It is decided first.")


class OwnRevocation(Violation):
    """The second of two is another person."""

    message = N_("You proposed this yourself. Somebody else attests that the paper is revoked.")


class RevocationDecided(Violation):
    """Once is enough."""

    message = N_("This proposal was attested or refused already.")


class WayUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose from the list how the paper was handed over.")
    about = ("how",)


class HandedOutOfTime(Violation):
    """After it was issued, and not in the future."""

    message = N_("The paper was issued on {first}; it cannot be handed over before that, nor after today.")
    about = ("on_day",)


class NotSigned(Violation):
    """A badge is signed by the key that signed the paper, or by one after it."""

    message = N_(
        "{number} was issued before the school had keys, so its facts are signed nowhere. Replace the paper, "
        "and make the badge of the new one."
    )


class ExportTells(Violation):
    """A file beside the paper says no more than the paper."""

    message = N_(
        "The file would say “{words}”, which tells where it was earned and does not stand on the paper."
    )


@dataclass(frozen=True)
class Standing:
    """What became of a paper so far, and what is proposed."""

    number: str
    state: str
    proposed_by: str = ""  # who proposed that it is revoked; "" if nobody does


@dataclass(frozen=True)
class Checked:
    """The newest check of a paper by a second person."""

    by: UUID
    name: str
    day: date
    matter: str  # digest of what the paper would have said


def check_seen(newest: Checked | None, matter: str, issuer: UUID) -> Iterator[Violation]:
    """The second person saw what is issued now, and is not who issues it."""
    if newest is None:
        yield NotChecked()
        return
    if newest.matter != matter:
        yield ChangedSinceCheck(name=newest.name, day=date_text(newest.day))
    if newest.by == issuer:
        yield CheckedByYourself()


def check_replacing(standing: Standing, cause: str, old_name: str, name_now: str) -> Iterator[Violation]:
    """A paper that counts, for a cause of the list; for a new name there is one."""
    yield from check_counting(standing)
    if cause not in code_list(CAUSES):
        yield CauseUnknown()
    elif bears_name_now(cause) and old_name == name_now:
        yield SameName(number=standing.number)


def check_counting(standing: Standing) -> Iterator[Violation]:
    """A paper that was issued, and neither replaced nor revoked nor about to be."""
    if standing.state != ISSUED:
        yield NotInForce(number=standing.number, state=_state(standing))
    if standing.proposed_by:
        yield RevocationWaits(number=standing.number, name=standing.proposed_by)


def check_exporting(standing: Standing, *, needs_signature: bool, signed: bool) -> Iterator[Violation]:
    """A paper that counts; for a badge one whose facts the school signed."""
    yield from check_counting(standing)
    if needs_signature and not signed:
        yield NotSigned(number=standing.number)


def digest_of_rule(*, second_person: bool, reason: str) -> str:
    """What the second of two agrees to: exactly this rule, for exactly this reason (SHA-256, hexadecimal)."""
    return sha256(f"second person: {second_person}\n{reason.strip()}".encode())


def check_proposing(standing: Standing, basis: str, reason: str) -> Iterator[Violation]:
    """What was issued, on a basis of the list, for a reason."""
    yield from _was_issued(standing)
    if standing.proposed_by:
        yield RevocationWaits(number=standing.number, name=standing.proposed_by)
    if basis not in code_list(BASES):
        yield BasisUnknown()
    yield from check_reason(reason)


def check_attesting(standing: Standing, *, own: bool, decided: bool) -> Iterator[Violation]:
    """Attested once, by somebody else, while the paper is there to be revoked."""
    if decided:
        yield RevocationDecided()
        return
    yield from _was_issued(standing)
    if own:
        yield OwnRevocation()


def check_refusing(reason: str, *, decided: bool) -> Iterator[Violation]:
    """Refused, or taken back, once and with a reason."""
    if decided:
        yield RevocationDecided()
    yield from check_reason(reason)


def check_handing(standing: Standing, how: str, day: date, issued: date, today: date) -> Iterator[Violation]:
    """A paper that counts, or one that is true though replaced; after it was issued."""
    yield from _was_issued(standing)
    if how not in code_list(WAYS):
        yield WayUnknown()
    if not issued <= day <= today:
        yield HandedOutOfTime(first=date_text(issued))


def check_reason(reason: str) -> Iterator[Violation]:
    """Something, and not too much."""
    length = len(reason.strip())
    if not length:
        yield ReasonMissing()
    elif length > LONGEST_REASON:
        yield ReasonTooLong(length=length, most=LONGEST_REASON)


def bears_name_now(cause: str) -> bool:
    """Whether what replaces a paper for this cause bears the name as it is recorded now."""
    return code_list(CAUSES)[cause].said("name") == "as_now"


def matter_of(facts: CertificateFacts) -> str:
    """The digest of what a paper says, whatever its number and its day of issue.

    A period that goes on until the day of issue is not over; its last day is no part of what was checked.
    """
    last = None if facts.last == facts.issued_on else facts.last
    return replace(facts, number="-", issued_on=date.min, last=last).digest()


def _was_issued(standing: Standing) -> Iterator[Violation]:
    if standing.state not in (ISSUED, REPLACED):
        yield NotInForce(number=standing.number, state=_state(standing))


def _state(standing: Standing) -> str:
    return code_list("certificate_states")[standing.state].label
