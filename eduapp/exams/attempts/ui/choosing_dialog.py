"""Which of two versions of an answer counts if one was given at a PC that was left. The later is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import _
from eduapp.exams.attempts import queries, service
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.ui import looks
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.attempts.queries import Board, Card
    from eduapp.gui.bench import Bench

LONGEST_SHOWN = 300  # letters of an answer


class ChoosingDialog(FormDialog):
    """`stale` tells that what was shown is not what can be chosen from any more, and closes it."""

    stale = Signal()

    def refuse(self, error: EduError) -> None:
        """Nothing is chosen of what nobody has seen."""
        against = error.violations if isinstance(error, Refused) else ()
        if any(isinstance(one, service.NothingToChoose) for one in against):
            self.form.keep()
            self.accept()
            self.stale.emit()
            return
        super().refuse(error)


def ask_which_count(
    bench: Bench,
    board: Board,
    card: Card,
    parent: QWidget,
    done: Callable[[object], None],
    words: str = "",
) -> FormDialog:
    """Ask it of every answer that differs, with both of them above, and why; `words`: typed before."""
    form = Form(bench.theme, bench.today())
    for place, one in enumerate(card.aside):
        title = _("Question {number}").format(number=one.question)
        left = _("At the PC that was left, {time}").format(time=looks.seconds(one.at))
        here = _("As it is now")
        if one.other_at is not None:
            here = _("As it is now, {time}").format(time=looks.seconds(one.other_at))
        form.heading(title)
        form.say(f"{left}: {answer_text(one.value)}")
        form.say(f"{here}: {answer_text(one.other)}")
        label = _("{question}: what counts?").format(question=title)
        form.choice(_key(place), label, [(True, left), (False, here)], required=True, value=one.is_later)
    told = _("Why it is so. The exam PC shows at once what counts.")
    form.text(
        "words", _("Reason"), told, required=True, longest=states.LONGEST_REASON, free_text=True, value=words
    )
    form.keep()
    title = _("Answers of candidate {number} from two PCs").format(number=card.number)
    note = _("Both are kept. The one that was given last is proposed.")
    dialog = ChoosingDialog(bench, title, form, _("Let these count"), parent, note=note)

    def send() -> None:
        values = form.values()
        chosen = tuple(
            service.Chosen(one.digest, bool(values[_key(place)]), one.other_n)
            for place, one in enumerate(card.aside)
        )
        order = service.ChooseAnswers(
            sitting_id=board.id, attempt_id=card.id, chosen=chosen, words=values["words"]
        )
        dialog.send(service.choose_answers, order, done)

    def ask_anew(now: Board | None) -> None:
        found = next((one for one in (now.cards if now else ()) if one.id == card.id and one.aside), None)
        why = service.NothingToChoose().sentence()
        if now is None or found is None:
            bench.tell(why)
        else:
            ask_which_count(bench, now, found, parent, done, form.values()["words"]).say(why)

    def look_again() -> None:
        bench.runner.query(queries.board, board.id, owner=parent, done=ask_anew)

    dialog.submitted.connect(send)
    dialog.stale.connect(look_again)
    dialog.open()
    return dialog


def answer_text(value: object) -> str:
    """An answer as it was kept, without its question: letters for places, words as they are."""
    if value is None:
        return _("no answer")
    if isinstance(value, bool):
        return _("true") if value else _("false")
    if isinstance(value, int):
        return _letter(value)
    if isinstance(value, dict):
        return ", ".join(f"{int(left) + 1}–{_letter(right)}" for left, right in sorted(value.items()))
    if isinstance(value, list):
        return ", ".join(_letter(one) if isinstance(one, int) else f"“{one}”" for one in value)
    words = " ".join(str(value).split())
    return f"“{words}”" if len(words) <= LONGEST_SHOWN else f"“{words[:LONGEST_SHOWN]} …”"


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)  # noqa: PLR2004 - letters


def _key(place: int) -> str:
    return f"counts_{place}"
