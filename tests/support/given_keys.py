"""What tests of the school's keys begin with: two people who keep them, a ceremony held, a register."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from eduapp.certificates.jobs.papers import PAPERS
from eduapp.certificates.keys import jobs, queries, rules
from eduapp.certificates.keys.jobs import ByFile, ByHalves, HoldCeremony, Prepared, Proven, Written
from eduapp.certificates.keys.jobs import folder as folders
from eduapp.certificates.keys.jobs.ceremony import prepared
from eduapp.certificates.keys.jobs.papers import Papers
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.key_list import KeyList, KeyRecord
from eduapp.certificates.seals.keys import Role
from eduapp.certificates.seals.register import Act, Entry, Head, head_of, next_entry
from eduapp.core.box import Cost
from eduapp.core.db.unit_of_work import Database
from eduapp.core.passwords import hash_password
from eduapp.core.progress import NoProgress
from eduapp.people.access.jobs import NewUser, add_user
from eduapp.people.access.service import SetPassword, set_password
from tests.support import given

CHEAP = Cost(time=1, memory=64, lanes=1)  # what a guess costs is no test's concern
SCHOOL = "Fjordbyen videregående skole"
PARTS = ("elleve grønne båter drar", "tretten blå hester hviler")
PASSWORD = "seks røde tak i regn"
OTHER = "ni hvite skyer på rad"
SIGN_IN = "fire gode ord her"
SECOND = Proven(actor=given.ADMINISTRATOR)


@dataclass(frozen=True)
class Kept:
    """What a school has after the ceremony."""

    prepared: Prepared
    written: Written
    parts: tuple[str, str] = PARTS

    @property
    def root_file(self) -> Path:
        [name] = [name for name in self.written.names if name.startswith("root-")]
        return self.written.folder / name

    @property
    def by_file(self) -> ByFile:
        return ByFile(path=self.root_file, parts=self.parts)

    @property
    def by_halves(self) -> ByHalves:
        one, other = (" ".join(self.prepared.printed(half)) for half in (1, 2))
        return ByHalves(halves=(one, other))


def a_ceremony(folder: Path, **changed: object) -> HoldCeremony:
    """What the two have chosen."""
    chosen: dict[str, object] = {
        "prepared": prepared(SCHOOL, given.TODAY),
        "second": SECOND,
        "parts": PARTS,
        "password": PASSWORD,
        "folder": folder,
        "cost": CHEAP,
    }
    return HoldCeremony(**(chosen | changed))  # type: ignore[arg-type]


def held(database: Database, folder: Path) -> Kept:
    """The ceremony was held."""
    order = a_ceremony(folder)
    return Kept(order.prepared, jobs.hold_ceremony(database, order, NoProgress()))


def a_stick(folder: Path) -> Kept:
    """What a school has whose database is gone: the files, and the halves."""
    made = prepared(SCHOOL, given.TODAY)
    begun = rules.new_keys(made.root, given.TODAY)
    issuing = rules.issuing_of(begun)
    password = rules.joined_parts(*PARTS)
    files = {
        folders.key_name(Role.ROOT, made.root.kid): keyfile.close(
            made.root, password, secret=made.secret, cost=CHEAP
        ),
        folders.key_name(Role.ISSUING, issuing.kid): keyfile.close(issuing, PASSWORD, cost=CHEAP),
        folders.list_name(1): begun.content,
    }
    return Kept(made, folders.write_all(folder, files))


def may_sign_in(database: Database) -> None:
    """The leader (solveignes), an administrator (karivik) and the office (perdal) can, with SIGN_IN."""
    administrator = database.acting_as(given.ADMINISTRATOR)
    order = SetPassword(user_id=given.LEADER.user_id, password_hash=hash_password(SIGN_IN))
    administrator.execute(set_password, order)
    for name, role in (("Kari Vik", "administrator"), ("Per Dal", "office")):
        new = NewUser(name=name, sign_in_name=name, title="", roles=(role,), password=SIGN_IN)
        add_user(administrator, new, NoProgress())


def keys_of(database: Database) -> KeyList:
    """All public keys."""
    with database.reading() as session:
        found = queries.public_keys(session)
    assert found is not None
    return found


def ended_and_in_use(keys: KeyList) -> tuple[KeyRecord, KeyRecord]:
    """Of two keys the one that is over and the one in use: made on one day they stand in any order."""
    new, old = sorted(keys.keys, key=lambda one: one.state.value)
    return old, new


def a_register(kid: bytes, count: int, day: date = given.TODAY) -> list[Entry]:
    """So many papers that were issued with a key."""
    entries: list[Entry] = []
    head = Head()
    for number in range(count):
        digest = bytes([number]) * 32
        serial = f"{number:010d}"
        entries.append(next_entry(head, Act.ISSUED, serial, day, kid, pdf=digest, facts=digest))
        head = head_of(entries)
    return entries


def papers_of(entries: Sequence[Entry]) -> Papers:
    """What a feature above tells, with these entries for its register."""
    return replace(PAPERS, entries=lambda _session: entries)


NO_PAPERS = papers_of(())  # nothing was issued


def no_papers() -> Papers:
    """The same, as a page loads it."""
    return NO_PAPERS
