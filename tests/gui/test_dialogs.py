import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from eduapp.core.actor import Actor
from eduapp.core.errors import NotFound, Refused, Unavailable
from eduapp.core.i18n import set_screen_language
from eduapp.core.violations import Violation
from eduapp.gui.dialogs import DialogAsker, Question, RefusedDialog
from eduapp.gui.theme import Theme
from eduapp.gui.work import Unexpected
from tests.support import given
from tests.support.accessibility import assert_accessible, assert_page_accessible
from tests.support.keys import press

TEACHER = Actor(given.LEADER.user_id, "Ingrid Solheim", frozenset())


class GroupIsFull(Violation):
    message = "The group is full: 12 of 12 places are taken."
    overridable = True


class LeavesEarly(Violation):
    message = "{name} leaves on 18 December, before the course ends."
    overridable = True


class NoTraining(Violation):
    message = "The safety training of this workshop is missing."


BOTH = Refused(GroupIsFull(), LeavesEarly(name="Ahmed <b>Yusuf</b>"))


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def asker(qtbot):
    return DialogAsker(Theme(), given.LEADER)


@pytest.fixture
def meanwhile():
    """Does something with the dialog that opens next."""

    def plan(act):
        def when_open():
            act(QApplication.activeModalWidget())

        QTimer.singleShot(0, when_open)

    return plan


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_the_verb_says_yes(window, asker, meanwhile):
    meanwhile(lambda dialog: dialog.go.click())

    assert asker.confirm("Hand in?", "You can still change it.", "Hand in", window)


@pytest.mark.parametrize("way", ["button", "escape", "close"])
def test_every_way_out_says_no(qtbot, window, asker, meanwhile, way):
    ways = {
        "button": lambda dialog: dialog.out.click(),
        "escape": lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape),
        "close": lambda dialog: dialog.close(),
    }
    meanwhile(ways[way])

    assert not asker.confirm("Hand in?", "You can still change it.", "Hand in", window)


@pytest.mark.parametrize(("danger", "out"), [(False, "Cancel"), (True, "Stay here")])
def test_the_way_out_of_losing_something_is_not_called_cancel(qtbot, window, asker, meanwhile, danger, out):
    words = []
    meanwhile(lambda dialog: (words.append(dialog.out.text()), dialog.reject()))

    assert not asker.confirm("Close without saving?", "It is lost.", "Close", window, danger)
    assert words == [out]


@pytest.mark.parametrize(("danger", "answer"), [(False, True), (True, False)])
def test_enter_never_does_what_is_dangerous(qtbot, window, asker, meanwhile, danger, answer):
    meanwhile(lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))

    assert asker.confirm("Delete the attempt?", "It is gone for ever.", "Delete", window, danger) is answer


def test_afterwards_the_keyboard_is_where_it_was(qtbot, window, asker, meanwhile):
    field = QLineEdit(window)
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    meanwhile(lambda dialog: dialog.reject())
    asker.confirm("Hand in?", "You can still change it.", "Hand in", window)

    assert window.focusWidget() is field


def test_the_window_below_is_the_active_one_again(qtbot, window, asker, meanwhile):
    """Where no desktop does it, keys would go nowhere once a dialog has closed."""
    meanwhile(lambda dialog: dialog.reject())
    asker.confirm("Hand in?", "You can still change it.", "Hand in", window)
    QApplication.processEvents()

    assert QApplication.activeWindow() is window


def test_all_reasons_are_listed_and_none_is_read_as_html(qtbot, window):
    dialog = RefusedDialog(Theme(), BOTH, given.LEADER, window)
    qtbot.addWidget(dialog)

    said = texts(dialog)
    assert "The group is full: 12 of 12 places are taken." in said
    assert "Ahmed <b>Yusuf</b> leaves on 18 December, before the course ends." in said
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))


def test_a_leader_may_override_with_a_reason(window, asker, meanwhile):
    def write_and_go(dialog):
        assert not dialog.anyway.isEnabled()
        dialog.why.setPlainText("  Agreed with the teacher ")
        dialog.anyway.click()

    meanwhile(write_and_go)
    override = asker.refused(BOTH, window)

    assert override.covers == {"GroupIsFull", "LeavesEarly"}
    assert override.reason == "Agreed with the teacher"


