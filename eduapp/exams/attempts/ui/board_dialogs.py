"""What an act asks beside its key: a sentence for the log, minutes, words for the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.exams.attempts import service
from eduapp.exams.attempts.rules import needs, states
from eduapp.exams.attempts.rules.minutes import MOST
from eduapp.exams.attempts.ui import looks
from eduapp.exams.room.rules.words import LONGEST_WORDS
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.core.db.unit_of_work import Command
    from eduapp.exams.attempts.queries import Board, Card
    from eduapp.gui.bench import Bench

    Given = tuple[int, tuple[tuple[int, str], ...]]  # how many got minutes, and who did not

SEEN = N_("What was seen, and what was done. No names, and nothing that only a decision can say.")
WHY = N_("What happened, and why so many minutes. It stands in the log.")
_TITLES = {
    states.PAUSE: N_("Pause candidate {number}"),
    states.MOVE: N_("Move candidate {number} to another PC"),
    states.EXTRA: N_("Give candidate {number} time back"),
    states.STOP: N_("Hand in for candidate {number}"),
    states.BRING_BACK: N_("Bring candidate {number} back"),
}
_NOTES = {
    states.PAUSE: N_("The time stands still. What it took is given back when the exam goes on."),
    states.MOVE: N_("The PC that is left goes on no more. The ticket opens the exam at another PC, once."),
    states.EXTRA: N_("It stands in the log of the day, and on the screen at once."),
    states.STOP: N_("What has been answered is handed in as it is. Two people can bring the candidate back."),
    states.BRING_BACK: N_("Another person confirms it in their own name, on this board."),
}
_VERBS = {
    states.PAUSE: N_("Pause"),
    states.MOVE: N_("Let another PC go on"),
    states.EXTRA: N_("Give back"),
    states.STOP: N_("Hand in"),
    states.BRING_BACK: N_("Ask for it"),
}
_OUT_OF_CONTACT = N_(
    "No exam PC answers just now. One that comes back hands in then. If none does, note on the page of the"
    " day when the candidate handed in."
)
_ONLY_THERE = N_(
    "No contact with the PC since {time}: what was answered there later is on it alone, and the other PC does"
    " not have it. If it still works, press F12 there and move with a stick instead. If you move now, keep"
    " that PC: in contact, or by F12 and a stick, its answers come in, and you choose here what counts."
)
ASKS = frozenset(_TITLES)  # acts that ask for more
_DISTURBS = "disturbs"


def ask(
    bench: Bench, board: Board, card: Card, act: str, parent: QWidget, done: Callable[[object], None]
) -> None:
    """Ask what an act about one seat needs, and do it."""
    form = Form(bench.theme, bench.today())
    if act == states.EXTRA:
        form.number("minutes", _("Minutes"), required=True, least=1, most=MOST)
    if act == states.BRING_BACK:
        told = _("Beside what is left of the time. It stands in the log when the candidate is brought back.")
        form.number("minutes", _("Minutes more"), told, required=True, most=MOST, value=0)
    if act in {states.PAUSE, states.MOVE, states.EXTRA}:
        _ask_what_happened(form)
    if act != states.STOP:
        form.text("words", _("Sentence"), _(SEEN), required=True, longest=LONGEST_WORDS, free_text=True)
    form.keep()
    title = _(_TITLES[act]).format(number=card.number)
    note = _note(card, act)
    dialog = FormDialog(bench, title, form, _(_VERBS[act]), parent, note=note)

    def send() -> None:
        use_case, order = _order(board, card, act, form.values())
        dialog.send(use_case, order, done)

    dialog.submitted.connect(send)
    dialog.open()


def _note(card: Card, act: str) -> str:
    """What an act does; of a seat out of contact, what nobody here can know."""
    if needs.LOST in card.needs and act == states.STOP:
        return _(_OUT_OF_CONTACT)
    if needs.LOST in card.needs and act == states.MOVE and card.saved_at is not None:
        return _(_ONLY_THERE).format(time=looks.seconds(card.saved_at))
    return _(_NOTES[act])


def ask_gap(
    bench: Bench, board: Board, card: Card, parent: QWidget, done: Callable[[object], None]
) -> FormDialog:
    """Ask how many minutes are given back for what the exam PC lost, and why so many."""
    gap = card.gaps[0]
    form = Form(bench.theme, bench.today())
    told = _("None is a decision, too. Nothing is given back then.")
    form.number("minutes", _("Minutes"), told, required=True, most=MOST, value=gap.minutes)
    form.text("words", _("Sentence"), _(WHY), required=True, longest=LONGEST_WORDS, free_text=True)
    form.keep()
    title = _("Time that candidate {number} lost").format(number=card.number)
    note = looks.need_text(card, needs.TIME)
    dialog = FormDialog(bench, title, form, _("Decide"), parent, note=note)

    def send() -> None:
        order = service.DecideGap(sitting_id=board.id, attempt_id=card.id, gap=gap.n, **form.values())
        dialog.send(service.decide_gap, order, done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def ask_time_for_all(
    bench: Bench, board: Board, parent: QWidget, done: Callable[[Given], None]
) -> FormDialog:
    """Ask how many minutes everybody gets back; the ends that follow stand above as they are typed."""
    form = Form(bench.theme, bench.today())
    minutes = form.number("minutes", _("Minutes"), required=True, least=1, most=MOST)
    _ask_what_happened(form)
    form.text("words", _("Sentence"), _(SEEN), required=True, longest=LONGEST_WORDS, free_text=True)
    form.keep()
    note = _(_NOTES[states.EXTRA])
    dialog = FormDialog(bench, _("Give everybody time back"), form, _("Give back to all"), parent, note=note)
    for sentence in looks.reach_sentences(board):
        dialog.say(sentence)
    told = dialog.line()

    def follow() -> None:
        words = looks.new_ends(board, minutes.value() or 0)
        told.setText(words)
        told.setVisible(bool(words))
        dialog.fit()

    def send() -> None:
        dialog.send(service.give_all, service.GiveAll(sitting_id=board.id, **form.values()), done)

    minutes.changed.connect(follow)
    follow()
    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def ask_stop_all(bench: Bench, board: Board, parent: QWidget, done: Callable[[object], None]) -> None:
    """Ask why everybody is stopped."""
    form = Form(bench.theme, bench.today())
    form.text("words", _("Why?"), _(SEEN), required=True, longest=LONGEST_WORDS, free_text=True)
    form.keep()
    note = _("Every clock stands still. What it took is given back to all when the exam goes on.")
    dialog = FormDialog(bench, _("Stop the exam for all"), form, _("Stop for all"), parent, note=note)

    def send() -> None:
        dialog.send(service.stop_all, service.StopAll(sitting_id=board.id, **form.values()), done)

    dialog.submitted.connect(send)
    dialog.open()


def ask_words(
    bench: Bench, board: Board, card: Card | None, parent: QWidget, done: Callable[[object], None]
) -> None:
    """Ask what is to stand on all screens, or on one."""
    form = Form(bench.theme, bench.today())
    told = _("It stands on the screen until it is read. Everybody who sees the screen can read it.")
    form.text("words", _("Words"), told, required=True, longest=states.LONGEST_SAID, free_text=True)
    form.keep()
    title = _("Say to all") if card is None else _("Say to candidate {number}").format(number=card.number)
    dialog = FormDialog(bench, title, form, _("Say it"), parent)

    def send() -> None:
        attempt = None if card is None else card.id
        order = service.SayToAll(sitting_id=board.id, attempt_id=attempt, **form.values())
        dialog.send(service.say_to_all, order, done)

    dialog.submitted.connect(send)
    dialog.open()


def _ask_what_happened(form: Form) -> None:
    kinds = [(one.key, capital(one.label)) for one in code_list("room_incidents") if one.has(_DISTURBS)]
    form.choice("incident", _("What happened?"), kinds, required=True, value=states.WORKSTATION)


def _order(
    board: Board, card: Card, act: str, values: dict[str, object]
) -> tuple[Callable[..., object], Command]:
    whose = {"sitting_id": board.id, "attempt_id": card.id}
    if act == states.EXTRA:
        return service.give_time, service.GiveTime(**whose, **values)  # type: ignore[arg-type]
    if act == states.BRING_BACK:
        return service.bring_back, service.BringBack(**whose, **values)  # type: ignore[arg-type]
    return service.act_on_screen, service.ActOnScreen(**whose, act=act, **values)  # type: ignore[arg-type]
