"""`eduapp import SUBJECT FILE`: the import of the screens, without one.

Exit codes: 0 all rows in (or known already), 1 some refused and listed, 2 the file is unusable.
"""

import argparse
import sys

from eduapp.app.location import Location
from eduapp.app.machine import DATABASE, LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.core.i18n import _, ngettext, set_screen_language
from eduapp.core.progress import NoProgress
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import Preview, State
from eduapp.exchange.files.service import BringIn

ALL_IN, SOME_REFUSED = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Read, check, bring in, and say what became of each row that was refused."""
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    database = open_database(Location.of(folder, arguments.database or settings.get(DATABASE) or None))
    try:
        looked = jobs.read_file(database, jobs.ReadFile(arguments.subject, arguments.file), NoProgress())
        jobs.check_whole(looked.preview)
        _say(looked.preview.table.description())
        for name in looked.also:
            _say(_("“{name}” is new and will be added.").format(name=name))
        _list_refused(looked.preview)
        if arguments.refused is not None and looked.preview.counts[State.FIX]:
            jobs.save_refused(database, jobs.SaveRefused(looked.preview, arguments.refused), NoProgress())
            _say(_("The refused rows were written to {file}.").format(file=arguments.refused))
        if arguments.dry_run:
            _say(_("Nothing was saved (dry run)."))
            _sum_up(looked.preview.counts[State.NEW], looked.preview)
        else:
            report = jobs.bring_in(
                database, BringIn(subject=arguments.subject, preview=looked.preview), NoProgress()
            )
            _sum_up(report.entered, looked.preview)
    finally:
        database.engine.dispose()
    return SOME_REFUSED if looked.preview.counts[State.FIX] else ALL_IN


def _list_refused(preview: Preview) -> None:
    for row in preview.rows:
        if row.state is not State.FIX:
            continue
        for problem in row.problems:
            column = _(problem.column) if problem.column else _("whole row")
            _say(
                _("Row {row}, {column}: {sentence}").format(
                    row=row.line, column=column, sentence=problem.sentence()
                )
            )


def _sum_up(entered: int, preview: Preview) -> None:
    known, refused = preview.counts[State.JOINED], preview.counts[State.FIX]
    parts = [ngettext("{count} row brought in", "{count} rows brought in", entered).format(count=entered)]
    if known:
        parts.append(ngettext("{count} known already", "{count} known already", known).format(count=known))
    if refused:
        parts.append(ngettext("{count} refused", "{count} refused", refused).format(count=refused))
    _say(", ".join(parts) + ".")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
