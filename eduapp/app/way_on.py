"""What a command says where the database is damaged: the sentence, and the way to the newest backup.

Light: every command has it; what knows of backups is read only where there is damage.
"""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from eduapp.core.errors import Damaged, EduError, Unavailable
from eduapp.core.i18n import N_, _, date_text

if TYPE_CHECKING:
    import argparse

BRING_NEWEST = N_(
    "The newest backup here is number {number} of {day}. Bring it back with: eduapp backup restore {words}"
    " --reason TEXT"
)
BRING_ONE = N_("No backup lies here. Bring one back with: eduapp backup restore {words} --reason TEXT")


def told(error: EduError, arguments: argparse.Namespace) -> str:
    """The sentence for what a command met."""
    sentence = error.sentence()
    if not isinstance(error, Unavailable) or not hasattr(arguments, "database"):
        return sentence
    return " ".join(filter(None, (sentence, _way(error, arguments))))


def _way(error: Unavailable, arguments: argparse.Namespace) -> str:
    from eduapp.app.bringing_back import newest_here  # noqa: PLC0415 - only where there is damage
    from eduapp.app.location import Location  # noqa: PLC0415
    from eduapp.app.machine import DATABASE, machine_settings  # noqa: PLC0415
    from eduapp.app.opening import NOT_SQLITE, Gone  # noqa: PLC0415

    may_be_anothers = error.facts.get("reason") == _(NOT_SQLITE)
    if type(error) not in (Damaged, Gone) and not may_be_anothers:
        return ""  # the disk, a lock, or a file that is no database of this PC
    folder, settings = machine_settings(arguments.data)
    location = Location.of(folder, arguments.database or settings.get(DATABASE) or None)
    if location.file is None:
        return ""
    newest = newest_here(location)
    if newest is None:
        return "" if may_be_anothers else _(BRING_ONE).format(words=_typed("DIR", arguments))
    told = {"number": newest.manifest.number, "day": date_text(newest.manifest.day)}
    return _(BRING_NEWEST).format(words=_typed(str(newest.folder), arguments), **told)


def _typed(folder: str, arguments: argparse.Namespace) -> str:
    """The words as they are typed here: of the very database that was asked for, with their spaces."""
    words = [folder]
    for option in ("data", "database"):
        if getattr(arguments, option):
            words += [f"--{option}", str(getattr(arguments, option))]
    if sys.platform == "win32":
        return " ".join(f'"{word}"' if " " in word else word for word in words)
    return shlex.join(words)
