"""`eduapp import questions FILE` and `eduapp export questions [FILE]`: the bank's files, without a screen.

Both in the name of whoever signs in.

Exit codes: 0 all is in, or written; 1 something was refused, so nothing came in and nothing was written;
2 the file cannot be read at all, its folder cannot be written to, or nobody signed in who may.
"""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import location_of
from eduapp.app.import_command import database_of
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.who import in_own_name
from eduapp.core.i18n import _, ngettext, set_screen_language
from eduapp.core.progress import NoProgress
from eduapp.exams.questions import jobs, terms
from eduapp.exams.questions.formats import UTF_8, Refusal
from eduapp.exams.questions.rules.facts import facts_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from eduapp.app.location import Location
    from eduapp.exams.questions.jobs import Exported, Looked

WHOLE, REFUSED = 0, 1


def bring_in(arguments: argparse.Namespace) -> int:
    """Look at a file, say all that is in it and all that is wrong, and bring it in whole or not at all."""
    place = _begin(arguments)
    order = jobs.ReadQuestions(arguments.file, arguments.format, arguments.encoding or UTF_8)
    read = jobs.read_alone(order, NoProgress())
    with database_of(place, dry_run=arguments.dry_run) as opened:
        database = in_own_name(opened, terms.KEEP_QUESTIONS)
        looked = jobs.look_beside(database, order, read, NoProgress())
        came = 0
        if not looked.refusals and not arguments.dry_run:
            came, _known = jobs.bring_in(database, looked, NoProgress())
    if arguments.json:
        _say_json(_told(arguments, looked, came))
    else:
        _describe(arguments, looked, came)
    return REFUSED if looked.refusals else WHOLE


def hand_out(arguments: argparse.Namespace) -> int:
    """Write all questions in use with their keys to a file, or onto the screen; or say what does not fit."""
    place = _begin(arguments)
    version = arguments.version or ""
    order = jobs.ExportQuestions(arguments.file, arguments.format, version, told=arguments.json)
    with database_of(place, dry_run=False) as opened:
        made = jobs.export_file(in_own_name(opened, terms.SEE_KEY), order, NoProgress())
    written = made.written
    if arguments.json:
        _say_json({
            "file": str(arguments.file) if arguments.file else None,
            "format": arguments.format,
            **({"version": arguments.version} if arguments.version else {}),
            "questions": [facts_of(question) for question in made.questions],
            "refusals": _listed(written.refusals, "question"),
            "left_out": _listed(written.left_out, "question"),
        })  # fmt: skip
    else:
        _sum_up(arguments, made)
    return REFUSED if written.refusals else WHOLE


def _begin(arguments: argparse.Namespace) -> Location:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # letters that this console does not know
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    return location_of(folder, settings, arguments.database)


def _told(arguments: argparse.Namespace, looked: Looked, came: int) -> dict[str, object]:
    """What became of the file, for another program."""
    return {
        "file": str(arguments.file),
        "format": arguments.format,
        "dry_run": arguments.dry_run,
        "entered": came,
        "known": len(looked.known),
        "questions": [
            {
                **_item(placed.file),
                "line": placed.line,
                "known": at in looked.known,
                **facts_of(placed.question),
            }
            for at, placed in enumerate(looked.questions)
        ],
        "refusals": [{"file": str(arguments.file), **told} for told in _listed(looked.refusals, "line")],
        "notes": [{"file": str(arguments.file), **told} for told in _listed(_as_refusals(looked), "line")],
    }


def _listed(refusals: Iterable[Refusal], place: str) -> list[dict[str, object]]:
    return [
        {
            **_item(refusal.file),
            place: refusal.line,
            "rule": refusal.reason.name,
            "reason": refusal.reason.sentence(),
        }
        for refusal in refusals
    ]


def _item(file: str) -> dict[str, object]:
    """The file in a package."""
    return {"item": file} if file else {}


def _as_refusals(looked: Looked) -> list[Refusal]:
    return [Refusal(note.line, note.said, note.file) for note in looked.notes]


def _describe(arguments: argparse.Namespace, looked: Looked, came: int) -> None:
    """Each refusal with its line, and what became of the whole."""
    read = len(looked.questions)
    _say(ngettext("{count} question read.", "{count} questions read.", read).format(count=read))
    for refusal in (*looked.refusals, *_as_refusals(looked)):
        place = _("{file}, line {line}: {sentence}") if refusal.file else _("Line {line}: {sentence}")
        _say(place.format(file=refusal.file, line=refusal.line, sentence=refusal.reason.sentence()))
    known = len(looked.known)
    if known:
        words = ngettext(
            "{count} of them is in the bank already.", "{count} of them are in the bank already.", known
        )
        _say(words.format(count=known))
    if arguments.dry_run:
        _say(_("This was a dry run: nothing was brought in."))
    elif looked.refusals:
        _say(_("Nothing was brought in. Correct the lines above, then bring in the file again."))
    else:
        words = ngettext("{count} question brought in.", "{count} questions brought in.", came)
        _say(words.format(count=came))


def _sum_up(arguments: argparse.Namespace, made: Exported) -> None:
    """What does not fit, or the file; what has no place in it is said beside it, so that a file stays one."""
    for refusal in (*made.written.refusals, *made.written.left_out):
        label = made.labels[refusal.line - 1]
        line = _("Question {number}, {label}: {sentence}").format(
            number=refusal.line, label=label, sentence=refusal.reason.sentence()
        )
        sys.stderr.write(f"{line}\n")
    count = len(made.questions)
    if made.written.refusals:
        sys.stderr.write(_("Nothing was written.") + "\n")
    elif arguments.file is None:
        sys.stdout.write(made.written.text)
    else:
        words = ngettext("{count} question written to {file}.", "{count} questions written to {file}.", count)
        _say(words.format(count=count, file=arguments.file))


def _say_json(told: dict[str, object]) -> None:
    _say(json.dumps(told, ensure_ascii=False, indent=1))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
