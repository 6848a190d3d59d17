"""`eduapp sample-data`: an invented, consistent database of one of five sizes, to try and to measure with.

The same seed makes the same content; only what must never be the same twice (the salt of the password, the
keys of the trail, the ids of papers) differs. Nobody in it exists.
"""

import argparse
import sys
from pathlib import Path
from time import perf_counter

from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.sample_data.school import PASSWORD, SIGN_IN_NAMES
from eduapp.app.sample_data.sizes import SIZES, Size
from eduapp.app.sample_data.whole import INDEXES, PAPERS, PRISONS, Counts, make
from eduapp.core.db.faults import plain_errors
from eduapp.core.errors import EduError
from eduapp.core.files import could_not
from eduapp.core.i18n import N_, _, number_text, set_screen_language

SAID_EVERY = 2.0  # seconds between two lines of progress
_WORDS = {
    PRISONS: N_("Prison {done} of {total}"),
    INDEXES: N_("Building the indexes"),
    PAPERS: N_("Paper {done} of {total}"),
}


class FileExists(EduError):
    """Nothing is ever written over."""

    message = N_("{file} exists already. Choose another name, or delete that file first.")


def run(arguments: argparse.Namespace) -> int:
    """Make the file whole or not at all, and say what is in it and how to sign in."""
    set_screen_language(arguments.language or machine_settings(arguments.data)[1].get(LANGUAGE))
    size: Size = SIZES[arguments.size]
    started = perf_counter()
    counts = make_file(arguments.out, size, arguments.seed)
    _report(arguments.out, size, counts, perf_counter() - started)
    return 0


def make_file(out: Path, size: Size, seed: int) -> Counts:
    """The file under its name once it is finished; until then beside it, and gone if anything goes wrong."""
    if out.exists():
        raise FileExists(file=out.name)
    unfinished = out.with_name(f".{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _remove(unfinished)
        with plain_errors():
            counts = make(unfinished, size, seed, _Teller())
        unfinished.rename(out)
    except OSError as error:
        raise could_not(error, out) from error
    finally:
        _remove(unfinished)
    return counts


class _Teller:
    """Says on stderr how far the work is, now and then."""

    def __init__(self) -> None:
        self._said = perf_counter()

    def __call__(self, what: str, done: int, total: int) -> None:
        if what == INDEXES or perf_counter() - self._said >= SAID_EVERY:
            self._said = perf_counter()
            sys.stderr.write(f"{_(_WORDS[what]).format(done=done, total=total)} …\n")


def _remove(unfinished: Path) -> None:
    for path in (unfinished, *(unfinished.with_name(unfinished.name + end) for end in ("-wal", "-shm"))):
        path.unlink(missing_ok=True)


def _report(out: Path, size: Size, counts: Counts, seconds: float) -> None:
    say = sys.stdout.write
    made = _("{file}: invented data of size {size}, made in {seconds} seconds.")
    say(made.format(file=out, size=size.key, seconds=round(seconds)) + "\n")
    for words, count in (
        (_("people"), counts.people),
        (_("course places taken"), counts.enrolments),
        (_("sessions"), counts.sessions),
        (_("marks"), counts.marks),
        (_("workshop hours"), counts.hours),
        (_("exam candidates"), counts.candidates),
        (_("papers"), counts.papers),
    ):
        say(f"  {number_text(count):>12} {words}\n")
    if not size.papers:
        say(_("This size holds no papers: drawing so many would take longer than all the rest.") + "\n")
    accounts = _("Sign in as {names}. All five share the password “{password}”; use it for nothing else.")
    say(accounts.format(names=", ".join(SIGN_IN_NAMES), password=PASSWORD) + "\n")
