"""`eduapp certificates verify FILE…`: whether papers are genuine, by file, without a network.

Exit codes, of several files the first that any of them has: 1 not genuine; 3 revoked, replaced or expired;
2 cannot be read or said; 0 genuine. Of a picture or a scan only the code can be genuine, and it could have
been copied onto another page: that is 2 as well, unless who asks says that they compare (`--accept-code`).
With `--json` every answer is JSON, also that nothing could be checked.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import location_of
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.certificates.seals.faults import SignedAfterLoss
from eduapp.certificates.seals.fields import Shortened
from eduapp.certificates.seals.status_list import joined, newest_of
from eduapp.certificates.verification import judge, lists, queries
from eduapp.certificates.verification.jobs import NoKeys
from eduapp.certificates.verification.told import headline, rows_of
from eduapp.certificates.verification.web_page import built
from eduapp.core.clock import system_clock, zone
from eduapp.core.errors import EduError, Unavailable
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_, _, date_text, set_screen_language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path

    from eduapp.certificates.seals.facts import PrintedFacts
    from eduapp.certificates.seals.key_list import KeyList
    from eduapp.certificates.seals.status_list import StatusList
    from eduapp.certificates.verification import Judged
    from eduapp.certificates.verification.judging import Register
    from eduapp.certificates.verification.lists import Lists
    from eduapp.certificates.verification.queries import AtHand

GENUINE, NOT_GENUINE, CANNOT_SAY, NO_LONGER = 0, 1, 2, 3
_WORST_FIRST = (NOT_GENUINE, NO_LONGER, CANNOT_SAY, GENUINE)
_OLDER = N_("The list {path} of {day} is older than what is here, of {here}. It was not used.")
_BY_LOST = N_(
    "The list {path} was signed with a key that was lost on {day}: anybody may have made it. It was not used."
)
_WRITTEN = N_("Written: {path}")


@dataclass(frozen=True)
class _AtHand:
    """What papers are checked by."""

    keys: KeyList
    status: StatusList | None
    register: Register | None
    notes: tuple[str, ...] = ()  # what became of the list that was named


@dataclass(frozen=True)
class _Found:
    """What a file is found to be, and its exit code."""

    path: Path
    answer: Judged | Unavailable
    code: int


def run(arguments: argparse.Namespace) -> int:
    """Tell of each file what it is found to be."""
    try:
        return _run(arguments)
    except EduError as error:
        if not arguments.json:
            raise
        told = {"exit": CANNOT_SAY, "error": type(error).__name__, "sentence": error.sentence()}
        _say(_as_json(told | {"status_list": None, "files": []}))
        return CANNOT_SAY


def _run(arguments: argparse.Namespace) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # names in letters that this console does not know
    _folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    today = system_clock().astimezone(zone()).date()
    at_hand = _at_hand(arguments)
    found = [_Found(path, *_answer(path, at_hand, today, arguments.accept_code)) for path in arguments.files]
    code = worst(one.code for one in found)
    for note in at_hand.notes:
        sys.stderr.write(f"{note}\n")
    if arguments.json:
        _say(_as_json(_told(found, at_hand, today, code)))
    else:
        for one in found:
            _describe(one.path, one.answer)
    return code


def write_page(arguments: argparse.Namespace) -> int:
    """Write the web page that checks papers without a network."""
    _folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    lists_ = _named(arguments) if arguments.keys else _own(arguments).lists
    write_atomically(arguments.file, built(lists_).encode())
    _say(_(_WRITTEN).format(path=arguments.file))
    return GENUINE


def worst(codes: Iterable[int]) -> int:
    """The code for several files: one that is not genuine outweighs all, then one that counts no longer."""
    given = set(codes)
    return next(code for code in _WORST_FIRST if code in given)


def _at_hand(arguments: argparse.Namespace) -> _AtHand:
    """What was named, or is here. A list beside it counts where it is newer, and adds to the register."""
    if arguments.keys:
        found = lists.read(read_whole(arguments.keys))
        keys, status, given = found.key_list(), found.status_list(), _Given(arguments)
        return _AtHand(keys, given.newest(status, keys), None, tuple(given.notes))
    own, given = _own(arguments), _Given(arguments)
    listed = given.newest(own.lists.status_list(), own.keys)
    status = own.status if listed is None else joined(own.status, listed)
    return _AtHand(own.keys, status, own.register, tuple(given.notes))


class _Given:
    """The list that was named by itself, and what is to be said of it."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._path: Path | None = arguments.status
        self.notes: list[str] = []

    def newest(self, here: StatusList | None, keys: KeyList) -> StatusList | None:
        """The newer one of the list here and the one that was named. Raises Fault for what is no list."""
        if self._path is None:
            return here
        try:
            given = lists.read_status(lists.status_in(read_whole(self._path)), keys)
        except SignedAfterLoss as fault:
            self.notes.append(_(_BY_LOST).format(path=self._path, day=fault.facts["day"]))
            return here
        newest = given if here is None else newest_of(here, given)
        if here is not None and newest is here and given != here:
            days = {"day": date_text(given.as_of), "here": date_text(here.as_of)}
            self.notes.append(_(_OLDER).format(path=self._path, **days))
        return newest


