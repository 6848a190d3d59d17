"""`eduapp import SUBJECT FILE`: the import of the screens, without one, in the name of whoever signs in.

Exit codes: 0 all rows in (or known already), 1 some refused and listed, 2 the file is unusable, or nobody
signed in who may bring it in.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import location_of
from eduapp.app.location import Location
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.app.who import in_own_name
from eduapp.core.i18n import _, ngettext, set_screen_language
from eduapp.core.progress import NoProgress
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import Preview, State
from eduapp.exchange.files.service import BringIn
from eduapp.exchange.files.subjects import subject
from eduapp.exchange.files.subjects.subject import KnownByNumber
from eduapp.exchange.files.terms import BRING_IN

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from eduapp.core.db.unit_of_work import Database

ALL_IN, SOME_REFUSED = 0, 1
FIRST_DIFFERING = 5  # rows that are named one by one


def run(arguments: argparse.Namespace) -> int:
    """Read, check, bring in, and say what became of each row that was refused.

    What is refused is written out before anything is saved: if that fails, nothing has happened yet.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # names in letters that this console does not know
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    place = location_of(folder, settings, arguments.database)
    with database_of(place, dry_run=arguments.dry_run) as opened:
        file = jobs.ReadFile(arguments.subject, arguments.file, unattended=True)
        preview = jobs.read_rows(opened, file, NoProgress())
        jobs.check_whole(preview)
        database = in_own_name(opened, BRING_IN, *subject(arguments.subject).permissions)
        looked = jobs.look_beside(database, file, preview, NoProgress())
        if not arguments.json:
            _describe(arguments.subject, looked)
            _list_refused(looked.preview)
            _name_differing(looked.preview)
        if arguments.refused is not None and looked.to_fix:
            jobs.save_refused(database, jobs.SaveRefused(looked.preview, arguments.refused), NoProgress())
            if not arguments.json:
                _say(_("The refused rows were written to {file}.").format(file=arguments.refused))
        count = _count(database, arguments, looked)
    if arguments.json:
        _say(json.dumps(_summary(arguments, looked, count), ensure_ascii=False, indent=1))
    elif arguments.dry_run:
        _sum_up(ngettext("{count} row can come in", "{count} rows can come in", count), count, looked)
        _say(_("This was a dry run: nothing was brought in."))
    else:
        _sum_up(ngettext("{count} row brought in", "{count} rows brought in", count), count, looked)
    return SOME_REFUSED if looked.to_fix else ALL_IN


def _count(database: Database, arguments: argparse.Namespace, looked: jobs.Looked) -> int:
    """How many rows came in; in a dry run, how many could."""
    if arguments.dry_run:
        return looked.preview.counts[State.NEW]
    if looked.to_fix and subject(arguments.subject).all_or_nothing and not arguments.good_rows:
        if not arguments.json:
            _say(_("Nothing was brought in: some rows are refused. --good-rows brings the others in."))
        return 0
    command = BringIn(subject=arguments.subject, preview=looked.preview, unattended=True)
    return jobs.bring_in(database, command, NoProgress()).entered


def _summary(arguments: argparse.Namespace, looked: jobs.Looked, count: int) -> dict[str, object]:
    """What became of the file, for another program: counts, what comes along, each problem by line."""
    preview = looked.preview
    return {
        "subject": arguments.subject,
        "dry_run": arguments.dry_run,
        "rows": len(preview.rows),
        "new": count,
        "known": preview.counts[State.JOINED],
        "refused": preview.counts[State.FIX],
        "also": list(looked.also),
        "problems": [
            {
                "line": row.line,
                "column": _(problem.column) if problem.column else None,
                "sentence": problem.sentence(),
            }
            for row in preview.rows
            if row.state is State.FIX
            for problem in row.problems
        ],
    }


@contextlib.contextmanager
def database_of(place: Location, *, dry_run: bool) -> Iterator[Database]:
    """The database; for a dry run where there is none yet, one that is thrown away."""
    with contextlib.ExitStack() as left_behind:
        if dry_run and place.is_new:
            place = Location.of(Path(left_behind.enter_context(tempfile.TemporaryDirectory())))
        database = open_database(place)
        left_behind.callback(database.engine.dispose)
        yield database


def _describe(key: str, looked: jobs.Looked) -> None:
    """What was found: the file, what was passed over, and what comes in beside the rows."""
    preview = looked.preview
    _say(preview.table.description())
    for remark in preview.table.remarks:
        _say(remark.sentence())
    read = set(preview.columns.values())
    unread = [heading for column, heading in enumerate(preview.table.headings) if column not in read]
    if unread:
        _say(_("Columns that are not brought in: {names}.").format(names=", ".join(unread)))
    if looked.also:
        _say(subject(key).also(looked.also))


def _list_refused(preview: Preview) -> None:
    for row in preview.rows:
        for problem in row.problems if row.state is State.FIX else ():
            column = _(problem.column) if problem.column else _("whole row")
            _say(
                _("Row {row}, {column}: {sentence}").format(
                    row=row.line, column=column, sentence=problem.sentence()
                )
            )


def _name_differing(preview: Preview) -> None:
    """Rows known by number that say something else than what is stored: how many, and the first of them."""
    differing = [
        (row.line, row.known.differs)
        for row in preview.rows
        if row.state is State.JOINED and isinstance(row.known, KnownByNumber) and row.known.differs
    ]
    if not differing:
        return
    words = ngettext(
        "{count} known row differs from what is stored, which stays as it is:",
        "{count} known rows differ from what is stored, which stays as it is:",
        len(differing),
    )
    _say(words.format(count=len(differing)))
    for line, columns in differing[:FIRST_DIFFERING]:
        _say("  " + _("Row {row}: {columns}").format(row=line, columns=", ".join(map(_, columns))))
    if len(differing) > FIRST_DIFFERING:
        _say("  …")


def _sum_up(entered: str, count: int, looked: jobs.Looked) -> None:
    known, refused = looked.preview.counts[State.JOINED], looked.preview.counts[State.FIX]
    parts = [entered.format(count=count)]
    if known:
        parts.append(ngettext("{count} known already", "{count} known already", known).format(count=known))
    if refused:
        parts.append(ngettext("{count} refused", "{count} refused", refused).format(count=refused))
    _say(", ".join(parts) + ".")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
