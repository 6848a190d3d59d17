import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)

from eduapp.core.i18n import _, set_screen_language
from eduapp.gui.qt_words import _SEEN, speak_qt

ENGLISH = {
    "Cancel",
    "Open",
    "Close",
    "Copies",
    "Printer",
    "Look in:",
    "File name:",
    "Paste",
    "Select All",
    "Options",
}


@pytest.fixture(params=["nb", "nn"])
def norwegian(request, qapp):
    set_screen_language(request.param)
    speak_qt(qapp)
    yield request.param
    set_screen_language("en")
    speak_qt(qapp)


def words_of(widget):
    """Every text of labels and buttons in a dialog of Qt's."""
    said = [label.text() for label in widget.findChildren(QLabel)]
    said += [button.text() for button in widget.findChildren(QAbstractButton)]
    return {text.replace("&", "") for text in said if text}


@pytest.mark.parametrize("tongue", ["nb", "nn"])
def test_every_word_of_qt_that_is_seen_is_translated(tongue):
    same_in_all = {"OK", "Type", "Type:", "Enter", "Millimeters (mm)", "Points (pt)"}
    set_screen_language(tongue)

    assert [word for word in _SEEN if _(word) == word and word not in same_in_all] == []


def test_buttons_speak_norwegian(qtbot, norwegian):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel | QDialogButtonBox.StandardButton.Yes)
    qtbot.addWidget(box)

    assert words_of(box) == {"Avbryt", "Ja"}


def test_the_menu_of_a_field_speaks_norwegian(qtbot, norwegian):
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        said = {action.text().replace("&", "").partition("\t")[0] for action in menu.actions()}

        assert {"Angre", "Klipp ut", "Kopier", "Lim inn", "Slett", "Merk alt"} <= said


def test_the_file_dialog_speaks_norwegian(qtbot, norwegian, tmp_path):
    dialog = QFileDialog(None, "", str(tmp_path))
    qtbot.addWidget(dialog)

    said = words_of(dialog)
    assert not said & ENGLISH
    assert "Filtype:" in said


def test_the_print_dialog_speaks_norwegian(qtbot, norwegian):
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)

    said = words_of(dialog)
    assert not said & ENGLISH
    assert {"Skriv ut", "Avbryt"} <= said
    assert {"nb": "Flere valg", "nn": "Fleire val"}[norwegian] in said
    assert not [text for text in said if ">>" in text]


def test_the_button_for_more_options_says_so_in_words(qtbot, qapp):
    speak_qt(qapp)
    dialog = QPrintDialog(QPrinter())
    qtbot.addWidget(dialog)
    [more] = [one for one in dialog.findChildren(QAbstractButton) if "options" in one.text()]
    assert more.text() == "More options"

    more.click()

    assert more.text() == "Fewer options"


def test_the_calendar_has_our_months_and_begins_on_monday(qtbot, norwegian):
    calendar = QCalendarWidget()
    qtbot.addWidget(calendar)

    assert QLocale().monthName(3) == "mars"
    assert calendar.firstDayOfWeek().name == "Monday"
    assert QLocale().dayName(1) == {"nb": "mandag", "nn": "måndag"}[norwegian]


def test_in_english_qt_speaks_for_itself(qapp):
    speak_qt(qapp)

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_words_of_no_dialog_are_left_alone(norwegian):
    assert QCoreApplication.translate("Anything", "Something nobody knows") == "Something nobody knows"


def test_it_is_installed_once(qapp):
    assert speak_qt(qapp) is speak_qt(qapp)
