"""Buttons: verbs one can press, and choices of which one holds."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QPushButton, QWidget

from eduapp.gui import icons
from eduapp.gui.theme import Theme
from eduapp.gui.widgets.words import plain_tip

ICON = 18
_GAP = "  "  # Qt leaves 4 px between icon and text: too tight
_GAP_FROM_RIGHT = "\u200f\u2002"  # the same for scripts written from the right
_RIGHT_TO_LEFT = ("\u0590", "\u08ff")
# Which control got the keyboard when a button was greyed out while it had it.
_stands_in: WeakKeyDictionary[QPushButton, ref[QWidget]] = WeakKeyDictionary()


def button(
    theme: Theme,
    text: str,
    icon: str | None = None,
    kind: str | None = None,
    name: str | None = None,
    tip: str | None = None,
    checkable: bool = False,
) -> QPushButton:
    """A button. Kinds: None primary plain danger big bigprimary step seg toast.

    Without text it needs a `name`, which is read aloud and shown as its tip.
    """
    made = _Button(theme)
    if kind:
        made.setProperty("kind", kind)
    made.setCheckable(checkable)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if icon:
        made.setIcon(icons.icon(icon, theme.t[_ink_of(kind)], 20, disabled=theme.t.ink_dis))
        made.setIconSize(QSize(theme.px(ICON), theme.px(ICON)))
    rename(made, text, name)
    if tip or (name and not text):
        made.setToolTip(plain_tip(tip or name or ""))
    return made


class _Button(QPushButton):
    """Pressed by Enter as well as by Space; outside dialogs Qt knows only Space.

    On a primary one the ring of the focus has too little contrast, so a second line is drawn inside it.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") in ("primary", "bigprimary"):
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.c("on_primary"), 1.5))
            radius = self._theme.px(4)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), radius, radius)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def rename(pressed: QPushButton, text: str, name: str | None = None) -> None:
    """Give a button another text; what is read aloud follows."""
    gap = _GAP_FROM_RIGHT if any(_RIGHT_TO_LEFT[0] <= sign <= _RIGHT_TO_LEFT[1] for sign in text) else _GAP
    shown = text.replace("&", "&&")  # a name with & is not a shortcut
    pressed.setText(gap + shown if text and not pressed.icon().isNull() else shown)
    pressed.setAccessibleName(name or text)


def recast(theme: Theme, pressed: QPushButton, icon: str, kind: str | None) -> None:
    """Give a button another kind: where what comes next changes, so does which verb is the primary one."""
    if pressed.property("kind") == kind:
        return
    pressed.setProperty("kind", kind)
    pressed.setIcon(icons.icon(icon, theme.t[_ink_of(kind)], 20, disabled=theme.t.ink_dis))
    pressed.style().unpolish(pressed)
    pressed.style().polish(pressed)


def why_not(pressed: QPushButton, reason: str) -> None:
    """Grey a button out and say why, in its tip and to screen readers; "" makes it live again.

    Qt moves the keyboard on from a button that is greyed out. Where nobody has moved it since, it comes back.
    """
    held = pressed.window().focusWidget() is pressed
    pressed.setEnabled(not reason)
    now = pressed.window().focusWidget()
    if reason and held and now is not None:
        _stands_in[pressed] = ref(now)
    elif not reason and (stand_in := _stands_in.pop(pressed, None)) is not None and stand_in() is now:
        pressed.setFocus(Qt.FocusReason.OtherFocusReason)
    if pressed.property("own_tip") is None:
        pressed.setProperty("own_tip", pressed.toolTip())
    pressed.setToolTip(plain_tip(reason) if reason else str(pressed.property("own_tip")))
    pressed.setAccessibleDescription(reason)


class Segments(QFrame):
    """Two to five choices side by side, one of which holds. Arrow keys move, as in radio buttons.

    More of them stand in several rows, so many `abreast`.
    """

    chosen = Signal(object)  # the key

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[object, str]],
        name: str = "",
        current: object = None,
        abreast: int = 5,
    ) -> None:
        super().__init__()
        self.setObjectName("well")
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys = [key for key, _text in options]
        gap = theme.px(3)
        rows = QGridLayout(self)
        rows.setSpacing(theme.px(2))
        rows.setContentsMargins(gap, gap, gap, gap)
        for number, (_key, text) in enumerate(options):
            one = button(theme, text, kind="seg", checkable=True)
            self._group.addButton(one, number)
            rows.addWidget(one, *divmod(number, abreast))
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        self._group.idToggled.connect(lambda _number, _on: self._keep_one_stop())
        self.choose(current if current is not None else self._keys[0])

    def current(self) -> object:
        """The key that holds."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: object) -> None:
        """Make a key hold, without a signal."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def _keep_one_stop(self) -> None:
        """Tab stops at the one that holds, as Qt itself has it once one of them had the focus."""
        for one in self.buttons():
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one.isChecked() else Qt.FocusPolicy.ClickFocus)

    def buttons(self) -> list[QPushButton]:
        """Its buttons in order."""
        return [made for made in self._group.buttons() if isinstance(made, QPushButton)]


def _ink_of(kind: str | None) -> str:
    inks = {
        "primary": "on_primary",
        "bigprimary": "on_primary",
        "plain": "primary_ink",
        "danger": "absent",
        "toast": "surface",
    }
    return inks.get(kind or "", "ink")
