from dataclasses import replace

from PySide6.QtWidgets import QLabel

from eduapp.exchange.handoff.rules import NAMED
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
    assert "At school and in a workshop at the same time" not in texts
    assert_page_accessible(lambda theme: show_changes(theme, shown, parent))


def test_everybody_at_two_places_at_once_is_named(qtbot, database, fakes, parent, group):
    twice = tuple(f"Vik, Ola {n}: 09.00–10.00" for n in range(NAMED + 3))
    shown = replace(given_handoff.overview(database), twice=twice)

    dialog = show_changes(fakes.bench.theme, shown, parent)

    texts = [one.text() for one in dialog.findChildren(QLabel)]
    assert set(twice) <= set(texts)
    assert any(text.startswith("Paid once: ") for text in texts)
    assert "Changed since it was handed over" not in texts
    assert_page_accessible(lambda theme: show_changes(theme, shown, parent))
