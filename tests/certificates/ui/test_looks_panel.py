"""The layout of each kind of paper, on the settings page."""

from PySide6.QtWidgets import QComboBox

from eduapp.certificates import queries
from eduapp.certificates.ui.looks_panel import LAYOUTS, LooksPanel
from eduapp.core.resources import resource
from eduapp.gui.theme import Theme
from tests.support import given, given_templates
from tests.support.accessibility import assert_page_accessible, show
from tests.support.fakes import a_bench


def choices(qtbot, bench):
    panel = LooksPanel(bench)
    qtbot.addWidget(panel)
    show(panel)
    return {one.accessibleName(): one for one in panel.findChildren(QComboBox)}


def test_a_layout_is_chosen_for_one_kind(qtbot, qapp, database):
    Theme().apply(qapp)
    choice = choices(qtbot, a_bench(database).bench)["Layout: Course certificate"]

    choice.setCurrentIndex(choice.findText("A5, half a sheet"))

    with database.reading() as session:
        assert queries.look_of(session, "kursbevis") == "kursbevis.a5"
        assert queries.look_of(session, "deltakerbevis") == "deltakerbevis"


def test_every_layout_of_the_program_has_a_name():
    assert {file.stem for file in resource("certificates/parts/layouts").glob("*.toml")} == set(LAYOUTS)


def test_a_role_that_only_looks_cannot_choose_and_one_layout_is_no_choice(qtbot, qapp, database):
    Theme().apply(qapp)
    lookers = choices(qtbot, a_bench(database.acting_as(given.TEACHER)).bench)
    assert not any(choice.isEnabled() for choice in lookers.values())

    leaders = choices(qtbot, a_bench(database).bench)
    assert "Layout: Overview of results" not in leaders
    assert leaders["Layout: Course certificate"].isEnabled()


def test_it_is_fit_for_everybody(qtbot, database):
    assert_page_accessible(lambda theme: LooksPanel(a_bench(database, theme=theme).bench))


def test_layouts_with_an_own_template_say_so(qtbot, qapp, database, school):
    Theme().apply(qapp)
    given_templates.keep(database, given_templates.saying(look="kursbevis.a5"), "kursbevis.a5")
    fakes = a_bench(database)
    choice = choices(qtbot, fakes.bench)["Layout: Course certificate"]
    assert choice.findText("A5, half a sheet, own template") >= 0
    assert choice.findText("A4 upright") >= 0
