"""Each check of tests/support/accessibility.py fails on something bad, and leaves the good alone."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from eduapp.gui.tables import Column, TableView
from eduapp.gui.theme import Theme, tokens
from eduapp.gui.widgets import CutLabel, IconTile, Meter, announce, button, label
from tests.support import reach, sight, spoken
from tests.support.accessibility import (
    CASES,
    announcements,
    assert_accessible,
    assert_page_accessible,
    banned_in,
    problems,
    show,
    theme_problems,
)


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    made.setObjectName("root")
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def shown_with(window, *widgets):
    for widget in widgets:
        window.layout().addWidget(widget)
    show(window, QSize(600, 400))
    return window


def named(widget, name):
    widget.setAccessibleName(name)
    return widget


def found(check, window, theme):
    return " ".join(check(window, theme))


# --- A1, A2, A3: what is read aloud ---------------------------------------------------------------------


def test_a_nameless_field_is_found(window, theme):
    shown_with(window, QLineEdit())

    assert "A1 no name" in found(spoken.names, window, theme)


def test_a_button_named_after_its_icon_is_found(window, theme):
    shown_with(window, button(theme, "", "printer", name="printer"))

    assert "A1 named after its icon" in found(spoken.names, window, theme)


def test_a_field_named_after_its_class_is_found(window, theme):
    shown_with(window, named(QLineEdit(), "QLineEdit"))

    assert "A1 named after its class" in found(spoken.names, window, theme)


def test_two_buttons_of_the_same_name_are_found(window, theme):
    shown_with(window, button(theme, "Open"), button(theme, "Open"))

    assert "A1 2 controls have the same name: “Open”" in found(spoken.names, window, theme)


def test_the_same_name_is_fine_in_rows_of_a_list(window, theme):
    rows = [button(theme, "Open"), button(theme, "Open")]
    for row in rows:
        row.setProperty("listRow", True)
    shown_with(window, *rows)

    assert not found(spoken.names, window, theme)


def test_a_button_without_a_role_is_found(window, theme, monkeypatch):
    shown_with(window, button(theme, "Open"))
    monkeypatch.setattr(spoken.QAccessible, "queryAccessibleInterface", lambda _widget: None)

    assert "A2 no role" in found(spoken.roles, window, theme)


class Gauge(QWidget):
    """Paints a figure and says nothing."""

    def paintEvent(self, event):
        QPainter(self).drawText(self.rect(), "72 %")


def test_a_painted_figure_without_a_sentence_is_found(window, theme):
    shown_with(window, Gauge())

    assert "A2 painted without a sentence" in found(spoken.roles, window, theme)


def test_painted_figures_with_a_sentence_and_decoration_are_fine(window, theme):
    shown_with(window, named(Gauge(), "72 percent were here"), Meter(theme, 1, 2), IconTile(theme, "users"))

    assert not found(spoken.roles, window, theme)


class SaysTooLittle(QAbstractTableModel):
    """A table whose first cell reads itself, and whose second reads the whole row."""

    def rowCount(self, parent=QModelIndex()):
        return 1

    def columnCount(self, parent=QModelIndex()):
        return 2

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ["Haddad, Karim", "Present"][index.column()]
        return None


class SaysTooMuch(SaysTooLittle):
    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "Haddad, Karim, Present"
        return super().data(index, role)


@pytest.mark.parametrize(
    ("model", "problem"), [(SaysTooLittle, "only its first"), (SaysTooMuch, "row again")]
)
def test_a_table_that_reads_too_little_or_too_much_is_found(window, theme, model, problem):
    view = named(QTableView(), "Register")
    made = model(view)
    view.setModel(made)
    shown_with(window, view)

    assert problem in found(spoken.tables, window, theme)


# --- A4 to A7: what is seen -----------------------------------------------------------------------------


def test_pale_colours_are_found(theme):
    pale = Theme(tokens("light"))
    pale.t = type(pale.t)(**{**vars(pale.t), "ink2": "#a0a0a0"})

    assert "A4 ink2 on bg" in " ".join(sight.pairs(pale))


def test_our_looks_have_contrast_shapes_and_distance(theme):
    for look in ("light", "dark", "high_contrast"):
        assert theme_problems(Theme(tokens(look))) == []


def test_pale_letters_on_the_screen_are_found(window, theme):
    pale = QLabel("Nobody can read this")
    pale.setStyleSheet("color: #b0b0b0")
    shown_with(window, pale, label("Everybody can read this", "caption"))

    text = found(sight.drawn_contrast, window, theme)
    assert "Nobody" in text
    assert "Everybody" not in text


def test_marks_that_only_their_colour_tells_apart_are_found(theme, monkeypatch):
    def disc(painter, _theme, _status, rect):
        painter.drawEllipse(rect)

    monkeypatch.setattr(sight, "paint_status_mark", disc)

    assert "A5 the marks present and late" in " ".join(sight.marks(theme))


def test_chips_that_only_their_colour_tells_apart_are_found():
    assert sight.alike([("present", "check", "Ready"), ("absent", "x", "Ready")]) == [
        "A5 two chips say “Ready”"
    ]
    assert "same icon" in sight.alike([("present", "check", "Ready"), ("late", "check", "Late")])[0]
    assert sight.alike([("present", "check", "Ready"), ("absent", "x", "Missing")]) == []


def test_status_colours_that_some_cannot_tell_apart_are_found(theme):
    close = Theme(tokens("light"))
    close.t = type(close.t)(**{**vars(close.t), "present_solid": "#3a7d2c", "absent_solid": "#a05a2c"})

    assert "A6 present and absent" in " ".join(sight.colour_blind(close))


def test_a_window_larger_than_the_small_screen_is_found(window, theme):
    large = QWidget()
    large.setMinimumSize(1400, 100)
    shown_with(window, large)

    assert "A7" in found(sight.fits, window, theme)


def test_a_page_that_scrolls_sideways_is_found(window, theme):
    area, wide = QScrollArea(), QWidget()
    wide.setMinimumSize(2000, 50)
    area.setWidget(wide)
    shown_with(window, area)

    assert "A7" in found(sight.fits, window, theme)


@pytest.mark.parametrize("make", [QLabel, QPushButton, QCheckBox])
def test_text_that_is_cut_is_found(window, theme, make):
    cut = make("Mark the rest present and finish")
    cut.setFixedWidth(60)
    shown_with(window, cut)

    assert "A7 cut" in found(sight.nothing_cut, window, theme)


def test_lines_that_are_cut_below_are_found(window, theme):
    cut = label("Mark the rest present and finish the register of this lesson", wrap=True)
    cut.setFixedSize(80, 20)
    shown_with(window, cut)

    assert "A7 cut" in found(sight.nothing_cut, window, theme)


def test_a_choice_that_is_cut_is_found(window, theme):
    choice = named(QComboBox(), "Template")
    choice.addItem("Course certificate, landscape")
    choice.setFixedWidth(80)
    shown_with(window, choice)

    assert "A7 cut" in found(sight.nothing_cut, window, theme)


# --- A8, A9, A12, A20: what is reached ------------------------------------------------------------------


class Trap(QPlainTextEdit):
    """Keeps Tab for itself."""


def test_a_field_that_keeps_tab_is_found(window, theme):
    shown_with(window, button(theme, "Back"), named(Trap(), "Note"), button(theme, "Next"))

    text = found(reach.tab_round, window, theme)
    assert "A8 Tab does not leave Trap" in text
    assert "A8 Tab never reaches _Button “Next”" in text


def test_an_order_that_jumps_is_found(window, theme):
    first, second, third = (button(theme, text) for text in ("One", "Two", "Three"))
    shown_with(window, first, second, third)
    QWidget.setTabOrder(third, second)
    QWidget.setTabOrder(second, first)

    assert "A8 Tab goes to" in found(reach.reading_order, window, theme)


def test_an_order_that_leaves_a_panel_and_comes_back_is_found(window, theme):
    panel, between = QWidget(), button(theme, "Between")
    down = QVBoxLayout(panel)
    first, second = button(theme, "One"), button(theme, "Two")
    down.addWidget(first)
    down.addWidget(second)
    shown_with(window, panel, between)
    QWidget.setTabOrder(first, between)
    QWidget.setTabOrder(between, second)

    assert "comes back to it at _Button “Two”" in found(reach.reading_order, window, theme)


def test_columns_are_read_one_after_the_other(window, theme):
    row = QWidget()
    across = QHBoxLayout(row)
    for column in (("One", "Two"), ("Three", "Four")):
        panel = QWidget()
        down = QVBoxLayout(panel)
        for text in column:
            down.addWidget(button(theme, text))
        across.addWidget(panel)
    shown_with(window, row)

    assert not found(reach.reading_order, window, theme)


class Blind(QPushButton):
    """Takes the focus and does not show it."""

    def paintEvent(self, event):
        painter = QPainter(self)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


def test_a_focus_nobody_sees_is_found(window, theme):
    shown_with(window, Blind("Sign"), button(theme, "Undo"), button(theme, "Print", kind="primary"))

    text = found(reach.tab_round, window, theme)
    assert "A9 one cannot see that it has the focus: Blind “Sign”" in text
    assert "Undo" not in text
    assert "Print" not in text


def test_a_control_under_another_is_found(window, theme):
    shown_with(window, button(theme, "Sign"))
    cover = QLabel("Saved", window)
    cover.setGeometry(window.rect())
    cover.show()

    assert "has the focus under" in found(reach.tab_round, window, theme)


@pytest.mark.parametrize("least", [None, 44], ids=["24 px", "44 px where fingers work"])
def test_a_small_target_is_found(window, theme, least):
    small = button(theme, "+", name="More")
    small.setFixedSize(*((20, 20) if least is None else (36, 36)))
    small.setProperty("minTarget", least)
    shown_with(window, small)

    assert f"needs {least or 24}" in found(reach.targets, window, theme)


def test_a_field_that_minds_the_wheel_is_found(window, theme):
    tempted = named(QComboBox(), "Level")
    tempted.addItems(["A1", "A2", "B1"])
    shown_with(window, tempted, button(theme, "Next"))

    assert "A20 the wheel changes" in found(reach.calm_wheel, window, theme)


# --- A14, A16 -------------------------------------------------------------------------------------------


def test_announcements_are_heard_in_order(window, theme):
    shown_with(window, label("Saved"))

    with announcements() as said:
        announce(window, "Saved 08:33")
        announce(window, "3 marks undone")

    assert said == ["Saved 08:33", "3 marks undone"]


@pytest.mark.parametrize(
    "sentence", ["Invalid date", "Vennligst prøv igjen", "Ein feil oppstod", "Please wait", "Den innsatte"]
)
def test_words_that_blame_or_excuse_are_found(window, theme, sentence):
    shown_with(window, QLabel(sentence))

    assert banned_in(sentence)
    assert "A16" in found(spoken.words, window, theme)


def test_plain_sentences_are_fine():
    assert banned_in("Only 3 of the 30 hours of this week are left.") == []
    assert banned_in("Berre 3 av 30 timar er att. Terror og mirror er ikkje ord her.") == []


# --- all together ---------------------------------------------------------------------------------------


def good(theme):
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in (
        label("Learners", "title"),
        named(QLineEdit(), "Name"),
        button(theme, "Add", kind="primary"),
    ):
        layout.addWidget(widget)
    return page


def test_a_good_page_passes_in_every_case(qtbot):
    assert_page_accessible(good)


def test_a_bad_page_is_told_with_its_case(qtbot):
    def bad(theme):
        page = good(theme)
        page.layout().addWidget(QLineEdit())
        return page

    with pytest.raises(AssertionError, match="light 200% nb: A1 no name"):
        assert_page_accessible(bad)


def test_the_cases_hold_every_size_look_and_language():
    assert {case.scale for case in CASES} == {1.0, 1.25, 1.5, 2.0}
    assert {case.look for case in CASES} == {"light", "dark"}
    assert {case.language for case in CASES} == {"nb", "nn", "en"}


def test_a_widget_that_stands_can_be_looked_at(window, theme):
    shown_with(window, QLineEdit())

    assert problems(window, theme)
    with pytest.raises(AssertionError):
        assert_accessible(window, theme)
    assert QApplication.instance() is not None


# --- tables and lines that end in … -------------------------------------------------------------------


@dataclass(frozen=True)
class Line:
    id: int
    name: str = "Haddad, Karim"
    day: str = "23.11.2026"


def a_table(window, theme, *columns, width=75):
    view = TableView(theme, [Column("Name", lambda row: row.name), *columns], name="Lines")
    view.set_rows([Line(1)])
    shown_with(window, view)
    view.horizontalHeader().blockSignals(True)  # as if nothing kept to what the columns need
    for at in range(1, len(columns) + 1):
        view.setColumnWidth(at, width)
    return view


DAY = Column("Day", lambda row: row.day)
STATE = Column("State", lambda row: "", chip=lambda row: ("present", "check", "Recorded on the screen"))
COUNT = Column("Count", lambda row: "1 000 000 hours", number=True)
WORDS = Column("About", lambda row: "Words that go on for quite a while")


@pytest.mark.parametrize("column", [DAY, STATE, COUNT], ids=["day", "state", "number"])
def test_a_figure_or_a_state_that_is_cut_is_found(window, theme, column):
    a_table(window, theme, column)

    [problem] = list(sight.tables_whole(window, theme))
    assert problem.startswith("A7 cut in a cell")


def test_a_heading_that_is_cut_is_found(window, theme):
    a_table(window, theme, Column("Sikkerhetsopplæring", lambda row: "yes"))

    [problem] = list(sight.tables_whole(window, theme))
    assert problem.startswith("A7 cut heading “Sikkerhetsopplæring”")


def test_words_that_are_cut_but_whole_by_a_key_are_fine(window, theme):
    view = a_table(window, theme, WORDS, width=75)
    assert view.itemDelegate().cut(view.model().index(0, 1))

    assert list(sight.tables_whole(window, theme)) == []


def test_words_that_are_cut_and_nowhere_whole_are_found(window, theme, monkeypatch):
    view = a_table(window, theme, WORDS, width=75)
    monkeypatch.setattr(view.table, "lines", lambda row: [row.name])

    [problem] = list(sight.tables_whole(window, theme))
    assert "nowhere whole" in problem


def test_a_line_that_is_cut_without_its_whole_text_is_found(window, theme):
    line = CutLabel("A title that is much longer than any window of this width could ever show at once" * 2)
    shown_with(window, line)
    assert list(sight.letters_cut(window, theme)) == []

    line.setToolTip("")
    line.setAccessibleName("A title")

    assert len(list(sight.letters_cut(window, theme))) == 2
