"""The command line's own words in our languages: argparse speaks English unless it is told otherwise."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from eduapp.core.i18n import LANGUAGES, N_, _, set_screen_language

# Everything of argparse's that a person can get to see here.
_SEEN = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("expected one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)


def choose_language(argv: Sequence[str]) -> None:
    """Speak the language that the words ask for, else the one this PC remembers, before they are read."""
    early = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    early.add_argument("--language", choices=LANGUAGES)
    early.add_argument("--data", type=Path)
    try:
        known, _others = early.parse_known_args(argv)
    except (argparse.ArgumentError, SystemExit):
        known = argparse.Namespace(
            language=None, data=None
        )  # what is wrong with them is told by the real one
    set_screen_language(known.language or remembered_language(known.data))
    vars(argparse)["_"] = _  # as Qt's own words: what we have no word for stays English


def remembered_language(data: Path | None) -> str:
    """The language chosen on this PC."""
    from eduapp.app.machine import LANGUAGE, machine_settings  # noqa: PLC0415 - only where it is needed

    return machine_settings(data)[1].get(LANGUAGE)
