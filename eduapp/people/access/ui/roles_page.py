"""What each role may, and whose records it sees: the table the program itself goes by."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.people.access import queries, rules
from eduapp.people.access.rules import ActRow


class RolesPage(ListPage[ActRow]):
    """Act by act: who does it, and who only sees it. Nothing is changed here."""

    topics: ClassVar[frozenset[Topic]] = frozenset()
    list_name = N_("What each role may")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._role = ""
        self.set_title(_("What each role may"), _("The same table that every button and every page asks."))

    def columns(self) -> Sequence[Column[ActRow]]:
        return [
            Column(_("What"), lambda row: row.label, width=330),
            Column(_("Does it"), lambda row: _roles(row.does)),
            Column(_("Only sees it"), lambda row: _roles(row.sees), priority=1),
        ]

    def filters(self) -> Sequence[Filter]:
        return [Filter(role.key, role.label) for role in code_list("roles")]

    def fetch(self, text: str, chosen: str) -> Question[ActRow]:
        self._role = chosen
        return ask(queries.acts, chosen)

    def open(self, row: ActRow) -> None:
        """Each row is all there is."""

    def empty(self) -> Empty:
        return Empty("users", _("Nothing"), _("This role does and sees none of this."))

    def count_text(self, shown: int, total: int | None) -> str:
        count = ngettext("{count} act", "{count} acts", shown).format(count=shown)
        return " · ".join(filter(None, (count, self._whose())))

    def _whose(self) -> str:
        if not self._role:
            return ""
        if rules.reach_of([self._role]).everybody:
            return _("sees everybody’s records, as far as it sees records at all")
        own = "; ".join(rules.whose(self._role))
        return _("sees the records of: {whose}").format(whose=own) if own else _("sees nobody’s records")


def _roles(keys: Iterable[str]) -> str:
    return ", ".join(code_list("roles")[key].label for key in keys)
