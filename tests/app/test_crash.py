import sys
import threading

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.app import crash
from eduapp.app.crash import CrashReports
from eduapp.app.crash_dialog import ReportDialog
from eduapp.gui.theme import Theme

NAME = "Karim Haddad"


@pytest.fixture
def reports(tmp_path):
    made = CrashReports(tmp_path, lambda: None, lambda: None)
    made.told = []
    made._tell = made.told.append
    return made


def a_bug():
    try:
        {}[NAME]
    except KeyError as inner:
        bug = ValueError(f"no such learner: {NAME}")
        bug.__cause__ = inner
    return bug


def written(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_bug_is_in_the_log_and_nobody_is_named(reports, tmp_path, capsys):
    reports.report(a_bug())

    said = capsys.readouterr().err
    for part in NAME.split():
        assert part.encode() not in written(tmp_path)
        assert part not in said
    assert b"ValueError" in written(tmp_path)
    assert b"KeyError" in written(tmp_path)
    assert "test_crash.py:" in said


def test_a_disk_that_cannot_be_written_is_no_second_bug(reports, tmp_path):
    (tmp_path / "logs").write_text("in the way")
    reports.report(a_bug())

    assert len(reports.told) == 1


def test_a_bug_while_a_bug_is_told_is_told_once(reports):
    reports._tell = lambda text: reports.told.append(text) or reports.report(a_bug())
    reports.report(a_bug())

    assert len(reports.told) == 1


def test_the_next_bug_is_told_once_the_last_was_read(qapp, qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    reports = CrashReports(tmp_path, Theme, lambda: window)
    for _time in range(2):
        reports.report(a_bug())
        reports.report(a_bug())
        [dialog] = [one for one in window.findChildren(ReportDialog) if one.isVisible()]
        assert dialog.report.toPlainText().startswith("Dagverk ")
        dialog.out.click()


def test_a_bug_of_a_thread_is_shown_by_the_windows_own(qapp, qtbot, reports):
    shown_by = []
    reports._tell = lambda _text: shown_by.append(threading.current_thread())
    one = threading.Thread(target=lambda: reports.report(a_bug()))
    one.start()
    one.join()

    qtbot.waitUntil(lambda: bool(shown_by))
    assert shown_by == [threading.main_thread()]


def test_ctrl_c_ends_the_program(reports):
    with pytest.raises(SystemExit) as end:
        reports.report(KeyboardInterrupt())
    assert end.value.code == 130


def test_nothing_ends_in_silence(reports, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(crash, "hear_python", lambda: None)
    monkeypatch.setattr(crash, "hear_qt", lambda: None)
    monkeypatch.setattr("threading.excepthook", None)
    reports.install()
    bug = a_bug()
    sys.excepthook(type(bug), bug, None)

    assert len(reports.told) == 1
