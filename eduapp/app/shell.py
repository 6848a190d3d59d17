"""The window's inside once somebody is signed in: rail, top bar, pages. No business of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QWidget

from eduapp.app import catalogue
from eduapp.app.head import Head
from eduapp.app.invented import InventedBar
from eduapp.app.rail import COMPACT_BELOW, Rail
from eduapp.core.i18n import _
from eduapp.gui.focus import PAGES, give_focus, takes_focus
from eduapp.gui.loading import load
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import SearchField, Toast, announce, button, hbox, vbox

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from eduapp.gui.bench import Bench
    from eduapp.gui.contributions import PageOffer
    from eduapp.gui.page import Page
    from eduapp.gui.widgets.boxes import Item

_KEPT_PAGES = 12  # beyond these the page unused longest is closed
_TOAST_MS = 8000
_NARROW = 900  # logical pixels below which search is an icon
_ICONS_ONLY = 960  # logical pixels below which actions are icons


class Shell(QWidget):
    """Rail, top bar and the page of the route. Another theme or language is another shell."""

    palette_asked = Signal()
    real_school_asked = Signal()  # away from the invented people
    person_asked = Signal()

    def __init__(
        self,
        bench: Bench,
        place: str,
        width: int,
        kept: Mapping[Route, object] | None = None,
        *,
        invented: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName("root")
        self.bench, self._logical = bench, bench.theme.logical_width(width)
        self._kept = dict(kept or {})  # what pages of another look or language had on them
        self._pages: dict[Route, Page] = {}
        self._holders: dict[Route, QWidget] = {}
        self._focused: dict[Route, QWidget] = {}  # where the keyboard was on the pages behind
        self._shown: Route | None = None
        self._known = catalogue.pages()
        self._rail_items = catalogue.rail(bench.actor)
        self.rail = Rail(
            bench.theme, self._rail_items, bench.actor, place, compact=self._logical < COMPACT_BELOW
        )
        self.rail.asked.connect(lambda key: self.go(Route(key)))
        self.rail.person_pressed.connect(self.person_asked)
        self.stack = QStackedWidget()
        self.stack.setObjectName(PAGES)
        self._toast: Toast | None = None
        right = QWidget()
        self._program_name = _("Dagverk, invented people") if invented else "Dagverk"
        self.invented = InventedBar(bench.theme) if invented else None
        above: list[Item] = []
        if self.invented is not None:
            above = [self.invented]
            self.invented.leave.clicked.connect(self.real_school_asked)
        vbox(*above, self._top_bar(), (self.stack, 1), spacing=0, parent=right)
        hbox(self.rail, (right, 1), spacing=0, parent=self)
        bench.navigation.moved.connect(self._show)

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        route = self.bench.navigation.current
        return self._pages.get(route) if route else None

    def kept(self) -> dict[Route, object]:
        """What each page would have again if it were built anew."""
        return {**self._kept, **{route: page.kept() for route, page in self._pages.items()}}

    def unsaved(self) -> bool:
        """Whether something on these pages is not saved, shown or behind."""
        return any(page.unsaved() for page in self._pages.values())

    def hush(self) -> None:
        """Take away what would go by itself in a moment."""
        self._drop_toast()

    def come_back(self) -> None:
        """It was taken out of the window and is in it again: the title of the window, and where one was."""
        if self.page is not None:
            self._show_head(self.page)
            self._settle_focus(self.page)

    def leave(self) -> None:
        """Another shell takes over: follow nobody any more."""
        self.bench.navigation.moved.disconnect(self._show)

    def go(self, route: Route) -> None:
        """Leave for another page, if the present one lets go."""
        if self.page is None or self.page.may_leave():
            self.bench.navigation.go(route)
        elif self.page is not None:
            self.rail.mark(self._place_of(self.page.route))

    def print_page(self) -> None:
        """Ctrl+P: have the page print itself, or go where its record is printed."""
        if self.page is None:
            return
        offer = catalogue.printing(self.page.route.key, self.bench.actor)
        if offer is None:
            self.page.print_()
        else:
            self.go(Route(offer.route_key, self.page.route.id, offer.detail))

    def go_to_number(self, number: int) -> None:
        """Ctrl+1 … Ctrl+9: the places of the rail in order."""
        if number <= len(self._rail_items):
            self.go(Route(self._rail_items[number - 1].key))

    def tell(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """A toast above the page's foot: what was done, and how to undo it. One at a time."""
        self._drop_toast()

        def act() -> None:
            self._drop_toast()
            if action is not None:
                action()

        self._toast = Toast(self.bench.theme, text, action_text, act if action else None)
        self._toast.setParent(self)
        self._place_toast()
        self._toast.show()
        announce(self, text)
        toast = self._toast
        QTimer.singleShot(_TOAST_MS, toast, lambda: self._drop_toast(toast))

    def _top_bar(self) -> QFrame:
        bar, px = QFrame(), self.bench.theme.px
        bar.setObjectName("topbar")
        self.head = Head(self.bench.theme)
        self._actions = hbox(spacing=px(10))
        self.search: SearchField | QPushButton
        words = _("Search people, courses, actions")
        if self._logical < _NARROW:
            self.search = button(self.bench.theme, "", "search", name=words, tip=f"{words} (Ctrl+K)")
            self.search.clicked.connect(self.palette_asked)
        else:
            self.search = _PaletteField(self.bench.theme, words, self.palette_asked.emit)
            self.search.setFixedWidth(px(330 if self._logical >= 1160 else 240))  # noqa: PLR2004
        self._bar = hbox(
            (self.head, 1),
            self._actions,
            self.search,
            spacing=px(10),
            margins=(px(24), px(14), px(24), px(6)),
            parent=bar,
        )
        return bar

    def _show(self, route: Route) -> None:
        offer = self._known.get(route.key)
        if offer is None or not self._may_see(offer):  # whatever led there
            return
        self._note_focus()
        page = self._pages.get(route) or self._build(route)
        self._pages[route] = self._pages.pop(route)  # youngest last
        self.stack.setCurrentWidget(self._holders[route])
        page.open_route(route)  # once it is the one that is shown: what it opens belongs over it
        self.rail.mark(self._place_of(route))
        self._show_head(page)
        self._show_actions(page)
        self._drop_toast()
        self._close_old()
        self._shown = route
        self._settle_focus(page)

    def _may_see(self, offer: PageOffer) -> bool:
        """Whether a page is for who is signed in; some are for everybody."""
        return not offer.permission or self.bench.actor.may(offer.permission)

    def _note_focus(self) -> None:
        """Before another page is shown: where the keyboard is on this one."""
        now = self.window().focusWidget()
        if self._shown is not None and now is not None and self._is_of(self._pages.get(self._shown), now):
            self._focused[self._shown] = now

    def _settle_focus(self, page: Page) -> None:
        """The keyboard is where it was on this page, else in its first control, never around all of it."""
        if give_focus(self._focused.get(page.route)) or give_focus(page.first_focus()):
            return
        now = self.window().focusWidget()
        if now is not None and takes_focus(now) and self._is_of(page, now):
            return
        rail = self.rail.buttons.get(self._place_of(page.route))
        if any(map(give_focus, page.findChildren(QWidget))):
            return
        any(map(give_focus, (*self._header(), rail)))  # what is on the page may still be asked for

    def _is_of(self, page: Page | None, widget: QWidget) -> bool:
        """Whether a widget stands on a page or among its verbs above."""
        return page is not None and (page.isAncestorOf(widget) or widget in self._header())

    def _header(self) -> list[QWidget]:
        items = (self._actions.itemAt(number) for number in range(self._actions.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _build(self, route: Route) -> Page:
        offer = self._known[route.key]
        page: Page = load(offer.module)(self.bench, route)
        if (before := self._kept.pop(route, None)) is not None:
            page.restore(before)
        page.titled.connect(lambda: self._show_head(page))
        page.actions_changed.connect(lambda: self._show_actions(page))
        holder: QWidget = page
        if not page.scrolls_itself:
            holder = DownwardsArea(page, _("Page"))
        self.stack.addWidget(holder)
        self._pages[route], self._holders[route] = page, holder
        return page

    def _show_head(self, page: Page) -> None:
        if page is not self.page:
            return
        self.head.say(page.title, page.context)
        if page.route.id is not None and page.title:
            self.bench.navigation.name(page.route, page.title, page.context)
        self.window().setWindowTitle(" – ".join(filter(None, (page.title, self._program_name))))

    def _show_actions(self, page: Page) -> None:
        if page is not self.page:
            return
        while (item := self._actions.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
        for made in page.header_buttons():
            if self._logical < _ICONS_ONLY and not made.icon().isNull():
                made.setToolTip(made.accessibleName())
                made.setText("")
            self._actions.addWidget(made)
            made.show()

    def _place_of(self, route: Route) -> str:
        """The rail's place for a page: the one it names, its own, or that of its feature's first page."""
        keys = [item.key for item in self._rail_items]
        if self._known[route.key].place in keys:
            return self._known[route.key].place
        feature = route.key.partition(".")[0]
        return next((key for key in keys if key in (route.key, feature) or key.startswith(f"{feature}.")), "")

    def _close_old(self) -> None:
        too_many = len(self._pages) - _KEPT_PAGES
        if too_many <= 0:
            return
        old = [route for route, page in self._pages.items() if page is not self.page and not page.unsaved()]
        for route in old[:too_many]:
            page, holder = self._pages.pop(route), self._holders.pop(route)
            self._focused.pop(route, None)
            self.stack.removeWidget(holder)
            page.deleteLater()
            if holder is not page:
                holder.deleteLater()

    def _place_toast(self) -> None:
        if self._toast is not None:
            size = self._toast.sizeHint()
            width = min(size.width(), self.width() - self.bench.theme.px(32))
            left = self.rail.width() + (self.width() - self.rail.width() - width) // 2
            self._toast.setGeometry(
                left, self.height() - size.height() - self.bench.theme.px(18), width, size.height()
            )

    def _drop_toast(self, only: Toast | None = None) -> None:
        if self._toast is not None and only in (None, self._toast):
            self._toast.hide()
            self._toast.deleteLater()
            self._toast = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.head.fold(event.size().height()):
            px = self.bench.theme.px
            above, below = (6, 3) if self.head.folded else (14, 6)
            self._bar.setContentsMargins(px(24), px(above), px(24), px(below))
        self._place_toast()


class _PaletteField(SearchField):
    """Looks like a search field; putting the cursor in it opens the command palette."""

    def __init__(self, theme: object, placeholder: str, opened: Callable[[], None]) -> None:
        super().__init__(theme, placeholder, "Ctrl+K")  # type: ignore[arg-type]
        self._opened = opened
        self.setReadOnly(True)
        self.setProperty("palette", "true")  # white like a field, though nothing is typed here
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.clearFocus()
            self._opened()
