"""`eduapp examine FILE`: a process of its own without a database, which may be killed at any time."""

import argparse
import os
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QTextBrowser

from eduapp.app import examine_command
from eduapp.app.help import HelpDialog
from eduapp.app.machine import TEXT_SCALE, machine_settings
from eduapp.app.main import _RUN, _parser
from eduapp.exams.marking.formats import desk_file as f
from eduapp.exams.marking.rules.desk import Desk, DeskAnswer
from eduapp.exams.marking.rules.guide import guide_item
from eduapp.exams.marking.rules.marking import Asked
from eduapp.exams.questions.rules.showing import shown
from eduapp.gui.tasks import InlineTaskRunner
from tests.support.accessibility import show
from tests.support.dialogs import the_dialog
from tests.support.given_kiosk import CHEAP
from tests.support.given_questions import a_single

ROOT = Path(__file__).parents[2]
CODE, KEY = "ABCD1234EFGH5678", bytes(range(32))
QUESTION = a_single()
DESK = Desk(
    *("Norsk", "24 November 2026", 1, 1, (guide_item(1, UUID(int=1), 300, shown(QUESTION), QUESTION),)),
    tuple(DeskAnswer(Asked(number, 1, 300), ("Hansker",), on_screen=True) for number in range(101, 111)),
)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "out.dagverk"
    made.write_bytes(f.desk_file(DESK, file="0" * 36, key=KEY, code=CODE, cost=CHEAP))
    return made


def kept(path):
    working = f.WorkingDesk(path)
    try:
        return {one.key: one.given.points for one in working.unlock(CODE).answers if one.given}
    finally:
        working.close()


def killed_after(path, count):
    """What a process acknowledged until it was killed, and the modules of a database it had read."""
    words = [sys.executable, "-m", "tests.support.examine_process", str(path), CODE]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    told = []
    for line in process.stdout:
        told.append(line.split(maxsplit=1))
        if sum(one[0] == "kept" for one in told) >= count:
            break
    process.kill()
    told += [line.split(maxsplit=1) for line in process.stdout if line.endswith("\n")]
    assert told, process.stderr.read()
    process.communicate()
    marks = [tuple(map(int, one[1].split())) for one in told if one[0] == "kept"]
    return marks, next(one[1].strip() for one in told if one[0] == "modules")


def test_killed_again_and_again_every_mark_that_was_kept_is_there_and_no_database_was_read(path):
    last = {}
    for count in (3, 8, 5):
        marks, modules = killed_after(path, count)
        assert modules == "[]"
        assert len(marks) >= count
        last |= {(number, question): points for number, question, points in marks}
        there = kept(path)
        differ = {key for key, points in last.items() if there.get(key) != points}
        assert len(differ) <= 1  # what was kept between the last word of the process and its end
        last = there


def test_the_command_takes_a_file_or_asks_for_one():
    assert _parser().parse_args(["examine", "out.dagverk"]).file == Path("out.dagverk")
    assert _parser().parse_args(["examine"]).file is None
    assert _parser().parse_args(["examine", "--data", "there"]).data == Path("there")
    with pytest.raises(SystemExit):
        _parser().parse_args(["examine", "--database", "sqlite://"])
    assert _RUN["examine"] == f"{examine_command.__name__}:run"


def test_it_is_dressed_as_this_pc_is_and_has_its_own_page_of_the_handbook(qtbot, qapp, tmp_path, path):
    _folder, settings = machine_settings(tmp_path)
    settings.set(TEXT_SCALE, 125)
    runner = InlineTaskRunner(None, None)
    window = examine_command.made(argparse.Namespace(data=tmp_path, file=path), qapp, runner)
    qtbot.addWidget(window)
    show(window)
    assert window.theme.scale == 1.25
    window.scale_asked.emit(1.5)
    assert window.theme.scale == 1.5
    window.help_asked.emit()
    dialog = the_dialog()
    assert isinstance(dialog, HelpDialog)
    assert "eduapp examine" in dialog.findChild(QTextBrowser).toPlainText()
    dialog.close()


def test_bugs_are_told_by_their_kind_and_place_alone(capsys):
    examine_command._tell_bug(ValueError("what somebody wrote"))
    said = capsys.readouterr().err
    assert said.endswith("ValueError\n")
    assert "somebody" not in said
