import errno

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.app.crash_dialog import show_report
from eduapp.core.files import could_not
from eduapp.gui.theme import Theme

REPORT = "Dagverk 0.1.0, Python 3.11\nValueError\n  page.py:7 show\n"


class Files:
    answer = None

    def save(self, _title, name, _patterns, _parent):
        self.asked = name
        return self.answer


@pytest.fixture
def dialog(qapp, qtbot):
    Theme().apply(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    made = show_report(Theme(), REPORT, Files(), window)
    yield made
    made.close()


def test_all_that_could_be_saved_is_shown_first(dialog):
    assert dialog.isVisible()
    assert dialog.report.toPlainText() == REPORT
    assert dialog.report.isReadOnly()


def test_what_is_saved_is_what_was_shown_and_only_when_asked(dialog, tmp_path):
    dialog._files.answer = tmp_path / "report.txt"
    assert not list(tmp_path.iterdir())
    dialog.save.click()

    assert (tmp_path / "report.txt").read_text() == dialog.report.toPlainText()
    assert dialog.told.text() == "Saved: report.txt"
    assert dialog._files.asked == "dagverk-report.txt"


def test_who_thinks_better_of_it_saves_nothing(dialog, tmp_path):
    dialog.save.click()
    assert dialog.told.text() == ""


def test_a_full_disk_is_told_in_the_dialog(dialog, tmp_path, monkeypatch):
    dialog._files.answer = tmp_path / "report.txt"
    full = could_not(OSError(errno.ENOSPC, "full"), dialog._files.answer)

    def fail(_path, _content):
        raise full

    monkeypatch.setattr("eduapp.app.crash_dialog.write_atomically", fail)
    dialog.save.click()
    assert "full" in dialog.told.text()
