"""More work for disks that fail, of several parts each: papers, backups, a step of the schema."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from eduapp.app.bringing_back import encrypt_here
from eduapp.certificates import jobs, queries
from eduapp.core.db.upgrade import newest_step, revisions, upgrade
from eduapp.core.errors import EduError
from eduapp.core.progress import NoProgress
from eduapp.safekeeping import jobs as safekeeping
from eduapp.safekeeping import terms
from eduapp.safekeeping.jobs import folders, key_ring
from eduapp.safekeeping.jobs.encrypting import PART, AlreadyEncrypted
from tests.support import given, given_backups, given_batches, given_register, old_databases
from tests.support.faulty_work import Act, State, Work
from tests.support.under_key import looked_into, opens_without, put_under_key


class Told(EduError):
    """What a report says of itself instead of being raised."""

    message = "{reason}"


class Papers(Work):
    """A certificate, a batch of two, and all three as files."""

    in_parts = True

    def given(self) -> None:
        made = given_batches.who_have_earned_one(self.database, 3)
        lines = (f"{item.basis_id} {item.learner_id}" for item, _name in made)
        (self.home / "earned.txt").write_text("\n".join(lines))

    def work(self) -> Sequence[Act]:
        return [self._one, self._batch, self._save]

    def state(self) -> State:
        assert self.location.file is not None
        with looked_into(self.location.file) as own:
            issued = own.execute("SELECT learner_id FROM certificate WHERE state = 'issued'").fetchall()
        assert len(set(issued)) == len(issued)
        saved = list(self._place.glob("*.pdf")) if self._place.is_dir() else []
        assert all(one.read_bytes().rstrip().endswith(b"%%EOF") for one in saved)
        return frozenset([*(("paper", one) for (one,) in issued), *(("file", n) for n in range(len(saved)))])

    def mend(self) -> None:
        self.clock.moment += 2 * jobs.LONGEST_MAKING
        jobs.mend_unfinished(self.database, None, NoProgress())

    def faults(self) -> list[str]:
        found = super().faults()
        if self._database is None:
            return found
        if fault := given_register.verified(self.database).fault:
            found.append(str(fault))
        with self.database.reading() as session:
            rows = queries.register(session)
            left = set(queries.unfinished(session, self.clock.moment + jobs.LONGEST_MAKING))
        numbers = sorted(row.number for row in rows)
        if numbers != [f"2026-{n:05}" for n in range(1, len(rows) + 1)]:
            found.append(f"numbers {numbers}")
        found += [f"{row.number} is {row.state}" for row in rows if not self._is_whole(row, left)]
        return found

    @staticmethod
    def _is_whole(row: queries.CertificateRow, left: set[UUID]) -> bool:
        return row.state == "issued" or (row.state == "void" and bool(row.void_reason)) or row.id in left

    @property
    def _place(self) -> Path:
        return self.home / "papers"

    def _items(self) -> list[queries.Item]:
        lines = (line.split() for line in (self.home / "earned.txt").read_text().splitlines())
        return [queries.Item(UUID(basis), UUID(learner)) for basis, learner in lines]

    def _issued(self) -> dict[UUID, UUID]:
        with self.database.reading() as session:
            rows = [row for row in queries.register(session) if row.state == "issued"]
        return {row.learner_id: row.id for row in rows}

    def _one(self) -> None:
        [item, *_others] = self._items()
        key = self.once("key", lambda: given_register.the_key(self.database))
        if item.learner_id not in self._issued():
            jobs.issue_one(self.database, item, key=key)

    def _batch(self) -> None:
        key = self.once("key", lambda: given_register.the_key(self.database))
        wanted = [(item, "somebody") for item in self._items() if item.learner_id not in self._issued()]
        report = jobs.issue_batch(self.database, jobs.IssueBatch(tuple(wanted), key=key), NoProgress())
        told = report.stopped or next((one.reasons for one in report.refused), "")
        if told:  # a number that could not even be made void is one that is being made, for a while
            raise Told(reason=told)

    def _save(self) -> None:
        order = jobs.SaveFiles(tuple(sorted(self._issued().values())), self._place)
        jobs.save_files(self.database, order, NoProgress())


class Backups(Work):
    """A backup at two places, brought back into the place of the database."""

    in_parts = True

    def given(self) -> None:
        given.a_learner(self.database, "Ola Vik")
        (self.home / "stick").mkdir()

    def acts(self) -> Sequence[Act]:
        return [self.start, self._make, self._bring_back, self.start, self.stop]

    def state(self) -> State:
        assert self.location.file is not None
        with looked_into(self.location.file) as own:
            known = own.execute("SELECT count(*) FROM learner").fetchone()
        there = [
            (name,)
            for name, place in (("near", self._place.near), ("away", self.home / "stick"))
            if any(self._verified(place))
        ]
        return frozenset([("learners", *known), *there])

    def faults(self) -> list[str]:
        found = super().faults()
        for place in (self._place.near, self.home / "stick"):
            if place.is_dir():
                lying = {one.folder for one in folders.listed(place)}
                found += [f"{one.name} cannot be read" for one in place.glob("dagverk-*") if one not in lying]
                found += [f"{place.name} does not verify" for whole in self._verified(place) if not whole]
        return found

    def _verified(self, place: Path) -> list[bool]:
        return [self._verifies(one) for one in folders.listed(place)] if place.is_dir() else []

    def _verifies(self, lying: folders.Lying) -> bool:
        with suppress(EduError):
            safekeeping.verify(lying, given_backups.key_of(lying, self.location.folder))
            return True
        return False

    @property
    def _place(self) -> safekeeping.Place:
        return safekeeping.Place(self.location.folder, self.home / "stick")

    def _make(self) -> None:
        order = self.once("order", lambda: safekeeping.MakeBackup(place=self._place, occasion=terms.ASKED))
        made = safekeeping.make_backup(self.acting_as(given_backups.program_actor()), order, NoProgress())
        if made.problem:
            raise Told(reason=made.problem)

    def _bring_back(self) -> None:
        self.stop()  # else it is refused: nobody may have it open
        lying = given_backups.newest(self.location.folder)
        assert self.location.file is not None
        key = given_backups.key_of(lying, self.location.folder)
        safekeeping.bring_back(lying, key, self.location.file, given_backups.BECAUSE)


class Steps(Work):
    """A database of an older program: a backup, then one step of the schema after the other."""

    in_parts = True

    @classmethod
    def prepare(cls, home: Path, template: Path) -> None:
        work, plain = cls(home), home / "of before.db"
        old_databases.unpack(old_databases.kept()[-1], plain)
        put_under_key(plain, work.location.folder)
        plain.unlink()
        upgrade(work.location.url, revisions()[-3])

    def acts(self) -> Sequence[Act]:
        return [self.start, self.stop]

    def state(self) -> State:
        assert self.location.file is not None
        with looked_into(self.location.file) as own:
            [step] = own.execute("SELECT version_num FROM alembic_version").fetchone()
            tables = own.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            known = own.execute("SELECT count(*) FROM learner").fetchone()
        assert not [name for (name,) in tables if name.startswith("_alembic_tmp")]
        taken = [(one,) for one in revisions() if one <= step]
        return frozenset([("learners", *known), *taken])

    def faults(self) -> list[str]:
        if (newest_step(),) in self.state():
            return super().faults()
        assert self.location.file is not None
        with looked_into(self.location.file) as own:
            found = [str(row) for row in own.execute("PRAGMA integrity_check") if row != ("ok",)]
            return found + [str(row) for row in own.execute("PRAGMA foreign_key_check")]


class Encrypting(Work):
    """A database of before there were keys goes under one, as `eduapp backup encrypt` does it."""

    in_parts = True
    keyed = None  # that is what it is about

    @classmethod
    def prepare(cls, home: Path, template: Path) -> None:
        work = cls(home)
        given_backups.installed(work.location.folder, template.read_bytes())
        work.start()
        for name in ("Ola Vik", "Kari Berg"):
            given.a_learner(work.database, name)
        given_backups.make(work.database, work.location.folder)  # and so there are keys of backups
        work.stop()

    def acts(self) -> Sequence[Act]:
        return [self._encrypt, self.start, self.stop]

    def state(self) -> State:
        assert self.location.file is not None
        with looked_into(self.location.file) as own:
            known = own.execute("SELECT count(*) FROM learner").fetchone()
        hidden = {
            "database": not opens_without(self.location.file),
            "keys of backups": b'"format": 2' in (self.location.folder / key_ring.FILE_NAME).read_bytes(),
        }
        return frozenset([("learners", *known), *((name,) for name, is_so in hidden.items() if is_so)])

    def faults(self) -> list[str]:
        left = [one.name for one in self.location.folder.iterdir() if one.name.endswith(PART)]
        lying = given_backups.newest(self.location.folder)
        safekeeping.verify(lying, given_backups.key_of(lying, self.location.folder))
        return super().faults() + (left if self._database is not None else [])

    def _encrypt(self) -> None:
        with suppress(AlreadyEncrypted):
            encrypt_here(self.location)
