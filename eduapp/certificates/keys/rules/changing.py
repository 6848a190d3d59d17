"""What becomes of the list of keys: the first one, the next by its date, one that was lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cryptography import x509
from cryptography.x509.oid import NameOID

from eduapp.certificates.seals import key_list, keys, register
from eduapp.certificates.seals.faults import Fault
from eduapp.certificates.seals.key_list import KeyList, KeyRecord, State
from eduapp.certificates.seals.keys import KeyPair
from eduapp.certificates.seals.register import Entry, Head
from eduapp.core.errors import NotFound
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation

LEAST_LETTERS = 8  # of the hash of a witnessed entry: 32 bits, which nobody meets by chance


class KeysThere(Violation):
    """A school has one root. A second one would make two schools of it."""

    message = N_("The school has keys already, since {day}. Renew the issuing key instead.")


class NoKeys(Violation):
    """Nothing to change yet."""

    message = N_("The school has no keys yet. Make them first.")


class NotTheKey(Violation):
    """The box and the list must belong together."""

    message = N_("The key that was made is not the one in the list of keys. Nothing was kept. Begin again.")


class NotTheNext(Violation):
    """Somebody else changed the keys in between, or the list says less than the one that is here."""

    message = N_("The keys were changed meanwhile. Nothing was kept. Look at the page again.")


class LostBeforeFirst(Violation):
    """A day before the key was made."""

    about = ("day",)
    message = N_("The key signs since {first}. It cannot have been lost before.")


class LostLater(Violation):
    """A day to come."""

    about = ("day",)
    message = N_("{day} has not come yet.")


class NotToday(Violation):
    """What the two say and what the clock says."""

    about = ("day",)
    message = N_("By the clock it is {today}, not {day}. Set the clock right first.")


class HeadNotThere(Violation):
    """A head that somebody else has seen, and that is not in the register here."""

    about = ("entry", "letters")
    message = N_("Entry {number} of the register does not have a check text that begins with “{letters}”.")


class RegisterBroken(Violation):
    """The register was changed since it was written, so nobody can say what the key signed."""

    message = N_(
        "The register of papers is broken at entry {place}. The key cannot be told lost by it before that is"
        " cleared up."
    )


@dataclass(frozen=True)
class Begun:
    """A new issuing key, if one was made, and the signed list that tells it. Never written as it is."""

    issuing: KeyPair | None = field(repr=False)
    content: bytes = field(repr=False)  # the list, as signed
    keys: KeyList


def already_there(kept: KeyList) -> KeysThere:
    """Why a second root is not made."""
    return KeysThere(day=date_text(kept.keys[0].first if kept.keys else kept.as_of))


def name_of(certificate: bytes) -> str:
    """The name a certificate (DER) bears."""
    subject = x509.load_der_x509_certificate(certificate).subject
    found = subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else ""


def new_keys(root: KeyPair, today: date) -> Begun:
    """The first issuing key under a root, and list number one."""
    return _next(root, (), None, today)


def issuing_of(begun: Begun) -> KeyPair:
    """The new issuing key. Raises ValueError where the one in use stayed."""
    if begun.issuing is None:
        raise ValueError("no key was made")
    return begun.issuing


def rotated(root: KeyPair, kept: KeyList, today: date) -> Begun:
    """A new issuing key in place of the one in use, which signs for the last time today."""
    ended = [
        key_list.ended(one, max(today, one.first)) if one.state is State.ACTIVE else one for one in kept.keys
    ]
    return _next(root, ended, kept, today)


def lost_and_new(
    root: KeyPair, kept: KeyList, today: date, *, kid: bytes, day: date, head: Head, entries: Sequence[Entry]
) -> Begun:
    """The key called `kid` was lost on a day; if it was the one in use, a new one takes its place.

    What it had signed up to the witnessed `head` of the register stays good; nothing after it is.
    """
    record = key_called(kept, kid)
    lost = key_list.lost(record, day, head.n, register.signed_until(entries, kid, head))
    others = [lost if one == record else one for one in kept.keys]
    if record.state is State.ACTIVE:
        return _next(root, others, kept, today)
    return _signed(root, None, others, kept, today)


def key_called(kept: KeyList, kid: bytes) -> KeyRecord:
    """The key of a list that is called so and is not lost yet. Raises NotFound if there is none."""
    found = [one for one in kept.keys if one.kid == kid and one.state is not State.LOST]
    if not found:
        raise NotFound
    return found[0]


def only_active(kept: KeyList) -> KeyRecord:
    """The key in use. A school has one at a time; of several in a list from elsewhere, the newest."""
    return next(one for one in reversed(kept.keys) if one.state is State.ACTIVE)


def check_loss(
    record: KeyRecord, today: date, day: date, number: int, letters: str, entries: Sequence[Entry]
) -> Iterator[Violation]:
    """Whether a loss can be told: the day, the last witnessed entry by its hash, and a whole register."""
    if day < record.first:
        yield LostBeforeFirst(first=date_text(record.first))
    if day > today:
        yield LostLater(day=date_text(day))
    broken = register.first_broken(entries)
    if broken is not None:
        yield RegisterBroken(place=broken.place)
    elif head_at(entries, number, letters) is None:
        yield HeadNotThere(number=number, letters=letters)


def check_day(day: date, today: date) -> Iterator[Violation]:
    """Whether the clock says what two people say."""
    if day != today:
        yield NotToday(day=date_text(day), today=date_text(today))


def head_at(entries: Sequence[Entry], number: int, letters: str) -> Head | None:
    """The head that somebody else has seen, by its number and how its hash begins; nought: none was seen."""
    if number == 0:
        return Head()
    begins = letters.replace(" ", "").casefold()
    if not 0 < number <= len(entries) or len(begins) < LEAST_LETTERS:
        return None
    digest = entries[number - 1].digest
    return Head(number, digest) if digest.hex().startswith(begins) else None


def check_next(kept: KeyList, found: KeyList, kid: bytes) -> Iterator[Violation]:
    """Whether a list goes on from the one that is kept, and bears the key whose box comes with it."""
    if found.number != kept.number + 1 or not _goes_on(kept, found):
        yield NotTheNext()
    yield from check_first(found, kid)


def check_first(found: KeyList, kid: bytes) -> Iterator[Violation]:
    """Whether the one key in use of a list is the one whose box comes with it."""
    active = [one.kid for one in found.keys if one.state is State.ACTIVE]
    if active != [kid]:
        yield NotTheKey()


def _goes_on(kept: KeyList, found: KeyList) -> bool:
    try:
        key_list.newer_keys(kept, found)
    except Fault:
        return False
    return True


def _next(root: KeyPair, others: Sequence[KeyRecord], kept: KeyList | None, today: date) -> Begun:
    issuing = keys.new_issuing(root, name_of(root.certificate), today)
    return _signed(root, issuing, (*others, key_list.record_of(issuing, today)), kept, today)


def _signed(
    root: KeyPair, issuing: KeyPair | None, records: Sequence[KeyRecord], kept: KeyList | None, today: date
) -> Begun:
    """The list after `kept`. It is never older than that one, which a clock may have dated too late."""
    number, as_of = (1, today) if kept is None else (kept.number + 1, max(today, kept.as_of))
    content = key_list.sign_key_list(root, number, as_of, records)
    return Begun(issuing, content, key_list.read_key_list(content, root.public))
