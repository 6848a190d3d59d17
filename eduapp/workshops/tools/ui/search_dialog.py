"""The forms of a search: where somebody looked, and how it ended."""

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.workshops.tools import service
from eduapp.workshops.tools.queries import SearchRow
from eduapp.workshops.tools.rules.register import LOST
from eduapp.workshops.tools.rules.searching import LONGEST_WORDS


def note_search(bench: Bench, row: SearchRow, parent: QWidget) -> None:
    """Ask where somebody looked."""
    form = Form(bench.theme, bench.today())
    _words(form, _("Where did you look?"))
    form.keep()
    title = _("Search for {tool}").format(tool=row.tool)
    dialog = FormDialog(bench, title, form, _("Add to the log"), parent)

    def send() -> None:
        dialog.send(service.note_search, service.NoteSearch(search_id=row.id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()


def propose_end(bench: Bench, row: SearchRow, parent: QWidget) -> None:
    """Ask how a search ended, for a second person to confirm."""
    form = Form(bench.theme, bench.today())
    surplus = row.found > row.expected
    outcomes = [
        (key, capital(words))
        for key, words in code_list("tool_search_outcomes").choices()
        if not (surplus and key == LOST)
    ]
    form.choice("outcome", _("How did it end?"), outcomes, required=True)
    _words(form, _("Where was it, or what was done?"))
    form.keep()
    title = _("End of the search for {tool}").format(tool=row.tool)
    note = _("Nothing is closed by this: a second person opens this page in their own name and confirms it.")
    dialog = FormDialog(bench, title, form, _("Propose it"), parent, note=note)

    def send() -> None:
        command = service.ProposeEnd(search_id=row.id, version=row.version, **form.values())
        dialog.send(service.propose_end, command)

    dialog.submitted.connect(send)
    dialog.open()


def _words(form: Form, title: str) -> None:
    form.text(
        "words",
        title,
        _("Of places and things. Nothing about who is thought to have done something."),
        required=True,
        longest=LONGEST_WORDS,
        free_text=True,
    )
