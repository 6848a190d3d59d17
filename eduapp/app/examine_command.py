"""`eduapp examine FILE`: the window of an examiner who marks without a database."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from eduapp.app.machine import LOOK, TEXT_SCALE, machine_settings
from eduapp.core.actor import system_actor
from eduapp.core.bug_log import described

if TYPE_CHECKING:
    import argparse

    from PySide6.QtWidgets import QApplication

    from eduapp.core.errors import EduError
    from eduapp.core.settings import MachineSettings
    from eduapp.exams.marking.ui.examine_window import ExamineWindow
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

HANDBOOK = "marking.examine"


def run(arguments: argparse.Namespace) -> int:
    """Show the window until it is closed; the exit code."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - heavy

    from eduapp.gui.collecting import CollectsHere  # noqa: PLC0415 - after Qt
    from eduapp.gui.qt_messages import hear_qt  # noqa: PLC0415 - after Qt
    from eduapp.gui.style import START_WORDS, was_started_with_fusion  # noqa: PLC0415 - after Qt
    from eduapp.gui.tasks import ThreadedTaskRunner  # noqa: PLC0415

    application = QApplication([*sys.argv[:1], *START_WORDS])
    was_started_with_fusion(application)
    CollectsHere(application)
    application.setApplicationName("Dagverk")
    hear_qt()
    runner = ThreadedTaskRunner(cast("Any", None), _tell_nobody, _tell_bug)
    window = made(arguments, application, runner)
    window.show()
    code = application.exec()
    runner.close()
    return code


def made(arguments: argparse.Namespace, application: QApplication, runner: TaskRunner) -> ExamineWindow:
    """The window that these words ask for, dressed as this PC is, and not yet shown."""
    from eduapp.app.help import HelpDialog  # noqa: PLC0415 - after Qt
    from eduapp.exams.marking.ui.examine_window import ExamineWindow  # noqa: PLC0415
    from eduapp.gui.dialogs import DialogAsker  # noqa: PLC0415
    from eduapp.gui.files import DialogFileChooser  # noqa: PLC0415
    from eduapp.gui.qt_words import speak_qt  # noqa: PLC0415

    _folder, settings = machine_settings(arguments.data)
    percent = settings.get(TEXT_SCALE)
    theme = _dressed(application, settings, percent / 100 if percent else 1.0)
    speak_qt(application)
    nobody = system_actor(())
    files = DialogFileChooser(None if arguments.file is None else arguments.file.parent)
    window = ExamineWindow(theme, runner, files, partial(DialogAsker, actor=nobody), arguments.file)

    def show_help() -> None:
        HelpDialog(window.theme, None, window, HANDBOOK, window.keys()).open()

    window.help_asked.connect(show_help)
    window.scale_asked.connect(lambda scale: window.dress(_dressed(application, settings, scale)))
    return window


def _dressed(application: QApplication, settings: MachineSettings, scale: float) -> Theme:
    from eduapp.gui.theme import Theme  # noqa: PLC0415 - after Qt

    theme = Theme.chosen(settings.get(LOOK), scale)
    theme.apply(application)
    return theme


def _tell_nobody(_error: EduError) -> None:
    """The window says itself what each failure means."""


def _tell_bug(bug: BaseException) -> None:
    """Its kind and where, and no more: what somebody answered may stand in it."""
    if sys.stderr is not None:
        sys.stderr.write(described(bug))
