from dataclasses import replace

from PySide6.QtWidgets import QLabel

from eduapp.exchange.handoff.ui.changes_dialog import MOST, show_changes
from tests.support import given_handoff
from tests.support.accessibility import assert_page_accessible


def test_every_change_has_a_line_and_a_flood_is_counted(qtbot, database, fakes, parent, group):
    shown = replace(given_handoff.overview(database), changes=tuple(f"change {n}" for n in range(MOST + 3)))

    dialog = show_changes(fakes.bench.theme, shown, parent)

    texts = [one.text() for one in dialog.findChildren(QLabel)]
    assert "change 0" in texts
    assert f"change {MOST}" not in texts
    assert "3 more are not shown here." in texts
    assert_page_accessible(lambda theme: show_changes(theme, shown, parent))