def test_a_leader_overrides_by_keyboard_without_leaving_the_reason(window, asker, meanwhile):
    def write_and_go(dialog):
        press(dialog, "Ctrl+Return")  # nothing is written yet: it stays
        assert dialog.isVisible()
        dialog.why.setPlainText("Agreed with the teacher")
        press(dialog, "Ctrl+Return")

    meanwhile(write_and_go)

    assert asker.refused(BOTH, window).reason == "Agreed with the teacher"


def test_going_back_overrides_nothing(window, asker, meanwhile):
    meanwhile(lambda dialog: dialog.back.click())

    assert asker.refused(BOTH, window) is None


def test_a_space_is_no_reason(qtbot, window):
    dialog = RefusedDialog(Theme(), BOTH, given.LEADER, window)
    qtbot.addWidget(dialog)

    dialog.why.setPlainText("   ")

    assert not dialog.anyway.isEnabled()
    assert dialog.anyway.accessibleDescription() == "Write why. The reason is kept in the trail."


def test_safety_is_never_overridden(qtbot, window):
    dialog = RefusedDialog(Theme(), Refused(GroupIsFull(), NoTraining()), given.LEADER, window)
    qtbot.addWidget(dialog)

    assert not dialog.may_override
    assert not any("leader" in text for text in texts(dialog))


def test_a_teacher_reads_who_may_override(qtbot, window):
    dialog = RefusedDialog(Theme(), BOTH, TEACHER, window)
    qtbot.addWidget(dialog)

    assert not dialog.may_override
    assert "A leader can do this anyway, with a reason." in texts(dialog)


def test_the_keyboard_begins_where_one_writes(qtbot, window):
    dialog = RefusedDialog(Theme(), BOTH, given.LEADER, window)
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.waitUntil(dialog.why.hasFocus)
    qtbot.keyClick(dialog.why, Qt.Key.Key_Tab)
    assert not dialog.why.hasFocus()


def test_one_may_try_again_after_unavailable(window, asker, meanwhile):
    meanwhile(lambda dialog: dialog.go.click())

    assert asker.tell_error(Unavailable(reason="The disk is full."), window)


def test_other_errors_have_only_a_way_out(window, asker, meanwhile):
    seen = []

    def look(dialog):
        seen.append((texts(dialog), hasattr(dialog, "go")))
        dialog.out.click()

    meanwhile(look)

    assert not asker.tell_error(NotFound(), window)
    assert seen[0][0][0] == "This is no longer here"
    assert seen[0][1] is False


def test_what_the_crash_window_told_is_not_told_again(window, asker):
    assert not asker.tell_error(Unexpected(), window)


def test_dialogs_are_fit_for_everybody(qtbot):
    assert_page_accessible(lambda theme: RefusedDialog(theme, BOTH, given.LEADER, None))
    assert_page_accessible(
        lambda theme: Question(
            theme, "Delete?", "The answers are gone for ever.", None, verb="Delete the attempt", danger=True
        )
    )


def test_twenty_reasons_still_leave_the_buttons_in_sight(qtbot):
    theme = Theme(scale=2.0)
    theme.apply(QApplication.instance())
    many = Refused(*(LeavesEarly(name=f"Person number {number}") for number in range(20)))
    dialog = RefusedDialog(theme, many, given.LEADER, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)

    screen = dialog.screen().availableGeometry().size()
    assert dialog.size().boundedTo(screen) == dialog.size()
    assert dialog.rect().contains(dialog.back.geometry())
    assert_accessible(dialog, theme, QSize(screen.width(), screen.height()))


@pytest.mark.parametrize("tongue", ["nb", "nn"])
def test_dialogs_speak_the_language_of_the_screen(qtbot, tongue):
    set_screen_language(tongue)
    dialog = RefusedDialog(Theme(), BOTH, given.LEADER, None)
    qtbot.addWidget(dialog)

    assert "Go back" not in dialog.back.text()
