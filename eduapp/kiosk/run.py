"""`eduapp kiosk`: the candidate's process. It opens no database of the staff's and knows no feature.

eduapp kiosk --folder DIR [--one NUMBER]     a stick, or the folder of this PC alone
eduapp kiosk --seats URL                     functions of a PostgreSQL database, by the role of exam seats
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from eduapp.core.bug_log import described
from eduapp.core.clock import system_clock
from eduapp.core.errors import EduError
from eduapp.core.files import default_data_folder
from eduapp.core.i18n import language
from eduapp.kiosk.formats import box
from eduapp.kiosk.link import Link
from eduapp.kiosk.link_folder import FolderLink
from eduapp.kiosk.link_postgres import PostgresLink

if TYPE_CHECKING:
    from eduapp.gui.tasks import TaskRunner
    from eduapp.kiosk.ui.kiosk import Kiosk

UNUSABLE = 2


def run(arguments: argparse.Namespace) -> int:
    """Show the kiosk until it is left; the exit code."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - heavy

    from eduapp.gui.collecting import CollectsHere  # noqa: PLC0415 - after Qt
    from eduapp.gui.qt_messages import hear_qt  # noqa: PLC0415 - after Qt
    from eduapp.gui.style import START_WORDS, was_started_with_fusion  # noqa: PLC0415 - after Qt

    application = QApplication([*sys.argv[:1], *START_WORDS])
    was_started_with_fusion(application)
    CollectsHere(application)
    application.setApplicationName("Dagverk")
    hear_qt()
    kiosk = made(arguments)
    kiosk.left.connect(lambda: application.exit(0))
    kiosk.window.fill_the_screen()
    kiosk.start()
    code = application.exec()
    kiosk.link.close()
    return code


def made(arguments: argparse.Namespace, cost: box.Cost = box.ORDINARY) -> "Kiosk":
    """The kiosk that these words ask for, not yet shown."""
    from eduapp.gui.tasks import ThreadedTaskRunner  # noqa: PLC0415 - after Qt
    from eduapp.kiosk.identity import identity  # noqa: PLC0415
    from eduapp.kiosk.keeping import Clocks  # noqa: PLC0415
    from eduapp.kiosk.ui.kiosk import Kiosk  # noqa: PLC0415
    from eduapp.kiosk.ui.place import Place  # noqa: PLC0415
    from eduapp.kiosk.ui.sticks import sticks  # noqa: PLC0415
    from eduapp.kiosk.ui.window import KioskWindow  # noqa: PLC0415

    own = (arguments.data or default_data_folder()) / "kiosk"
    link = link_of(arguments, own)
    out = arguments.out or arguments.folder or own
    number = str(arguments.one) if arguments.one else ""
    runner = ThreadedTaskRunner(cast("Any", None), _tell_nobody, _tell_bug)
    speaks, is_named = arguments.language or language(), bool(arguments.out or arguments.folder)
    leave = arguments.leave or ""
    me = identity(own)
    place = Place(own, Path(out), me.kiosk, number, leave, cost, speaks, sticks, is_named, me.is_copied)
    return Kiosk(KioskWindow(), link, place, Clocks(), cast("TaskRunner", runner))


def link_of(arguments: argparse.Namespace, own: Path) -> Link:
    """The way to the staff's side that was named."""
    if arguments.seats:
        return PostgresLink(arguments.seats)
    is_lent = bool(arguments.one)  # staff start the exam at this very PC, by its clock
    return FolderLink(Path(arguments.folder), own, system_clock if is_lent else None)


def _tell_nobody(_error: EduError) -> None:
    """Every question of a kiosk says itself what its failure means."""


def _tell_bug(bug: BaseException) -> None:
    """Its kind and where, and no more: what a candidate wrote may stand in it."""
    if sys.stderr is not None:
        sys.stderr.write(described(bug))
