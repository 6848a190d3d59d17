"""The list of accounts."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty
from eduapp.gui.list_page import ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.people.access import queries, terms
from eduapp.people.access.queries import UserRow
from eduapp.people.access.ui.recovery_dialogs import make_code
from eduapp.people.access.ui.user_dialog import add_user, change_user

MANAGE_REASON = N_("Only an administrator may open and change accounts.")


class UsersPage(ListPage[UserRow]):
    """Who may sign in, and as what."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.USERS_CHANGED})
    list_name = N_("People who use this")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("People who use this"), _("Staff only. Learners never have an account here."))

    def columns(self) -> Sequence[Column[UserRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                caption=lambda row: row.title,
                avatar=True,
                spoken=lambda row: f"{row.name}, {row.title}, {_roles(row)}",
            ),
            Column(_("Roles"), _roles, width=300),
            Column(_("Sign-in name"), lambda row: row.sign_in_name, width=180, priority=2),
            Column(
                _("Last signed in"),
                _last_here,
                sort=lambda row: row.last_signed_in_at,
                chip=lambda row: None if row.active else ("none", "lock", _("closed")),
                width=170,
                priority=1,
            ),
            Column(_("Works at"), lambda row: ", ".join(row.sites), width=160, priority=3),
        ]

    def fetch(self, text: str, filter: str) -> Question[UserRow]:  # noqa: A002 - as in ListPage
        return ask(queries.users)

    def open(self, row: UserRow) -> None:
        if self.bench.actor.may(terms.MANAGE_USERS):
            change_user(self.bench, row, self)

    def empty(self) -> Empty:
        return Empty(
            "users", _("Nobody yet"), _("Everybody who works with the program has an account of their own.")
        )

    def header_buttons(self) -> list[QPushButton]:
        roles = button(self.theme, _("What each role may"), "shield")
        roles.clicked.connect(lambda: self.bench.navigation.go(Route("access.roles")))
        seal = button(self.theme, _("Sealed code…"), "lock", name=_("Make a sealed code for administrators"))
        seal.clicked.connect(lambda: make_code(self.bench, self))
        add = self.add_button(_("Add a person"))
        add.clicked.connect(lambda: add_user(self.bench, self))
        if not self.bench.actor.may(terms.MANAGE_USERS):
            why_not(add, _(MANAGE_REASON))
            why_not(seal, _(MANAGE_REASON))
        return [roles, seal, add]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} account", "{count} accounts", shown).format(count=shown)


def _roles(row: UserRow) -> str:
    return ", ".join(code_list("roles")[role].label for role in row.roles)


def _last_here(row: UserRow) -> str:
    return date_text(row.last_signed_in_at.astimezone(zone()).date()) if row.last_signed_in_at else ""
