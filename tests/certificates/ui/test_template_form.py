"""The fields of a part: each change is told, and Tab goes through them as one reads."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from eduapp.certificates.drawing.editing import fields_of, parts_of
from eduapp.certificates.drawing.own_templates import usual
from eduapp.certificates.drawing.own_words import phrases_of
from eduapp.certificates.drawing.phrases import NO_WORDS
from eduapp.certificates.ui.template_form import TemplateForm
from eduapp.gui.decimals import DecimalEdit
from eduapp.gui.fields import LineField
from eduapp.gui.theme import Theme
from tests.certificates.drawing import papers
from tests.support.accessibility import show


def a_form(qtbot, qapp, number, may=True):
    Theme().apply(qapp)
    form = TemplateForm(Theme())
    qtbot.addWidget(form)
    package = usual("kursbevis")
    part = parts_of(package.table)[number]
    phrases = phrases_of(fields_of(part), papers.checkable(), NO_WORDS, package)
    form.show_part(part, phrases, "Bokmål", may=may)
    show(form)
    return form


def test_a_number_is_told_with_its_path_and_whole_ones_as_such(qtbot, qapp):
    form, told = a_form(qtbot, qapp, 14), []
    form.value_changed.connect(lambda path, value: told.append((path, value)))
    edit = next(one for one in form.findChildren(DecimalEdit) if one.accessibleName() == "Width")
    edit.setText("120,5")
    edit.setText("120")
    edit.setText("")
    assert told == [(("elements", 13, "width"), 120.5), (("elements", 13, "width"), 120)]
    assert isinstance(told[1][1], int)
    assert form.problems[("elements", 13, "width")].isVisible()


def test_a_phrase_is_told_with_what_it_stands_for(qtbot, qapp):
    form, told = a_form(qtbot, qapp, 15), []
    form.phrase_changed.connect(lambda phrase, text: told.append((phrase.english, text)))
    next(one for one in form.findChildren(LineField) if one.accessibleName() == "Kursbevis").setText("Bevis")
    assert told == [("Course certificate", "Bevis")]


def test_tab_goes_through_all_of_them_in_reading_order(qtbot, qapp):
    form = a_form(qtbot, qapp, 14)
    first = form.findChildren(LineField)[0]
    first.setFocus()
    names = []
    for _stop in range(7):
        names.append(QApplication.focusWidget().accessibleName())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names[0] == "Bevis nr. {number}"
    assert names[1] == "Put in a field: Bevis nr. {number}"
    assert names.index("Text beside the square") > names.index("Kontroll")


def test_who_may_not_changes_nothing(qtbot, qapp):
    form = a_form(qtbot, qapp, 15, may=False)
    assert not any(one.isEnabled() for one in form.findChildren(LineField))
