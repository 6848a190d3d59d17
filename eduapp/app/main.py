"""The command line: `eduapp` opens the window, everything else works without one.

Only what a command needs is imported, so that the window is there at once.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import eduapp
from eduapp.core.errors import EduError
from eduapp.core.i18n import LANGUAGES, set_screen_language

UNUSABLE = 2  # also what argparse answers to words it does not know

_SUBJECTS = ("people", "courses", "groups", "enrolments", "timetable", "hours", "results")  # of import
_RUN = {
    None: "eduapp.app.window:run",
    "tour": "eduapp.app.tour:run",
    "screenshots": "eduapp.app.screenshots:run",
    "import": "eduapp.app.import_command:run",
    "sample-data": "eduapp.app.sample_data:run",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code for the shell."""
    arguments = _parser().parse_args(argv)
    if arguments.language:
        set_screen_language(arguments.language)
    module, _colon, name = _RUN[arguments.command].partition(":")
    run: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), name)
    try:
        return run(arguments)
    except EduError as error:
        sys.stderr.write(f"{error.sentence()}\n")
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eduapp", description="Dagverk: education, exams and workshops inside prisons."
    )
    parser.add_argument("--version", action="version", version=f"Dagverk {eduapp.__version__}")
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--data", type=Path, metavar="DIR", default=argparse.SUPPRESS, help="the data folder"
    )
    everywhere.add_argument("--database", metavar="URL", default=argparse.SUPPRESS, help="another database")
    everywhere.add_argument(
        "--language", choices=LANGUAGES, default=argparse.SUPPRESS, help="language of screen and messages"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder")
    parser.add_argument("--database", metavar="URL", help="another database, such as postgresql+psycopg://…")
    parser.add_argument("--language", choices=LANGUAGES, help="language of screen and messages")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    tour = commands.add_parser("tour", parents=[everywhere], help="play a whole term on a fresh database")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")

    shots = commands.add_parser(
        "screenshots", parents=[everywhere], help="draw every screen with the sample site"
    )
    shots.add_argument("--out", type=Path, required=True, metavar="DIR")
    shots.add_argument("--theme", choices=("light", "dark", "high_contrast"), default="light")
    shots.add_argument("--text-scale", type=int, choices=(100, 125, 150, 175, 200), default=100)
    shots.add_argument("--size", type=_size, default=(1366, 696), metavar="1366x696")

    bring = commands.add_parser(
        "import",
        parents=[everywhere],
        help="bring in people, courses, groups, enrolments, the timetable, hours or results from a file",
        description="Exit code 0: all rows are in; 1: some were refused (listed); 2: the file is unusable.",
    )
    bring.add_argument("subject", choices=_SUBJECTS)
    bring.add_argument("file", type=Path)
    bring.add_argument("--dry-run", action="store_true", help="check only; nothing is saved")
    bring.add_argument(
        "--refused", type=Path, metavar="FILE", help="write the refused rows here, to be corrected"
    )
    bring.add_argument("--json", action="store_true", help="tell what became of the rows as JSON")

    sample = commands.add_parser(
        "sample-data", parents=[everywhere], help="make a seeded database for trying out"
    )
    sample.add_argument("--size", choices=("S", "M", "L", "N", "X"), required=True)
    sample.add_argument("--out", type=Path, required=True, metavar="FILE")
    sample.add_argument("--seed", type=int, default=2026)
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.partition("x")
    try:
        return int(width), int(height)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a size; write it as 1366x696") from None
