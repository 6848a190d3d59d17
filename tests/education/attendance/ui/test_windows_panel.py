"""The numbers of the register on the settings page."""

from eduapp.education.attendance import queries, terms
from eduapp.education.attendance.ui.windows_panel import WindowsPanel
from eduapp.gui.forms import FormDialog
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench


def a_panel(qtbot, database, actor=given.LEADER):
    fakes = a_bench(database.acting_as(actor), actor)
    panel = WindowsPanel(fakes.bench)
    panel.fakes = fakes
    qtbot.addWidget(panel)
    return panel


def test_every_number_stands_with_its_paragraph(qtbot, database):
    changed = "Marks can be changed for 7 days, after that by a leader with a second name"
    panel = a_panel(qtbot, database)
    assert [line.text() for line in panel.words] == [
        f"{changed} (strgj.forskr. §§ 3-12, 3-13).",
        "Excused can be recorded 14 days ahead (a promise is kept short).",
        "Reasons of absence are kept for 90 days, then only the neutral mark (GDPR art. 5 (1) c, e).",
    ]


def test_a_leader_decides_for_how_long_reasons_are_kept(qtbot, database):
    panel = a_panel(qtbot, database)
    panel.change.click()
    [dialog] = panel.findChildren(FormDialog)
    dialog.form.type_in({"days": 500})
    dialog.submit()
    assert dialog.isVisible()  # longer than anybody may
    dialog.form.type_in({"days": 60})
    dialog.submit()

    with database.reading() as look:
        assert queries.reasons_kept(look, given.TODAY) == 60
    panel.fakes.feed.changed.emit(frozenset({terms.REASONS_KEPT_CHANGED}))
    assert "for 60 days" in panel.words[2].text()


def test_a_teacher_is_told_who_decides(qtbot, database):
    panel = a_panel(qtbot, database, given.TEACHER)
    assert not panel.change.isEnabled()
    assert "Ask a leader" in panel.change.accessibleDescription()


def test_it_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(lambda theme: WindowsPanel(a_bench(database, theme=theme).bench))
