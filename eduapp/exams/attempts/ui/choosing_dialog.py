"""Which of two versions of an answer counts if one was given at a PC that was left. The later is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import _
from eduapp.exams.attempts import queries, service
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.ui import looks
from eduapp.exams.attempts.ui.both_answers import BothAnswers, is_long
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.attempts.queries import Board, Card
    from eduapp.exams.screens.rules.asides import Version
    from eduapp.gui.bench import Bench
    from eduapp.gui.theme import Theme


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
    form, both = Form(bench.theme, bench.today()), list[BothAnswers]()
    for place, one in enumerate(card.aside):
        both.extend(_ask_of(form, bench.theme, place, one))
    why = _("Why it is so. The exam PC shows at once what counts.")
    longest = states.LONGEST_REASON
    form.text("words", _("Reason"), why, required=True, longest=longest, free_text=True, value=words)
    form.keep()
    title = _("Answers of candidate {number} from two PCs").format(number=card.number)
    note = _("Both are kept. The one that was given last is proposed.")
    dialog = ChoosingDialog(bench, title, form, _("Let these count"), parent, note=note)
    for shown in both:
        shown.grown.connect(dialog.fit)

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


def _ask_of(form: Form, theme: Theme, place: int, one: Version) -> Iterator[BothAnswers]:
    """Both answers to a question, side by side or from where they part, and which of them counts."""
    title = _("Question {number}").format(number=one.question)
    left = _("At the PC that was left, {time}").format(time=looks.seconds(one.at))
    here = _("As it is now")
    if one.other_at is not None:
        here = _("As it is now, {time}").format(time=looks.seconds(one.other_at))
    form.heading(title)
    told = ((left, _as_kept(one.value)), (here, _as_kept(one.other)))
    if is_long(told):
        both = BothAnswers(theme, title, told)
        form.put(both)
        yield both
    else:
        form.say(f"{left}: {answer_text(one.value)}")
        form.say(f"{here}: {answer_text(one.other)}")
    label = _("{question}: what counts?").format(question=title)
    form.choice(_key(place), label, [(True, left), (False, here)], required=True, value=one.is_later)


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
    return f"“{value}”"


def _as_kept(value: object) -> str:
    """The same without marks around it, to be compared letter by letter."""
    if value is None:
        return ""
    return value if isinstance(value, str) else answer_text(value)


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)  # noqa: PLR2004 - letters


def _key(place: int) -> str:
    return f"counts_{place}"
