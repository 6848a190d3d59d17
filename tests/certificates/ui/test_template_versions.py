"""Earlier versions: who kept them, and one of them taken again."""

from eduapp.certificates import queries
from eduapp.certificates.ui.template_versions import VersionsDialog
from eduapp.gui.theme import Theme
from tests.support import given_templates
from tests.support.accessibility import assert_accessible, show
from tests.support.fakes import a_bench


def now(database):
    with database.reading() as session:
        return queries.template_now(session, "kursbevis")


def a_dialog(qtbot, qapp, database, then=lambda: None):
    Theme().apply(qapp)
    dialog = VersionsDialog(a_bench(database).bench, now(database), None, then)
    qtbot.addWidget(dialog)
    show(dialog)
    return dialog


def press(dialog, name):
    next(one for one in dialog.findChildren(type(dialog.out)) if one.accessibleName() == name).click()


def test_an_earlier_one_and_the_programs_own_are_used_again(qtbot, qapp, database, school):
    given_templates.keep(database)
    given_templates.keep(database, given_templates.saying("Lykke til"), before=1)
    first, then = now(database).versions[-1], []
    dialog = a_dialog(qtbot, qapp, database, lambda: then.append(True))
    assert_accessible(dialog)

    press(dialog, "Use again: Version 1")

    assert (now(database).number, then) == (3, [True])
    assert now(database).versions[-1] == first
    press(a_dialog(qtbot, qapp, database), "Use again: The program’s template")
    assert (now(database).number, now(database).content) == (4, b"")


def test_the_one_in_use_is_not_offered(qtbot, qapp, database, school):
    dialog = a_dialog(qtbot, qapp, database)
    assert [one for one in dialog.findChildren(type(dialog.out)) if "Use again" in one.accessibleName()] == []
