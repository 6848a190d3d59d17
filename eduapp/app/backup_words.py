"""What `eduapp backup` takes. Light: every command reads it."""

import argparse
from pathlib import Path

from eduapp.core.i18n import _


def add_backup(backup: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """Its subjects, and what each of them needs."""
    subjects = backup.add_subparsers(dest="subject", metavar=_("SUBJECT"), required=True)
    codes = _(
        "Exit code 0: done; 1: something is not whole, or was made at one place only; 2: nothing was done."
    )

    def subject(name: str, about: str, *, tells: bool = True) -> argparse.ArgumentParser:
        one = subjects.add_parser(name, parents=[everywhere], help=about, description=f"{about}. {codes}")
        if tells:
            one.add_argument("--json", action="store_true", help=_("tell all that was found as JSON"))
        return one

    make = subject("make", _("make a backup now, encrypted, opened again and compared row by row"))
    also = _("a second folder or a stick; by default the one that was chosen on this PC")
    make.add_argument("--to", type=Path, metavar="DIR", help=also)
    subject("list", _("list the backups that lie here"))
    such = _("the folder of a backup, such as {such}").format(such="dagverk-backup-000042")
    subject("verify", _("look through a backup")).add_argument("file", type=Path, metavar="DIR", help=such)
    about = _("bring a backup back; the database that is there is set aside")
    restore = subject("restore", about)
    restore.add_argument("file", type=Path, metavar="DIR", help=such)
    restore.add_argument("--reason", metavar="TEXT", help=_("why; it stands in the trail"))
    about = _("write everything into files that anybody can read: CSV, JSON and a description")
    out = subject("export-readable", about)
    out.add_argument("file", type=Path, metavar="DIR", help=_("a folder that is there; one is made in it"))
    out.add_argument("--reason", metavar="TEXT", help=_("why; it stands in the trail"))
    about = _("put the database file under a key, so that a copy of it tells nothing")
    subject("encrypt", about, tells=False)
    about = _("make a new key and the code on paper that opens backups when this PC is gone")
    subject("code", about, tells=False)
