"""`eduapp statistics FILE.csv`: how the questions of a table of marks worked, without a database.

Exit codes: 0 reckoned; 1 something in the file is wrong, so nothing was reckoned; 2 the file cannot be read.
"""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.core.clock import system_clock, zone
from eduapp.core.errors import Unavailable
from eduapp.core.files import CANNOT_READ
from eduapp.core.i18n import _, set_screen_language
from eduapp.core.memory import without_collecting
from eduapp.exams.statistics.formats import read_marks
from eduapp.exams.statistics.rules.facts import facts_of, lines_of
from eduapp.exams.statistics.rules.limits import limits_on
from eduapp.exams.statistics.rules.report import report_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from eduapp.exams.statistics.formats import Fault, MarksFile
    from eduapp.exams.statistics.rules.report import Report

RECKONED, FAULTY = 0, 1


def run(arguments: argparse.Namespace) -> int:
    """Read the file, then say all figures, or all that is wrong."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # letters that this console does not know
    _folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    with without_collecting():
        found, report = reckoned(arguments.file, arguments.least)
    if arguments.json:
        _say(json.dumps(_told(arguments.file, found, report), ensure_ascii=False, indent=1))
    else:
        for line in _described(found, report):
            _say(line)
    return FAULTY if report is None else RECKONED


def reckoned(path: Path, least: int | None = None) -> tuple[MarksFile, Report | None]:
    """What a file holds, and what is reckoned of it unless something in it is wrong."""
    try:
        found = read_marks(path)
    except OSError as error:
        raise Unavailable(reason=_(CANNOT_READ).format(place=path.name)) from error
    if found.faults:
        return found, None
    today = system_clock().astimezone(zone()).date()
    return found, report_of(found.names, found.asked, limits_on(today, least))


def _told(path: Path, found: MarksFile, report: Report | None) -> dict[str, object]:
    """For another program."""
    faults = [
        {"line": one.line, "column": one.column, "rule": one.reason.name, "reason": one.reason.sentence()}
        for one in found.faults
    ]
    if report is None:
        return {"file": str(path), "faults": faults}
    most = "row" if found.has_most else "highest mark given"
    return {"file": str(path), **facts_of(report), "most_from": most, "faults": faults}


def _described(found: MarksFile, report: Report | None) -> Iterator[str]:
    """For people."""
    if report is None:
        yield from map(_fault_text, found.faults)
        yield _("Nothing was reckoned. Correct the places above, then try again.")
        return
    if not found.has_most:
        yield _("The file does not say the highest marks: the highest that was given stands in for each.")
    yield from lines_of(report)


def _fault_text(fault: Fault) -> str:
    place = _("Line {line}, column {column}: {sentence}") if fault.column else _("Line {line}: {sentence}")
    return place.format(line=fault.line, column=fault.column, sentence=fault.reason.sentence())


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
