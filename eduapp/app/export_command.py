"""`eduapp export handoff --from DAY --to DAY FILE`: the export of the screen, without one.

In the name of whoever signs in: what is told of and written is theirs to see.

Exit codes: 0 everything is final, 1 written, but some days are not final, 2 nothing was written.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import location_of
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.app.who import in_own_name
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _, ngettext, set_screen_language
from eduapp.core.progress import NoProgress
from eduapp.exchange.files.formats import Problem, cells, format_for
from eduapp.exchange.handoff import jobs, queries, service, terms

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from eduapp.core.db.unit_of_work import Database
    from eduapp.exchange.handoff.jobs import Exported

ALL_FINAL, SOME_OPEN = 0, 1


class DayNotUnderstood(EduError):
    """A word that is no day."""

    message = N_("{problem} Nothing was written.")


def run(arguments: argparse.Namespace) -> int:
    """Tell what differs from what was handed over before, write the files, and say what is open."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # names in letters that this console does not know
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    first, last = _day(arguments.first), _day(arguments.last)
    kind = arguments.format or format_for(arguments.file).key
    database = open_database(location_of(folder, settings, arguments.database))
    try:
        own = in_own_name(database, terms.EXPORT, act=service.prepare_export)
        _tell_changes(own, first, last)
        order = jobs.ExportHandoff(first, last, arguments.file, kind)
        made = jobs.export_handoff(own, order, NoProgress())
    finally:
        database.engine.dispose()
    _sum_up(made)
    return SOME_OPEN if made.not_final or made.unmarked else ALL_FINAL


def _day(text: str) -> date:
    """A day as people write it."""
    found = cells.dates()(text)
    if isinstance(found, Problem):
        raise DayNotUnderstood(problem=found.sentence())
    return found


def _tell_changes(database: Database, first: date, last: date) -> None:
    with database.reading() as session:
        shown = queries.overview(session, first, last, database.actor.around)
    if shown.before is not None and shown.changes:
        _say(_("Changed since export {number}:").format(number=shown.before.number))
        for line in shown.changes:
            _say(f"  {line}")


def _sum_up(made: Exported) -> None:
    rows = ngettext("{count} row", "{count} rows", made.rows).format(count=made.rows)
    _say(_("Export {number}: {rows}.").format(number=made.number, rows=rows))
    if made.unmarked:
        words = ngettext(
            "{count} day is not recorded in full.", "{count} days are not recorded in full.", made.unmarked
        )
        _say(words.format(count=made.unmarked))
    if made.twice:
        words = ngettext(
            "{count} time at school and in a workshop at once; it is paid once.",
            "{count} times at school and in a workshop at once; they are paid once.",
            made.twice,
        )
        _say(words.format(count=made.twice))
    if made.not_final:
        words = ngettext("{count} day is not final.", "{count} days are not final.", made.not_final)
        _say(words.format(count=made.not_final))
    for path in made.paths:
        _say(str(path))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
