"""What a screen says of itself: nothing here yet, something was done, something is in the way."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets.boxes import hbox, vbox
from eduapp.gui.widgets.buttons import button
from eduapp.gui.widgets.marks import IconLabel, IconTile
from eduapp.gui.widgets.words import label

Action = Callable[[], None]


class EmptyState(QWidget):
    """An empty place: what it is for, when something comes, and one or two verbs (text, what happens)."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        primary: tuple[str, Action] | None = None,
        secondary: tuple[str, Action] | None = None,
    ) -> None:
        super().__init__()
        px, middle = theme.px, Qt.AlignmentFlag.AlignHCenter
        self.buttons: list[QPushButton] = []
        for offer, kind in ((primary, "primary"), (secondary, None)):
            if offer:
                made = button(theme, offer[0], kind=kind)
                made.clicked.connect(lambda _checked=False, act=offer[1]: act())
                self.buttons.append(made)
        words = label(text, "secondary", wrap=True, align=middle)
        words.setFixedWidth(px(400))
        vbox(
            None,
            hbox(None, IconTile(theme, icon, "primary", 72), None),
            px(8),
            label(title, "subtitle", wrap=True, align=middle),
            hbox(None, words, None),
            px(8),
            hbox(None, *self.buttons, None, spacing=px(10)),
            None,
            spacing=px(6),
            parent=self,
        )


class Toast(QFrame):
    """One line over the page after something was done, with the way back. Nothing one must read."""

    def __init__(self, theme: Theme, text: str, action_text: str = "", action: Action | None = None) -> None:
        super().__init__()
        self.setObjectName("toast")
        self.setAccessibleName(text)
        px = theme.px
        words = label(text)
        self.action_button: QPushButton | None = None
        row = hbox(
            IconLabel(theme, "circle-check", 18, "surface"),
            words,
            px(8),
            spacing=px(10),
            margins=(px(14), px(8), px(8), px(8)),
            parent=self,
        )
        if action_text and action:
            self.action_button = button(theme, action_text, kind="toast")
            self.action_button.clicked.connect(lambda _checked=False: action())
            row.addWidget(self.action_button)


class Bar(QFrame):
    """A line across the page that stays while something is in the way: what, what is safe, one button.

    `is_good`: something is done, and nothing in the way.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        action_text: str = "",
        action: Action | None = None,
        *,
        is_good: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setProperty("good", is_good)
        self.setAccessibleName(text)
        px = theme.px
        words = label(text, wrap=True)
        row = hbox(
            IconLabel(theme, icon, 18, "present" if is_good else "late"),
            (words, 1),
            spacing=px(10),
            margins=(px(14), px(8), px(10), px(8)),
            parent=self,
        )
        self.action_button: QPushButton | None = None
        if action_text and action:
            self.action_button = button(theme, action_text)
            self.action_button.clicked.connect(lambda _checked=False: action())
            row.addWidget(self.action_button)


def announce(widget: QWidget, text: str, urgent: bool = False) -> None:
    """Have a screen reader say something that just appeared, politely unless it is urgent."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # noqa: PLC0415 - heavy: many roles

    event = QAccessibleAnnouncementEvent(widget, text)
    event.setPoliteness(
        QAccessible.AnnouncementPoliteness.Assertive if urgent else QAccessible.AnnouncementPoliteness.Polite
    )
    QAccessible.updateAccessibility(event)
