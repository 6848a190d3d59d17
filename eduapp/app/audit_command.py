"""`eduapp audit verify`: whether the trail holds, or the first entry that does not; `checkpoint`: its end.

Exit codes: 0 it holds; 1 something is not as it was written, and the first of it named; 2 it cannot be read.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import location_of
from eduapp.app.bringing_back import ring_here
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.app.witness import Witness
from eduapp.core.errors import EduError
from eduapp.core.files import write_atomically
from eduapp.core.i18n import N_, _, date_text, language, set_screen_language
from eduapp.core.progress import NoProgress
from eduapp.education.school.queries import on_sheets
from eduapp.people.audit import jobs, rules
from eduapp.safekeeping import terms
from eduapp.safekeeping.jobs import Place
from eduapp.safekeeping.jobs.bearing_out import BorneOut, Told, borne_out

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import date

    from eduapp.app.location import Location
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.settings import MachineSettings
    from eduapp.people.audit.queries import Checked
    from eduapp.people.audit.rules import Anchor

HOLDS, BROKEN = 0, 1
COMPARED = N_("Compared with the backups in {place}: {numbers}.")
BEFORE_RESTORE = N_(
    "Of these, made before a backup was brought back, so that their end of the trail is no longer in it:"
    " {numbers}."
)
NO_BACKUP = N_("It was compared with no backup: none lies here that a key of this PC sealed.")
OTHER_KEYS = N_("Backups whose key is not on this PC, and which were not compared: {count}.")
UNLIKE = N_("The first backup that it does not fit is number {number} of {day}, in {place}.")


class NoCheckpoints(EduError):
    """A file was named for its checkpoints and has none."""

    message = N_(
        "“{name}” is no checkpoint and no file of them. Write the number and all letters, such as"
        " “417 9F3C 7K2M 0QRS TVWX 4Z”; a letter that was mistyped is noticed."
    )


def run(arguments: argparse.Namespace) -> int:
    """Check the trail, or tell its checkpoint."""
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    anchors = [one for named in getattr(arguments, "anchor", ()) for one in anchors_named(named)]
    location = location_of(folder, settings, arguments.database)
    database = open_database(location)
    try:
        if arguments.subject == "checkpoint":
            return _tell_checkpoint(database, location, arguments.pdf)
        place = place_of(location, settings)
        backups = borne_out(database, place, ring_here(location))
        return _verify(database, location, tuple(anchors), backups, as_json=arguments.json)
    finally:
        database.engine.dispose()


def anchors_named(named: str) -> list[Anchor]:
    """Checkpoints as somebody gives them: one typed from paper, or a file with lines of them."""
    try:
        return [rules.anchor_from(named)]
    except rules.NotAnAnchor:
        found = jobs.anchors_in(Path(named))
    if not found:
        raise NoCheckpoints(name=named)
    return found


def place_of(location: Location, settings: MachineSettings) -> Place:
    """Where the backups lie that this PC makes."""
    away = settings.get(terms.AWAY_FOLDER)
    return Place(location.beside, Path(away) if away else None)


def _verify(
    database: Database,
    location: Location,
    anchors: tuple[Anchor, ...],
    backups: BorneOut,
    *,
    as_json: bool,
) -> int:
    heads = [one.lying.manifest for one in backups.looked_at if one.counts]
    told = (rules.Anchor(one.trail.seq, one.trail.digest, one.day) for one in heads)
    order = jobs.VerifyTrail((*anchors, *told), (Witness.of(location).path,))
    found = jobs.verify(database, order, NoProgress())
    if as_json:
        sys.stdout.write(f"{_as_json(found, backups)}\n")
    else:
        sys.stdout.write("\n".join((_in_words(found), *_of_backups(backups))) + "\n")
    return HOLDS if found.broken is None else BROKEN


def _tell_checkpoint(database: Database, location: Location, pdf: Path | None) -> int:
    anchor = jobs.anchor_of(database)
    if anchor is None:
        sys.stdout.write("–\n")
        return HOLDS
    Witness.of(location).keep(anchor)
    if pdf is not None:
        order = jobs.DrawCheckpoint(language(), on_sheets)
        write_atomically(pdf, jobs.draw_checkpoint(database, order, NoProgress()).pdf)
    words = _("{number} {code} ({day})")
    sys.stdout.write(f"{words.format(number=anchor.seq, code=rules.code_of(anchor), day=_day(anchor.day))}\n")
    return HOLDS


def _in_words(found: Checked) -> str:
    if found.broken is not None:
        return f"{rules.break_sentence(found.broken)} {_(rules.ADVICE)}"
    lines = [rules.whole_sentence(found.entries), rules.witness_sentence(found.witnessed)]
    if found.last is not None:
        lines.append(
            _("Checkpoint: {number} {code}").format(number=found.last.seq, code=rules.code_of(found.last))
        )
    return "\n".join(lines)


def _of_backups(backups: BorneOut) -> Iterator[str]:
    """Which backups were looked at, and what they say."""
    by_place: dict[Path, list[Told]] = {}
    for one in backups.looked_at:
        by_place.setdefault(one.lying.folder.parent, []).append(one)
    for place, those in by_place.items():
        yield _(COMPARED).format(place=place, numbers=_numbers(those))
        if gone := [one for one in those if not one.counts]:
            yield _(BEFORE_RESTORE).format(numbers=_numbers(gone))
    if not backups.looked_at:
        yield _(NO_BACKUP)
    if backups.other_keys:
        yield _(OTHER_KEYS).format(count=backups.other_keys)
    if (unlike := backups.first_unlike) is not None:
        told = {"number": unlike.manifest.number, "day": date_text(unlike.manifest.day)}
        yield _(UNLIKE).format(place=unlike.folder, **told)


def _numbers(those: list[Told]) -> str:
    return ", ".join(str(one.lying.manifest.number) for one in those)


def _backups_as_json(backups: BorneOut) -> dict[str, object]:
    unlike = backups.first_unlike
    return {
        "looked_at": [
            {
                "folder": str(one.lying.folder),
                "number": one.lying.manifest.number,
                "seq": one.lying.manifest.trail.seq,
                "fits": one.fits,
                "before_restore": not one.counts,
            }
            for one in backups.looked_at
        ],
        "other_keys": backups.other_keys,
        "first_unlike": None if unlike is None else str(unlike.folder),
    }


def _as_json(found: Checked, backups: BorneOut) -> str:
    told = {
        "holds": found.broken is None,
        "entries": found.entries,
        "last": None if found.last is None else f"{found.last.seq}:{found.last.digest}",
        "witnessed": None if found.witnessed is None else found.witnessed.seq,
        "backups": _backups_as_json(backups),
        "broken": None if found.broken is None else _plain(asdict(found.broken)),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _plain(facts: dict[str, object]) -> dict[str, object]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in facts.items()
    }


def _day(day: date | None) -> str:
    return date_text(day) if day else "–"
