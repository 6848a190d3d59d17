"""Where backups lie: one folder each, which appears under its name only when everything in it is whole.

    backups/dagverk-backup-000042/   dagverk.db  manifest.json  READ ME.txt

What is being made stands in a folder whose name begins with a point; one that a crash left is cleared away
by the next backup. One is made at a time at each place: a file there is held meanwhile.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.file_locks import held
from eduapp.core.files import could_not, make_folder, one_line, open_plain, read_whole, sync_names
from eduapp.core.i18n import LANGUAGES, N_, _, date_text, speaking
from eduapp.core.strict_json import Unfit
from eduapp.safekeeping import rules
from eduapp.safekeeping.formats import manifest as manifests
from eduapp.safekeeping.formats.manifest import Manifest

FILE, MANIFEST, READ_ME = "dagverk.db", "manifest.json", "READ ME.txt"
_NAME = "dagverk-backup-{number:06}"
_FOUND = re.compile(r"^dagverk-backup-(\d{6,9})$")
_MOST = 99_999_999  # nobody makes as many: a number beyond it is no count
_PART, _HELD = ".dagverk-part-", ".dagverk-making"
_LONGEST_MANIFEST = 1_000_000  # bytes
_AT_ONCE = 1 << 20
ABOUT = N_(
    "This is backup {number} of Dagverk, made on {day} and verified. It is encrypted. To bring it back, start"
    " Dagverk and choose it on the first page of a new PC, or else under Settings, Backups; or type: eduapp"
    " backup restore FOLDER. On another PC you are asked for the code on paper with the mark {mark}."
)


class NoBackup(EduError):
    """A folder that somebody named holds none."""

    message = N_("In {place} is no backup of Dagverk. Choose a folder such as dagverk-backup-000042.")


class BeingMade(Unavailable):
    """Another window or command has an unfinished one there."""

    message = N_("A backup is being made in {place} just now. Wait until it is done, then try again.")


@dataclass(frozen=True)
class Lying:
    """A backup that lies in a folder, as its manifest says."""

    folder: Path
    manifest: Manifest
    seal: str

    @property
    def file(self) -> Path:
        """The database in it, under its key."""
        return self.folder / FILE


def listed(place: Path) -> list[Lying]:
    """All that lie in a folder and can be read, newest first. A folder that is not there holds none."""
    found = []
    try:
        folders = [one for one in place.iterdir() if _FOUND.match(one.name)]
    except OSError:
        return []
    for folder in folders:
        with contextlib.suppress(NoBackup, Unavailable):
            found.append(look(folder))
    return sorted(found, key=lambda one: one.manifest.number, reverse=True)


def look(named: Path) -> Lying:
    """The backup in a folder, or beside a file that somebody named. Raises NoBackup."""
    folder = named if named.is_dir() else named.parent
    path = folder / MANIFEST
    try:
        if not (folder / FILE).is_file() or path.stat().st_size > _LONGEST_MANIFEST:
            raise NoBackup(place=named)
        manifest, seal = manifests.read(read_whole(path))
    except (OSError, Unfit, Unavailable) as error:
        raise NoBackup(place=named) from error
    return Lying(folder, manifest, seal)


def is_ours(lying: Lying, key: bytes | None) -> bool:
    """Whether the manifest is as it was written under this key, the one of its mark, if that is here."""
    if key is None:
        return False
    try:
        manifests.check(lying.manifest, lying.seal, key)
    except manifests.Altered:
        return False
    return True


def could_be_whole(lying: Lying, key: bytes | None) -> bool:
    """Whether nothing speaks against a backup before it is opened: its name, its size, and its seal.

    `key` is the one of its mark, where that is here: then neither its number nor its day can lie.
    """
    told = lying.manifest
    try:
        is_long = lying.file.stat().st_size == told.size
    except OSError:
        return False
    return (
        is_long
        and lying.folder.name == _NAME.format(number=told.number)
        and (key is None or is_ours(lying, key))
    )


def next_number(place: Path, known: int = 0) -> int:
    """The number after all backups that lie there, and after one known elsewhere.

    A folder that only bears such a name holds nothing back, but its name is taken.
    """
    there = [one.manifest.number for one in listed(place)]
    number = max([known, *(one for one in there if one <= _MOST)]) + 1
    while (place / _NAME.format(number=number)).exists():
        number += 1
    return number


@contextmanager
def part_of(place: Path) -> Iterator[Path]:
    """A folder to make a backup in. Nothing of it is left unless it was given its name before the end.

    Raises BeingMade where another one is, and Unavailable with one sentence if the medium is full, closed or
    pulled out.
    """
    make_folder(place)
    part = place / f"{_PART}{os.getpid()}"
    try:
        with held(place / _HELD) as is_ours:
            if not is_ours:
                raise BeingMade(place=one_line(str(place)))
            clear_away(place)
            try:
                part.mkdir()
                if os.name == "posix":
                    part.chmod(0o700)
                yield part
            finally:
                if part.exists():
                    shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise could_not(error, place / FILE) from error


def give_name(part: Path, number: int) -> Path:
    """The folder takes its name: from here on the backup is there."""
    whole = part.with_name(_NAME.format(number=number))
    sync_names(part)
    part.rename(whole)
    sync_names(whole.parent)
    return whole


def clear_away(place: Path) -> None:
    """What a crash left half-done. Only for who holds the place."""
    for part in place.glob(f"{_PART}*"):
        shutil.rmtree(part, ignore_errors=True)


def put(path: Path, content: bytes) -> None:
    """A small file, on the disk when this is done."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def copy(source: Path, target: Path) -> None:
    """A large file, a part at a time, on the disk when this is done."""
    with open_plain(source) as old, target.open("xb") as new:
        while part := old.read(_AT_ONCE):
            new.write(part)
        new.flush()
        os.fsync(new.fileno())


def about(manifest: Manifest) -> bytes:
    """What a person reads who finds the folder, in each language of the school."""
    told = {"number": manifest.number, "mark": manifest.key}
    texts = []
    for language in LANGUAGES:
        with speaking(language):
            texts.append(_(ABOUT).format(day=date_text(manifest.day), **told))
    return "\r\n\r\n".join(texts).encode("utf-8-sig")


def thin_out(place: Path, find: Callable[[str], bytes | None]) -> list[int]:
    """Remove those that may go; their numbers. The newest always stays.

    `find` tells the key of a mark, if it is ours: another school's backups on the same stick are left alone.
    """
    there = [one for one in listed(place) if is_ours(one, find(one.manifest.key))]
    folders = {one.manifest.number: one.folder for one in there}
    dropped = rules.to_drop([rules.Kept(one.manifest.number, one.manifest.day) for one in there])
    for number in dropped:
        shutil.rmtree(folders[number], ignore_errors=True)
    return dropped
