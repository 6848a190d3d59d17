"""`eduapp certificates register verify`: whether the register of issue holds, by every entry and paper.

Exit codes: 0 it holds; 1 something is not as it was written, and the first of it named; 2 it cannot be read.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import location_of
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.certificates import queries
from eduapp.certificates.seals.register import HASH, Head
from eduapp.core.i18n import _, set_screen_language

if TYPE_CHECKING:
    import argparse

    from eduapp.certificates.queries import Verified

HOLDS, BROKEN = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Check the register, and tell its head: what to write down or to carry elsewhere."""
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    database = open_database(location_of(folder, settings, arguments.database))
    try:
        with database.reading() as session:
            found = queries.verify(session, arguments.head)
    finally:
        database.engine.dispose()
    sys.stdout.write(f"{_as_json(found) if arguments.json else _in_words(found)}\n")
    return HOLDS if found.fault is None else BROKEN


def head_of(text: str) -> Head:
    """A head as it was written down: `417:9f3c…`, 64 hexadecimal digits. Raises ValueError for any other."""
    number, _colon, digest = text.strip().partition(":")
    head = Head(int(number), bytes.fromhex(digest))
    if head.n < 1 or len(head.digest) != HASH:
        raise ValueError("not a head")
    return head


def head_text(head: Head) -> str:
    """The same, to be written down; "–" for a register without entries."""
    return f"{head.n}:{head.digest.hex()}" if head.n else "–"


def _in_words(found: Verified) -> str:
    if found.fault is not None:
        return found.fault.sentence()
    words = _("All {entries} entries and {papers} papers are as they were written. Last entry: {head}.")
    said = words.format(entries=found.entries, papers=found.papers, head=head_text(found.head))
    return "\n".join(filter(None, (said, found.remark())))


def _as_json(found: Verified) -> str:
    fault = found.fault
    told = {
        "holds": fault is None,
        "entries": found.entries,
        "papers": found.papers,
        "head": head_text(found.head),
        "backwards": None if found.backwards is None else found.backwards.n,
        "fault": None if fault is None else {"n": fault.n, "cause": fault.cause, "number": fault.number},
    }
    return json.dumps(told, ensure_ascii=False, indent=1)