def _named(arguments: argparse.Namespace) -> Lists:
    """The lists in the files that were named, to be handed on."""
    found = lists.read(read_whole(arguments.keys))
    if not arguments.status:
        return found
    here, given = found.status_list(), _Given(arguments)
    newest = given.newest(here, found.key_list())
    for note in given.notes:
        sys.stderr.write(f"{note}\n")
    return found if newest is here else replace(found, status=lists.status_in(read_whole(arguments.status)))


def _own(arguments: argparse.Namespace) -> AtHand:
    """What the database here knows. Raises NoKeys."""
    folder, settings = machine_settings(arguments.data)
    location = location_of(folder, settings, arguments.database)
    if location.is_new:
        raise NoKeys  # and none is made to find that out
    database = open_database(location)
    try:
        with database.reading() as session:
            found = queries.at_hand(session, database.today())
    finally:
        database.engine.dispose()
    if found is None:
        raise NoKeys
    return found


def _answer(path: Path, at_hand: _AtHand, today: date, accept_code: bool) -> tuple[Judged | Unavailable, int]:
    """What is found, and its exit code. `accept_code`: a genuine code is enough, since somebody compares."""
    try:
        content = read_whole(path)
    except Unavailable as error:
        return error, CANNOT_SAY
    found = judge(content, at_hand.keys, at_hand.status, at_hand.register, today)
    return found, found.verdict.exit_code if accept_code else found.exit_code


def _describe(path: Path, found: Judged | Unavailable) -> None:
    """For people."""
    if isinstance(found, Unavailable):
        _say(f"{path}: {found.sentence()}")
        return
    _say(f"{path}: {headline(found)}")
    for sentence in found.sentences():
        _say(f"  {sentence}")
    for row in rows_of(found.facts) if found.facts else ():
        _say(f"    {row.word}: {row.text.replace(chr(10), ', ')}")
    _say(f"  SHA-256: {found.digest}")


def _told(found: list[_Found], at_hand: _AtHand, today: date, code: int) -> dict[str, object]:
    """For another program."""
    status = at_hand.status
    told = None if status is None else {"as_of": status.as_of.isoformat(), "age": status.age(today)}
    files = [{"file": str(one.path), "exit": one.code, **_told_of(one.answer)} for one in found]
    return {"exit": code, "status_list": told, "notes": list(at_hand.notes), "files": files}


def _told_of(judged: Judged | Unavailable) -> dict[str, object]:
    if isinstance(judged, Unavailable):
        return {"outcome": "unreadable", "sentence": judged.sentence()}
    verdict, report = judged.verdict, judged.report
    return {
        "outcome": judged.outcome.value,
        "basis": judged.basis.value,
        "fault": None if verdict.fault is None else type(verdict.fault).__name__,
        "sentence": judged.sentence(),
        "day": None if verdict.day is None else verdict.day.isoformat(),
        "list_age": verdict.list_age,
        "signature": None if report is None else report.soundness.value,
        "signatures": None if report is None else len(report.signatures),
        "bottom_line": None if report is None else [one.bottom_line for one in report.signatures],
        "kept_by_the_school": judged.kept,
        "sha256": judged.digest,
        "facts": None if judged.facts is None else _facts(judged.facts),
    }


def _facts(facts: PrintedFacts) -> dict[str, object]:
    return {one.name: _plain(getattr(facts, one.name)) for one in fields(facts)}


def _plain(value: object) -> object:
    if isinstance(value, Shortened):
        return {"sha256": value.digest.hex()}
    return value.isoformat() if isinstance(value, date) else value


def _as_json(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
