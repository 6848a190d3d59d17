"""A field that holds several people: found one by one as one types, and taken out again."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _
from eduapp.education.enrolment.queries import Candidate
from eduapp.gui.bench import Bench
from eduapp.gui.pickers import Pickable, SearchPicker
from eduapp.gui.tab_order import in_reading_order
from eduapp.gui.widgets import Avatar, Card, announce, button, clear, hbox, label, vbox
from eduapp.people.learners.rules import why_no_more

ROOM = 156  # px at 100 %: four people


class PeopleField(QWidget):
    """Keeps to the Field protocol of forms; its value is a tuple of ids, in the order they were picked."""

    changed = Signal()

    def __init__(self, bench: Bench, query: Callable[..., Sequence[Candidate]]) -> None:
        super().__init__()
        self._theme = bench.theme
        self._people: dict[UUID, Candidate] = {}
        self._about: dict[UUID, list[str]] = {}
        self.picker = SearchPicker(
            bench, query, _("Find by name or number"), hint=partial(why_no_more, bench.actor)
        )
        self.picker.picked.connect(self._take)
        px = bench.theme.px
        self._rows = vbox(spacing=px(2))
        chosen = Card(self._rows, None, spacing=0, margins=(px(8), px(8), px(8), px(8)), name="well")
        chosen.setMinimumHeight(px(ROOM))  # kept free from the start, so that nothing moves while one picks
        vbox(self.picker, chosen, spacing=px(6), parent=self)
        self._show()
        self.setFocusProxy(self.picker)

    def value(self) -> tuple[UUID, ...] | None:
        """The ids of those chosen, None while nobody is."""
        return tuple(self._people) or None

    def set_value(self, value: Sequence[Candidate] | None) -> None:
        """Choose these people."""
        self._people = {one.id: one for one in value or ()}
        self._show()

    def misread(self) -> str:
        """A sentence while a name is written but nobody picked."""
        return self.picker.misread()

    def names(self) -> dict[UUID, str]:
        """What those chosen are called."""
        return {one.id: one.label for one in self._people.values()}

    def show_about(self, about: Mapping[UUID, Sequence[str]]) -> None:
        """Say what one should know of those chosen, in sentences below their names; said aloud once."""
        fresh = {id_: list(told) for id_, told in about.items()}
        if fresh == self._about:
            return
        said = [sentence for id_, told in fresh.items() if told != self._about.get(id_) for sentence in told]
        self._about = fresh
        if said:
            announce(self.picker.line, " ".join(said))
        self._show_rows()

    def _take(self, row: Pickable | None) -> None:
        if not isinstance(row, Candidate):
            return
        self._people[row.id] = row
        self.picker.set_value(None)
        announce(self.picker.line, _("{name} was added to the list.").format(name=row.label))
        self._show()

    def _drop(self, row: Candidate) -> None:
        self._people.pop(row.id, None)
        self._show()
        self.picker.setFocus()

    def _show(self) -> None:
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        clear(self._rows)
        if not self._people:
            self._rows.addWidget(label(_("Nobody chosen yet."), "secondary"))
        before: QWidget = self.picker.line
        for one in self._people.values():
            row, out = self._row(one)
            self._rows.addWidget(row)
            in_reading_order(before, [out])
            before = out

    def _row(self, one: Candidate) -> tuple[QWidget, QPushButton]:
        row, px = QWidget(), self._theme.px
        out = button(
            self._theme, "", "x", kind="plain", name=_("Take {name} out of the list").format(name=one.label)
        )
        out.clicked.connect(lambda: self._drop(one))
        name = hbox((label(one.label, wrap=True), 1), label(one.detail, "secondary"), spacing=px(10))
        about = [label(sentence, "caption", wrap=True) for sentence in self._about.get(one.id, ())]
        words = vbox(name, *about, spacing=px(2))
        hbox(Avatar(self._theme, one.label, 28), (words, 1), out, spacing=px(10), parent=row)
        return row, out
