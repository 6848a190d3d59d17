"""The page of the keys: who made them, since when they sign, when the next are due, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from eduapp.certificates.keys import jobs, queries, terms
from eduapp.certificates.keys.opened import KeyRing
from eduapp.certificates.keys.queries import ActRow, KeyState, Stand
from eduapp.certificates.keys.ui import acts, overruling
from eduapp.certificates.keys.ui.open_dialog import open_keys
from eduapp.certificates.seals.key_list import KeyRecord, State
from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.flow import Flow
from eduapp.gui.record_page import RecordPage
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, EmptyState, IconTile, button, clear, hbox, label, rename, vbox, why_not

if TYPE_CHECKING:
    from eduapp.certificates.keys.jobs.papers import ListStanding
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench

NOT_KEEPER = N_(
    "Your role may look, but not change the keys. A leader or an administrator does, two of them."
)
NOT_ISSUER = N_("Your role issues no papers, so it does not open the key.")
NO_REGISTER = N_("The register of papers is not at hand, so nobody can say what the key had signed.")
_STATES = {State.ACTIVE: N_("in use"), State.ENDED: N_("ended"), State.LOST: N_("lost")}
_LOOKS = {
    State.ACTIVE: ("present", "circle-check"),
    State.ENDED: ("none", "circle-minus"),
    State.LOST: ("absent", "triangle-alert"),
}
LISTS = ("*.list",)
_GOOD, _TO_COME, _BY_LOST = (
    N_("Others take it."),
    N_("Its day has not come yet: the clock of a PC was wrong. Nothing can be issued or revoked until then."),
    N_(
        "A key that was lost since signed it, so nobody takes it. Open the issuing key, and it is signed"
        " anew."
    ),
)
_CHIPS = {
    _GOOD: ("present", "circle-check", N_("good")),
    _TO_COME: ("absent", "triangle-alert", N_("dated in the future")),
    _BY_LOST: ("absent", "triangle-alert", N_("by a lost key")),
}


class _Titled(Card):
    """A card whose first row is its heading."""

    def __init__(self, head: QHBoxLayout, *items: QWidget | QVBoxLayout, spacing: int) -> None:
        super().__init__(head, *items, spacing=spacing)
        self.head = head


class KeysPage(RecordPage):
    """The issuing key, the root, all public keys, and what two people did with them."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.KEYS_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Keys of the school"), _("What makes papers checkable by anybody, for ever"))
        self._ring = bench.held.one(KeyRing)
        self._state = KeyState(Stand.NONE)
        self._make_verbs()
        self.nothing = self._make_nothing()
        self._chip = hbox()
        self._issuing, self._root, self._public, self._list, self._done = (
            vbox(spacing=self.theme.px(6)) for _number in range(5)
        )
        self._cards = (
            self._card("stamp", _("Issuing key"), self._issuing, self.open, self.password, self.renew),
            self._card("ban", _("List of revoked papers"), self._list, self.begin),
            self._card("shield", _("Root key"), self._root, self.anew),
            self._card("award", _("All public keys"), self._public, self.save, self.lost),
            self._card("history", _("What was done"), self._done),
        )
        self._cards[0].head.addLayout(self._chip)
        px = self.theme.px
        margins = (px(24), px(6), px(24), px(20))
        vbox(self.nothing, *self._cards, None, spacing=px(14), margins=margins, parent=self)
        for part in (self.nothing, *self._cards):
            part.hide()

    def open_route(self, route: Route) -> None:
        """Somebody comes again, perhaps from having made the keys."""
        super().open_route(route)
        self.mark_stale()

    def reload(self) -> None:
        self.bench.runner.query(queries.state_now, owner=self, done=self.show_state, newest=True)
        if self._register is not None:
            papers = acts.papers_told(self._register)
            today = self.bench.today()
            self.bench.runner.query(papers.standing, today, owner=self, done=self.show_list, newest=True)

    # --- inside -------------------------------------------------------------------------------------

    def _make_verbs(self) -> None:
        self.open = button(self.theme, _("Open the issuing key…"), "lock", kind="primary")
        self.password = button(self.theme, _("Change the password…"), "pen-line")
        self.renew = button(self.theme, _("Renew…"), "history")
        self.anew = button(self.theme, _("New passwords for the key file…"), "pen-line")
        self.lost = button(self.theme, _("Tell a key lost…"), "triangle-alert")
        self.begin = button(self.theme, _("Begin it anew…"), "history")
        self.save = button(self.theme, _("Save the public keys…"), "save")
        for verb, act in (
            (self.open, self._open_or_close),
            (self.password, self._change_password),
            (self.renew, lambda: acts.renew(self.bench, self._state, self, self._register)),
            (self.anew, lambda: acts.lock_root_anew(self.bench, self)),
            (self.lost, self._tell_lost),
            (self.begin, self._begin_anew),
            (self.save, self._save),
        ):
            verb.clicked.connect(lambda _checked=False, act=act: act())

    def show_state(self, state: KeyState) -> None:
        """Show how it stands, or that there are no keys."""
        self._state = state
        there = state.stand is not Stand.NONE
        self._permit()
        for part in (self._chip, self._issuing, self._root, self._public, self._done):
            clear(part)
        if there:
            self._chip.addWidget(self.chip(self._standing(state)))
            self._show_issuing(state)
            self._show_root(state)
            self._show_public(state)
            self.fill(self._done, [self._act(one) for one in state.acts], "")
        self.nothing.setVisible(not there)
        for card in self._cards:
            card.setVisible(there)

    def _permit(self) -> None:
        may_keep = self.bench.actor.may(terms.KEEP_KEYS)
        for verb in (self.password, self.renew, self.anew, self.lost, self.begin):
            why_not(verb, "" if may_keep else _(NOT_KEEPER))
        if may_keep and self._register is None:
            why_not(self.lost, _(NO_REGISTER))
            why_not(self.begin, _(NO_REGISTER))
        why_not(self.open, "" if self.bench.actor.may(terms.OPEN_KEYS) else _(NOT_ISSUER))
        rename(self.open, _("Close the issuing key") if self._ring.is_open else _("Open the issuing key…"))

    @property
    def _register(self) -> str | None:
        """Where the register of issue is told, if a feature above tells it."""
        return next(iter(self.bench.answers(terms.REGISTER)), None)

    def _make_nothing(self) -> EmptyState:
        words = _(
            "Two people make them once, in a quarter of an hour. From then on every paper is signed, and"
            " anybody can check it without asking the school."
        )
        made = EmptyState(
            self.theme,
            "lock",
            _("The school has no keys yet"),
            words,
            (_("Make the keys"), lambda: self.bench.navigation.go(Route("keys.ceremony"))),
            (_("Bring in keys the school has…"), self._bring_back),
        )
        for verb in made.buttons:
            why_not(verb, "" if self.bench.actor.may(terms.KEEP_KEYS) else _(NOT_KEEPER))
        return made

    def _show_issuing(self, state: KeyState) -> None:
        active = state.active
        facts = [
            Fact(_("Name on it"), state.name),
            Fact(_("Called"), acts.grouped(active.kid.hex()) if active else ""),
            Fact(_("Signs since"), date_text(active.first) if active else ""),
            Fact(_("To be renewed on"), date_text(state.next_rotation) if state.next_rotation else ""),
        ]
        self._issuing.addWidget(facts_grid(self.theme, facts))

    def _standing(self, state: KeyState) -> tuple[str, str, str]:
        if state.stand is Stand.WAITS:
            return ("late", "hourglass", _("waits after wrong passwords"))
        if state.due_soon:
            return ("late", "hourglass", _("to be renewed"))
        if self._ring.is_open:
            return ("present", "circle-check", _("open on this PC"))
        return ("none", "lock", _("closed on this PC"))

    def _show_root(self, state: KeyState) -> None:
        facts = [Fact(_("Called"), acts.grouped(state.root_kid))]
        facts += [
            Fact(
                _("Half {half}").format(half=one.half),
                _("{name}, since {day}").format(name=one.name, day=date_text(one.day)),
            )
            for one in state.holders
        ]
        words = _(
            "It is not in this database: it lies in the key file, which opens with the passwords of two"
            " people, and in two printed halves."
        )
        self._root.addWidget(label(words, "secondary", wrap=True))
        self._root.addWidget(facts_grid(self.theme, facts))

    def _show_public(self, state: KeyState) -> None:
        words = _("They are kept for ever: what a key signed in its time stays genuine.")
        self._public.addWidget(label(words, "secondary", wrap=True))
        keys = reversed(state.keys.keys) if state.keys else ()
        self.fill(self._public, [self._key(one) for one in keys], "")

    def _key(self, one: KeyRecord) -> QWidget:
        token, icon = _LOOKS[one.state]
        note = _("from {first}").format(first=date_text(one.first))
        if one.until is not None:
            span = _("from {first} to {last}")
            note = span.format(first=date_text(one.first), last=date_text(one.until))
        if one.state is State.LOST:
            good = ngettext(
                "{count} paper of it stays genuine", "{count} papers of it stay genuine", len(one.signed)
            )
            note += " · " + good.format(count=len(one.signed))
        return self.row(acts.grouped(one.kid.hex()), note, [self.chip((token, icon, _(_STATES[one.state])))])

    def show_list(self, standing: ListStanding | None) -> None:
        """Show of which day the newest list of revoked papers is, and whether others take it."""
        clear(self._list)
        words = _(
            "The root key signs it anew where the clock of a PC was wrong. Otherwise it is signed by the"
            " issuing key, each day that the key is open."
        )
        self._list.addWidget(label(words, "secondary", wrap=True))
        if standing is not None:
            said = _("List {number} of {day}").format(number=standing.number, day=date_text(standing.as_of))
            note = _of(standing)
            token, icon, word = _CHIPS[note]
            self._list.addWidget(self.row(said, _(note), [self.chip((token, icon, _(word)))]))

    def _act(self, one: ActRow) -> QWidget:
        words = _("{first} and {second}, list {number}")
        said = words.format(first=one.made_by, second=one.agreed_by, number=one.number)
        return self.row(f"{date_text(one.day)} · {one.words}", said)

    def _card(self, icon: str, title: str, inside: QVBoxLayout, *verbs: QPushButton) -> _Titled:
        px = self.theme.px
        tile = IconTile(self.theme, icon, size=34)
        head = hbox(tile, (label(title, "subtitle", wrap=True), 1), spacing=px(10))
        row = QWidget()
        row.setLayout(Flow(*verbs, gap=px(8)))
        return _Titled(head, inside, *([row] if verbs else []), spacing=px(10))

    # --- verbs --------------------------------------------------------------------------------------

    def _open_or_close(self) -> None:
        if self._ring.is_open:
            self._ring.forget()
            self.show_state(self._state)
        else:
            open_keys(self.bench, self, lambda _opened: self.reload())

    def _bring_back(self) -> None:
        acts.bring_back(self.bench, self)

    def _change_password(self) -> None:
        acts.change_password(self.bench, self)

    def _tell_lost(self) -> None:
        if self._register is not None:
            overruling.tell_lost(self.bench, self._state, self._register, self)

    def _begin_anew(self) -> None:
        if self._register is not None:
            overruling.begin_anew(self.bench, self._register, self)

    def _save(self) -> None:
        kept = self._state.keys
        if kept is None:
            return
        title = _("Save the public keys")
        path = self.bench.files.save(title, acts.list_file_name(kept), LISTS, self)
        if path is None:
            return
        words = _("The public keys are saved. They are no secret.")
        self.bench.runner.start(
            jobs.save_keys,
            jobs.SaveKeys(path=path),
            owner=self,
            done=lambda _path: self.bench.tell(words),
            failed=self._not_saved,
        )

    def _not_saved(self, error: EduError) -> None:
        self.bench.show_error(error, self)


def _of(standing: ListStanding) -> str:
    """What is to be said of the list."""
    if standing.by_lost_key:
        return _BY_LOST
    return _TO_COME if standing.to_come else _GOOD
