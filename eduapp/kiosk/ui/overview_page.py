"""All questions on one page, what is unanswered as links, and the one button to hand in, in two steps."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui import icons
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import hbox, label, vbox, why_not
from eduapp.kiosk.rules.overview import Overview, Standing
from eduapp.kiosk.ui.choice import arrow_back, touch
from eduapp.kiosk.ui.words import listed


class OverviewPage(QWidget):
    """What there is before handing in. Pressing “Hand in” asks once more, on the same page."""

    go = Signal(int)
    handed_in = Signal()

    def __init__(self, theme: Theme, told: Overview, width: int = 1366) -> None:
        super().__init__()
        self.setObjectName("page")
        self._theme, self._left = theme, told.unanswered
        holder, px = QWidget(), theme.px
        column = vbox(spacing=px(14), margins=(px(32), px(20), px(32), px(20)), parent=holder)
        column.addWidget(label(_("Overview"), "title"))
        column.addWidget(label(self._sum(told), "large", wrap=True))
        self.links: dict[int, QPushButton] = {}
        abreast = max(2, (width - px(100)) // px(190))
        grid = QGridLayout()
        grid.setSpacing(px(10))
        for place, one in enumerate(told.standings):
            grid.addWidget(self._link(one), *divmod(place, abreast))
        column.addLayout(grid)
        column.addStretch(1)
        self._foot = self._two_steps(theme, told)
        vbox((DownwardsArea(holder, _("Overview")), 1), self._foot, spacing=0, parent=self)

    def begin(self) -> None:
        """Put the keyboard on what is left to do."""
        left = self._left[0] if self._left else None
        (self.links[left] if left else self.hand_in if self.hand_in.isEnabled() else self.first).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def ask(self) -> None:
        """The second step."""
        self.hand_in.hide()
        self.first.hide()
        self.question.show()
        self.stay.show()
        self.sure.show()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def unask(self) -> None:
        """Back to the first."""
        for one in (self.question, self.stay, self.sure):
            one.hide()
        self.hand_in.show()
        self.first.show()
        self.hand_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sum(self, told: Overview) -> str:
        count = len(told.standings)
        answered = ngettext(
            "{answered} of {count} question has an answer.",
            "{answered} of {count} questions have an answer.",
            count,
        )
        said = [answered.format(answered=told.answered, count=count)]
        if told.unsaved:
            said.append(_not_yet(told))
        if told.unanswered:
            said.append(_("Without an answer: {numbers}.").format(numbers=listed(told.unanswered)))
        if told.partly:
            said.append(_("Answered in part: {numbers}.").format(numbers=listed(told.partly)))
        if told.marked:
            said.append(_("To look at again: {numbers}.").format(numbers=listed(told.marked)))
        return " ".join(said)

    def _link(self, one: Standing) -> QPushButton:
        state, icon = _state(one)
        name = _("Question {number}, {state}").format(number=one.number, state=state)
        made = touch(self._theme, f"{one.number}  {state}", icon, name=name)
        if one.marked:
            made.setIcon(icons.icon("bookmark", self._theme.t.ink, 20))
            made.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))
        made.clicked.connect(lambda: self.go.emit(one.number))
        self.links[one.number] = made
        return made

    def _two_steps(self, theme: Theme, told: Overview) -> QWidget:
        px, left = theme.px, len(told.unanswered)
        asked = _("Hand in? You cannot change your answers afterwards.")
        if left:
            without = ngettext("{count} question has no answer.", "{count} questions have no answer.", left)
            asked = f"{without.format(count=left)} {asked}"
        self.first = touch(theme, _("Back to the questions"), arrow_back())
        self.question = label(asked, "largeStrong", wrap=True)
        self.stay = touch(theme, _("No, go on working"))
        self.sure = touch(theme, _("Yes, hand in"), kind="primary")
        self.hand_in = touch(theme, _("Hand in"), kind="primary")
        why_not(self.hand_in, _not_yet(told))
        self.first.clicked.connect(lambda: self.go.emit(told.unanswered[0] if told.unanswered else 1))
        self.hand_in.clicked.connect(self.ask)
        self.stay.clicked.connect(self.unask)
        self.sure.clicked.connect(self.handed_in)
        for one in (self.question, self.stay, self.sure):
            one.hide()
        frame = QFrame()
        frame.setObjectName("kioskbar")
        row = hbox(self.first, None, self.stay, self.sure, self.hand_in, spacing=px(10))
        vbox(self.question, row, spacing=px(6), margins=(px(16), px(8), px(16), px(8)), parent=frame)
        return frame


def _not_yet(told: Overview) -> str:
    """Why nobody hands in now; "" if everything is kept."""
    if not told.unsaved:
        return ""
    words = _("Not saved: {numbers}. You can hand in once it is saved. Stay here and raise your hand.")
    return words.format(numbers=listed(told.unsaved))


def _state(one: Standing) -> tuple[str, str]:
    if one.unsaved:
        # Translators: of a question.
        return _("not saved"), "triangle-alert"
    if one.partly:
        # Translators: of a question.
        return _("in part"), "circle-dot"
    if one.answered:
        # Translators: of a question.
        return _("answered"), "circle-check"
    # Translators: of a question.
    return _("no answer"), "circle-dashed"
